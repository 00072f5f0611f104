/**
 * Microsoft Graph v1.0 over the directory, as far as it is served (facts/entra-and-graph.md §7). {@code GraphDoor} says
 * what is where; a call is authenticated ({@code GraphTokens}), its caller's authority read from the directory as it is
 * now ({@code Access}), and carried out in one transaction.
 */
package dev.gatehouse.tenant.graph;
