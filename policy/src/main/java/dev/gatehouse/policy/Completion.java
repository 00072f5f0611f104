package dev.gatehouse.policy;

/** Who is told how a {@link Run} went. Exactly one of the methods is called, once, on the call's own thread. */
public interface Completion {

    /** All went well: the call's response is to be sent. Without an answer of anybody it is an empty 200. */
    void completed();

    /** A refusal or fault: the call's response, made from it and perhaps changed by {@code on-error}, is to be sent. */
    void refused(PolicyFailure failure);

    /** No {@code cors} policy wanted the preflight: it is to be treated like any other call. */
    void preflightDeclined();
}
