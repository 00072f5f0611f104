/** What became of calls: sums by the minute, and the last refusals. Made from the gateway's access records. */
package dev.gatehouse.store.traffic;
