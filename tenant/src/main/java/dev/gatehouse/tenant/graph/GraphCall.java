package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Directory;

/**
 * A call of Graph, authenticated, inside its transaction.
 *
 * @param trail is told what it changes
 */
record GraphCall(Directory directory, Caller caller, Request request, AuditTrail trail) {

    Access access() {
        return new Access(directory, caller);
    }

    /** Answers it. */
    @FunctionalInterface
    interface Handler {
        dev.gatehouse.http.Reply handle(GraphCall call);
    }
}
