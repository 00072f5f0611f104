/** What the developer portal is like, who is told of what, and the service's own keys. */
package dev.gatehouse.management.types.portal;
