/**
 * Sets Gatehouse beside other programs that do the same work, on one machine and in one run: each is started, pinned to a
 * core of its own, given the same load in turns, and measured from outside by what the kernel counted for its process.
 */
package dev.gatehouse.benchmarks.compare;
