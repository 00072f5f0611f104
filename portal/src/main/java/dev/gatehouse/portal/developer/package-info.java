/** What the developer portal's pages ask. */
package dev.gatehouse.portal.developer;
