/** Rules of header lines, queries and durations that several policies follow. */
package dev.gatehouse.policy.text;
