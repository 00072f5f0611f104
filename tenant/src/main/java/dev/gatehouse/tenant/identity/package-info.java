/** Managed identities: made for a resource, and the door where its tokens are had (facts/entra-and-graph.md §8). */
package dev.gatehouse.tenant.identity;
