/** {@code return-response}: the call is answered here, with a status, headers and a body. */
package dev.gatehouse.policy.returnresponse;
