package dev.gatehouse.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/** A request's body while it arrives: within its size and its time. All of it happens on the connection's event loop. */
final class ArrivingBody {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivingBody.class);

    private final HttpServerRequest request;
    private final DoorSettings settings;
    private final Runnable abandoned;
    private final Buffer collected = Buffer.buffer();
    private boolean decided;

    /** @param abandoned called if the body will never be handed on */
    ArrivingBody(HttpServerRequest request, DoorSettings settings, Runnable abandoned) {
        this.request = request;
        this.settings = settings;
        this.abandoned = abandoned;
    }

    /** Hands on what became of it, once. */
    void collect(Context context, Consumer<Body> then) {
        // Whoever sends byte by byte is never silent, and would hold its place forever.
        var timer = context.owner().setTimer(settings.idle().toMillis(), late -> {
            if (decide()) {
                abandoned.run();
                request.connection().close();
            }
        });
        request.handler(part -> {
            if (collected.length() + part.length() <= settings.maximumBody()) {
                collected.appendBuffer(part);
            } else if (decide()) {
                context.owner().cancelTimer(timer);
                // What still comes is not read: the reply closes the connection.
                then.accept(new Body.TooLarge(settings.maximumBody()));
            }
        });
        request.endHandler(end -> {
            if (decide()) {
                context.owner().cancelTimer(timer);
                then.accept(new Body.Complete(collected.getBytes()));
            }
        });
        request.exceptionHandler(gone -> {
            LOG.debug("a request was cut off", gone);
            if (decide()) {
                context.owner().cancelTimer(timer);
                abandoned.run();
            }
        });
    }

    private boolean decide() {
        var first = !decided;
        decided = true;
        return first;
    }
}
