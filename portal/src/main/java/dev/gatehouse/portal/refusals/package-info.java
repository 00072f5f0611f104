/** Refusals as the owner of an application is told of them. */
package dev.gatehouse.portal.refusals;
