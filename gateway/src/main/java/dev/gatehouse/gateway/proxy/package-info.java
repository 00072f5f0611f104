/**
 * The wire: listeners, HTTP/1.1 in and out, forwarding, connection pools. Everything of one call happens on one event
 * loop: the caller's connection, the backend's, and the pool that it comes from belong to the same loop, so nothing
 * here is locked. Who may call what is not decided here: a {@link dev.gatehouse.gateway.proxy.CallHandler} is told of
 * each call and leads it.
 */
package dev.gatehouse.gateway.proxy;
