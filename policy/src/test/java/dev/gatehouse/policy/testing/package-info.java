/** Doubles of what the gateway gives to policies, and the runner of golden cases, also for the rooms above. */
package dev.gatehouse.policy.testing;
