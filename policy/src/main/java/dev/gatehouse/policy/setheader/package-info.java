/** {@code set-header}: a header of the request or the response is set, added to or taken away. */
package dev.gatehouse.policy.setheader;
