package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessRecordSink;

/**
 * What is the same for all connections that come in by one door.
 *
 * @param own whether it serves the proxy itself (the echo backend): it stays open until all else is done
 */
record Door(boolean tls, boolean own, CallHandler handler, AccessRecordSink records, OpenConnections connections) {}
