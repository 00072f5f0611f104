package dev.gatehouse.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/** One request after the other: collects the body within its bound, runs the handler, writes what it answers. */
final class Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    private final DoorSettings settings;
    private final Handler handler;
    private final ExecutorService threads;

    Exchanges(DoorSettings settings, Handler handler, ExecutorService threads) {
        this.settings = settings;
        // A router of its own catches what a bare handler lets through.
        this.handler = handler instanceof Router
                ? handler
                : Router.builder().delegate("/{path...}", handler).build();
        this.threads = threads;
    }

    void serve(HttpServer server) {
        server.requestHandler(this::collect);
    }

    private void collect(HttpServerRequest request) {
        if (!namesItsHost(request)) {
            request.response().setStatusCode(400).end();
            return;
        }
        var body = Buffer.buffer();
        var state = new Object() {
            boolean tooLarge;
        };
        request.handler(part -> {
            if (state.tooLarge) {
                return;
            }
            if (body.length() + part.length() > settings.maximumBody()) {
                state.tooLarge = true;
                // What still comes is not read: the reply closes the connection.
                start(request, new Body.TooLarge(settings.maximumBody()));
            } else {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (!state.tooLarge) {
                start(request, new Body.Complete(body.getBytes()));
            }
        });
        request.exceptionHandler(gone -> LOG.debug("a request was cut off", gone));
    }

    private void start(HttpServerRequest request, Body body) {
        var context = io.vertx.core.Vertx.currentContext();
        Request handed;
        try {
            handed = Request.of(head(request), body);
        } catch (IllegalArgumentException e) {
            request.response().setStatusCode(400).end();
            return;
        }
        try {
            threads.execute(() -> {
                var reply = answer(handed);
                context.runOnContext(back -> write(request, body, reply));
            });
        } catch (RejectedExecutionException e) {
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

    /** Path and query; a client may send the absolute form too (RFC 9112, section 3.2.2). */
    private static String target(String uri) {
        var scheme = uri.indexOf("://");
        if (uri.startsWith("/") || scheme < 0) {
            return uri;
        }
        var slash = uri.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : uri.substring(slash);
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

    private void write(HttpServerRequest request, Body body, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response.headers()::add);
        if (body instanceof Body.TooLarge) {
            response.putHeader("Connection", "close");
        }
        var bodyless = reply.status() == 204 || reply.status() == 304;
        if (!bodyless) {
            response.putHeader("Content-Length", String.valueOf(reply.body().length));
        }
        var sent = bodyless || request.method() == io.vertx.core.http.HttpMethod.HEAD
                ? response.end()
                : response.end(Buffer.buffer(reply.body()));
        if (body instanceof Body.TooLarge) {
            sent.onComplete(done -> request.connection().close());
        }
    }
}
