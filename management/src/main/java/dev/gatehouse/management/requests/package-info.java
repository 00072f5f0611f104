/** What developers ask for themselves: products for their applications, and applications. */
package dev.gatehouse.management.requests;
