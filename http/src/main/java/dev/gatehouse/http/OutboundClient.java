package dev.gatehouse.http;

import dev.gatehouse.http.OutboundException.Reason;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;

/**
 * Calls elsewhere and waits for the answer; meant for virtual threads. Connections are kept and used again. Redirects are
 * not followed, compressed answers not asked for.
 */
public final class OutboundClient implements AutoCloseable {
    private static final int CONNECTIONS_PER_ADDRESS = 50;
    /** Shorter than what servers keep idle connections for, so that we seldom write into one being closed. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final OutboundSettings settings;
    private final Destinations destinations;
    private final HttpClient client;
    private final AtomicBoolean closed = new AtomicBoolean();

    public OutboundClient(OutboundSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    OutboundClient(OutboundSettings settings, Destinations.Resolver resolver) {
        this.settings = settings;
        this.destinations = new Destinations(settings.guard(), resolver);
        var options = new HttpClientOptions()
                .setConnectTimeout((int) settings.connecting().toMillis())
                .setSslHandshakeTimeout(settings.connecting().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTrustOptions(TrustOptions.wrap(Trust.of(settings)))
                .setVerifyHost(true);
        var pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_ADDRESS);
        this.client = Engine.acquire().createHttpClient(options, pool);
    }

    /** @throws OutboundException if no answer could be had */
    public OutboundReply send(OutboundRequest request) {
        return send(request, settings.answering(), settings.maximumReply());
    }

    /**
     * @param answering how long the whole call may take
     * @param maximumReply bytes of the answer's body
     */
    OutboundReply send(OutboundRequest request, Duration answering, int maximumReply) {
        var deadline = System.nanoTime() + answering.toNanos();
        var addresses = await(
                request,
                deadline,
                CompletableFuture.supplyAsync(() -> destinations.of(request.url()), Thread::startVirtualThread));
        var arrived = new AtomicBoolean();
        try {
            return exchange(request, addresses, deadline, maximumReply, arrived);
        } catch (OutboundException e) {
            if (arrived.get() || !request.repeatable() || e.reason() != Reason.BROKEN || !closed(e.getCause())) {
                throw e;
            }
            // A kept connection may be closed by the other side just when the next request is written into it.
            return exchange(request, addresses, deadline, maximumReply, arrived);
        }
    }

    private static boolean closed(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof IOException;
    }

    private OutboundReply exchange(
            OutboundRequest request,
            List<InetAddress> addresses,
            long deadline,
            int maximumReply,
            AtomicBoolean arrived) {
        var connected = connect(request, addresses, deadline);
        // Asked for before anything is sent: an answer can come, and end, while this thread waits for its turn.
        var answer = connected.response().compose(response -> {
            arrived.set(true);
            return new BoundedBody(maximumReply).collect(response);
        });
        connected.send(Buffer.buffer(request.body()));
        try {
            return await(request, deadline, answer);
        } catch (OutboundException e) {
            connected.reset();
            throw e;
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        client.close().toCompletionStage().toCompletableFuture().join();
        Engine.release();
    }

    /** The first address that answers; nothing is sent before there is a connection. */
    private HttpClientRequest connect(OutboundRequest request, List<InetAddress> addresses, long deadline) {
        OutboundException last = null;
        for (var address : addresses) {
            var pending = client.request(options(request, address));
            try {
                var connected = await(request, deadline, pending);
                request.headers().forEach(connected.headers()::add);
                return connected;
            } catch (OutboundException e) {
                // A connection that comes too late goes back.
                pending.onSuccess(HttpClientRequest::reset);
                if (e.reason() != Reason.UNREACHABLE) {
                    throw e;
                }
                last = e;
            }
        }
        throw last;
    }

    private static RequestOptions options(OutboundRequest request, InetAddress address) {
        var url = request.url();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var port = Destinations.port(url);
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setSsl(url.getScheme().equalsIgnoreCase("https"))
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, literal(address)))
                .setURI(path + query)
                .setFollowRedirects(false);
    }

    /** As text that stands for the address itself: given a name, the client underneath would resolve it again. */
    private static String literal(InetAddress address) {
        var text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private <T> T await(OutboundRequest request, long deadline, Future<T> future) {
        return await(request, deadline, future.toCompletionStage().toCompletableFuture());
    }

    private <T> T await(OutboundRequest request, long deadline, CompletableFuture<T> future) {
        var place = request.place();
        try {
            return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OutboundException(Reason.TIMEOUT, place + " did not answer in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.BROKEN, "The call to " + place + " was interrupted.", e);
        } catch (ExecutionException e) {
            throw named(place, e.getCause());
        }
    }

    private static OutboundException named(String place, Throwable cause) {
        return switch (cause) {
            case OutboundException known -> known;
            case SSLException e ->
                new OutboundException(Reason.UNTRUSTED, place + " could not be trusted: " + e.getMessage(), e);
            case java.net.ConnectException e ->
                new OutboundException(Reason.UNREACHABLE, place + " could not be reached: " + e.getMessage(), e);
            case java.net.NoRouteToHostException e ->
                new OutboundException(Reason.UNREACHABLE, place + " could not be reached: " + e.getMessage(), e);
            default ->
                new OutboundException(
                        Reason.BROKEN,
                        "The call to " + place + " broke off"
                                + (cause == null || cause.getMessage() == null ? "." : ": " + cause.getMessage() + "."),
                        cause);
        };
    }

    /** Turns a URL into one that can be called, or says why not. */
    public static URI checked(String url) {
        return Destinations.checked(url);
    }
}
