package dev.gatehouse.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SocketAddress;

import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listens, and hands each request to a handler on a virtual thread of its own. */
public final class HttpDoor implements AutoCloseable {
    private static final int PORT_ATTEMPTS = 20;
    private static final int MAX_REQUEST_LINE = 16 << 10;

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpDoor(DoorSettings settings, Handler handler) {
        var name = settings.name();
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + " ", 0).factory());
        try {
            port = listen(settings, new Exchanges(settings, handler, threads));
        } catch (RuntimeException e) {
            threads.close();
            Engine.release();
            throw e;
        }
    }

    /**
     * Returns when every address is bound.
     *
     * @throws PortInUseException if somebody else listens there
     * @throws CannotListenException if it can't listen there for another reason
     */
    public static HttpDoor open(DoorSettings settings, Handler handler) {
        return new HttpDoor(settings, handler);
    }

    /** The port that was bound, on all addresses. */
    public int port() {
        return port;
    }

    /** Takes no new connection, lets running requests finish for so long, then closes. Closing twice does nothing. */
    public void drain(Duration patience) {
        if (closed.getAndSet(true)) {
            return;
        }
        var closing = servers.stream().map(server -> server.shutdown(patience)).toList();
        Future.join(closing)
                .toCompletionStage()
                .toCompletableFuture()
                .handle((done, failed) -> true)
                .join();
        threads.shutdownNow();
        Engine.release();
    }

    /** As {@link #drain} without patience. */
    @Override
    public void close() {
        drain(Duration.ZERO);
    }

    private int listen(DoorSettings settings, Exchanges exchanges) {
        var vertx = Engine.acquire();
        for (int attempt = 1; ; attempt++) {
            var chosen = settings.port();
            try {
                for (var address : settings.addresses()) {
                    var server = vertx.createHttpServer(options(settings));
                    exchanges.serve(server);
                    bind(server, settings.name(), address, chosen);
                    servers.add(server);
                    chosen = server.actualPort();
                }
                return chosen;
            } catch (CannotListenException e) {
                servers.forEach(server ->
                        server.close().toCompletionStage().toCompletableFuture().join());
                servers.clear();
                // A port that is free in one family may be taken in the other: try another one.
                var otherPortMayDo = e instanceof PortInUseException && settings.port() == 0;
                if (!otherPortMayDo || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void bind(HttpServer server, String name, InetAddress address, int port) {
        try {
            server.listen(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            var place = address.getHostAddress() + " port " + port;
            var cause = e.getCause();
            // Java tells the one from the other, such as an address of no interface, only in words.
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                throw new PortInUseException(name, place, cause);
            }
            throw new CannotListenException(name, place, cause.getMessage() + ".", cause);
        }
    }

    private static HttpServerOptions options(DoorSettings settings) {
        var options = new HttpServerOptions()
                .setIdleTimeout((int) settings.idle().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(settings.maximumHeaders())
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setReuseAddress(true);
        settings.tls()
                .ifPresent(keys -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(KeyCertOptions.wrap(keys)));
        return options;
    }
}
