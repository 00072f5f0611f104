/** The catalogue: products, APIs and their operations, as somebody may see them. */
package dev.gatehouse.portal.catalogue;
