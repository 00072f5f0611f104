/** Tags: what has them, the links that show the same from the tag's side, and the lists by tag. */
package dev.gatehouse.management.types.tags;
