package dev.gatehouse.http;

/** Answers requests. It runs on a virtual thread and may block. */
@FunctionalInterface
public interface Handler {

    /** @throws RuntimeException rendered by the {@link ErrorRenderer} of the router that the handler stands in */
    Reply handle(Request request);
}
