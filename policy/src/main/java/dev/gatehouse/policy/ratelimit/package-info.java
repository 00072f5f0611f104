/** {@code rate-limit}: so many calls in so many seconds, and no more. */
package dev.gatehouse.policy.ratelimit;
