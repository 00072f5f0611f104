/** How the portals present themselves. */
package dev.gatehouse.portal.brand;
