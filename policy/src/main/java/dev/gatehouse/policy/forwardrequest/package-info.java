/** {@code forward-request}: the backend is called. */
package dev.gatehouse.policy.forwardrequest;
