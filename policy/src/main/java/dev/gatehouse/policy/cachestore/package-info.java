/** {@code cache-store}: a response is kept for the next caller. */
package dev.gatehouse.policy.cachestore;
