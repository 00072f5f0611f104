/** Counters of limits and quotas, and the cache: what policies share between calls. */
package dev.gatehouse.gateway.limits;
