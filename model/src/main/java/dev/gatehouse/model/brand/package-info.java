/** What a brand may be: the same rules for settings and for the resource. */
package dev.gatehouse.model.brand;
