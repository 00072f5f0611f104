package dev.gatehouse.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Collects an answer's body as long as it stays within its bound. */
record BoundedBody(int maximum) {

    Future<OutboundReply> collect(HttpClientResponse response) {
        Promise<OutboundReply> promise = Promise.promise();
        var body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > maximum) {
                promise.tryFail(new OutboundException(
                        OutboundException.Reason.TOO_LARGE, "The answer is larger than " + maximum + " bytes."));
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> {
            try {
                promise.tryComplete(
                        new OutboundReply(response.statusCode(), Headers.of(response.headers()), body.getBytes()));
            } catch (IllegalArgumentException unusableHeader) {
                promise.tryFail(unusableHeader);
            }
        });
        return promise.future();
    }
}
