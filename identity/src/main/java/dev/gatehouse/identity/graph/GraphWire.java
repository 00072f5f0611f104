package dev.gatehouse.identity.graph;

import java.io.IOException;

/** Sends one request, once. */
@FunctionalInterface
interface GraphWire {

    /** @throws IOException if there was no answer; the request may have been carried out all the same */
    GraphReply send(GraphRequest request, String token) throws IOException;
}
