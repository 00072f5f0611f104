/** The web applications' files. */
package dev.gatehouse.portal.site;
