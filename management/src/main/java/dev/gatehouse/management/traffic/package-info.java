/** Answers what became of calls: Azure's reports, sums for charts, and the last refusals. */
package dev.gatehouse.management.traffic;
