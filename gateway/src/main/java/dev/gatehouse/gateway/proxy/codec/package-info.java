/**
 * HTTP/1.1 messages (RFC 9112), read strictly: what two readers could understand differently is refused, so that
 * nobody can smuggle a request past the gateway. Heads stay the bytes they came as, and are looked up there.
 */
package dev.gatehouse.gateway.proxy.codec;
