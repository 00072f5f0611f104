/**
 * What each type of resource does beyond keeping its properties, as far as it needs nobody else: one class a type, and
 * {@link dev.gatehouse.management.types.Types} lists them.
 */
package dev.gatehouse.management.types;
