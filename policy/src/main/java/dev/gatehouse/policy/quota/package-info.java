/** {@code quota}: so many calls or bytes in a period, and no more. */
package dev.gatehouse.policy.quota;
