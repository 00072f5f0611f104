/** The portals for people. */
package dev.gatehouse.portal;
