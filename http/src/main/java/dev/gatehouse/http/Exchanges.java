package dev.gatehouse.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Takes requests while there is room for them, runs the handler when a body is complete, writes what it answers. */
final class Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    /** Of RFC 9113, section 7. */
    private static final long NO_ERROR = 0;

    private final DoorSettings settings;
    private final Handler handler;
    private final ExecutorService threads;
    private final Semaphore room;
    private final Connections connections;

    Exchanges(DoorSettings settings, Handler handler, ExecutorService threads) {
        this.settings = settings;
        // A router of its own catches what a bare handler lets through.
        this.handler = handler instanceof Router
                ? handler
                : Router.builder().delegate("/{path...}", handler).build();
        this.threads = threads;
        this.room = new Semaphore(settings.maximumRunning());
        this.connections = new Connections(settings);
    }

    void serve(HttpServer server) {
        server.connectionHandler(connections::opened).requestHandler(this::begin);
    }

    private void begin(HttpServerRequest request) {
        connections.began(request);
        if (!namesItsHost(request)) {
            request.response().setStatusCode(400).end();
        } else if (!room.tryAcquire()) {
            request.response().setStatusCode(503).putHeader("Retry-After", "1");
            endUnread(request, Buffer.buffer());
        } else {
            var context = Vertx.currentContext();
            new ArrivingBody(request, settings, room::release).collect(context, body -> start(context, request, body));
        }
    }

    private void start(Context context, HttpServerRequest request, Body body) {
        Request handed;
        try {
            handed = Request.of(head(request), body);
        } catch (IllegalArgumentException unusableHeader) {
            room.release();
            request.response().setStatusCode(400).end();
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    var reply = answer(handed);
                    context.runOnContext(back -> write(request, body, reply));
                } finally {
                    room.release();
                }
            });
        } catch (RejectedExecutionException closed) {
            room.release();
            request.connection().close();
        }
    }

    /** Nothing may leave the client waiting: not even an error that is no exception. */
    private Reply answer(Request request) {
        try {
            return handler.handle(request);
        } catch (Throwable e) {
            LOG.error("{} failed", request, e);
            return Reply.empty(500);
        }
    }

    /** Exactly one valid Host (RFC 9112, section 3.2); HTTP/1.0 may have none. */
    private static boolean namesItsHost(HttpServerRequest request) {
        return switch (request.version()) {
            case HTTP_1_0 -> request.headers().getAll("Host").size() <= 1;
            case HTTP_1_1 -> request.headers().getAll("Host").size() == 1 && request.authority() != null;
            default -> request.authority() != null;
        };
    }

    private RequestHead head(HttpServerRequest request) {
        var authority = request.authority();
        var remote = request.remoteAddress();
        return new RequestHead(
                UUID.randomUUID().toString(),
                request.method().name().toUpperCase(Locale.ROOT),
                target(request.uri()),
                Headers.of(request.headers()),
                settings.tls().isPresent() ? "https" : "http",
                authority == null ? "" : authority.toString(),
                new InetSocketAddress(InetAddress.ofLiteral(remote.hostAddress()), remote.port()));
    }

    /** Path and query; a client may send the absolute form too (RFC 9112, section 3.2.2). */
    private static String target(String uri) {
        var scheme = uri.indexOf("://");
        if (uri.startsWith("/") || scheme < 0) {
            return uri;
        }
        var slash = uri.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : uri.substring(slash);
    }

    private static void write(HttpServerRequest request, Body body, Reply reply) {
        var response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        var unread = body instanceof Body.TooLarge;
        response.setStatusCode(reply.status());
        reply.headers().forEach(response.headers()::add);
        var bodyless = reply.status() == 204 || reply.status() == 304;
        if (!bodyless) {
            response.putHeader("Content-Length", String.valueOf(reply.body().length));
        }
        var sent = Buffer.buffer(bodyless || request.method() == HttpMethod.HEAD ? new byte[0] : reply.body());
        if (unread) {
            endUnread(request, sent);
        } else if (sent.length() == 0) {
            response.end();
        } else {
            response.end(sent);
        }
    }

    /** Answers a request of which more may come that nobody reads: HTTP/2 can end it alone, HTTP/1.1 only all. */
    private static void endUnread(HttpServerRequest request, Buffer body) {
        var response = request.response();
        if (request.version() == HttpVersion.HTTP_2) {
            response.end(body).onComplete(sent -> response.reset(NO_ERROR));
        } else {
            response.putHeader("Connection", "close")
                    .end(body)
                    .onComplete(sent -> request.connection().close());
        }
    }
}
