package dev.gatehouse.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A door's connections: so many at once, and none that goes on for long without a request. Who sends a head byte by byte
 * is never silent, and would hold its connection forever.
 */
final class Connections {
    private final DoorSettings settings;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<HttpConnection, Visit> visits = new ConcurrentHashMap<>();

    Connections(DoorSettings settings) {
        this.settings = settings;
    }

    /** Called on the connection's event loop, as everything here is. */
    void opened(HttpConnection connection) {
        boolean welcome = open.incrementAndGet() <= settings.maximumConnections();
        var visit = new Visit(connection, Vertx.currentContext());
        visits.put(connection, visit);
        connection.closeHandler(closed -> {
            open.decrementAndGet();
            visits.remove(connection);
            visit.stopWaiting();
        });
        if (welcome) {
            visit.waitForRequest();
        } else {
            connection.close();
        }
    }

    /** A request's head is complete. */
    void began(HttpServerRequest request) {
        var visit = visits.get(request.connection());
        if (visit != null) {
            visit.began(request);
        }
    }

    /** One connection; HTTP/2 carries several requests at once. */
    private final class Visit {
        private static final long NONE = -1;

        private final HttpConnection connection;
        private final Context context;
        private final Set<HttpServerRequest> running = ConcurrentHashMap.newKeySet();
        private long timer = NONE;

        private Visit(HttpConnection connection, Context context) {
            this.connection = connection;
            this.context = context;
        }

        private void began(HttpServerRequest request) {
            stopWaiting();
            running.add(request);
            request.response().endHandler(ended -> ended(request));
            request.response().closeHandler(closed -> ended(request));
        }

        private void ended(HttpServerRequest request) {
            if (running.remove(request) && running.isEmpty() && visits.containsKey(connection)) {
                waitForRequest();
            }
        }

        private void waitForRequest() {
            stopWaiting();
            timer = context.owner().setTimer(settings.idle().toMillis(), late -> connection.close());
        }

        private void stopWaiting() {
            if (timer != NONE) {
                context.owner().cancelTimer(timer);
                timer = NONE;
            }
        }
    }
}
