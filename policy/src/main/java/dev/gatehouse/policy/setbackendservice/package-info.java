/** {@code set-backend-service}: the request goes to another backend. */
package dev.gatehouse.policy.setbackendservice;
