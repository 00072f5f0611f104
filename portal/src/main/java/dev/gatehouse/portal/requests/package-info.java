/** What developers ask for in their portal: products for their applications, and applications. */
package dev.gatehouse.portal.requests;
