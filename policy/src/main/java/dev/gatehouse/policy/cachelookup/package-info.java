/** {@code cache-lookup}: the answer comes from the cache when it is there. */
package dev.gatehouse.policy.cachelookup;
