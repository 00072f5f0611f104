/** Whose calls {@code rate-limit} and {@code quota} count, and of which APIs and operations. */
package dev.gatehouse.policy.counting;
