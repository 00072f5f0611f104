/** {@code rewrite-uri}: the backend is asked for another path and query. */
package dev.gatehouse.policy.rewriteuri;
