/** Whether a call may be made, and as whom: by key, by token, or because it is open. */
package dev.gatehouse.gateway.access;
