package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.BodyFraming;
import dev.gatehouse.gateway.proxy.codec.Methods;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import io.netty.buffer.ByteBuf;

import java.util.Optional;

/**
 * Sends the request of a call to its backend, once: over a connection of the pool, a second time over a new one if the
 * first turned out to be dead, and on to where redirects lead, if that was asked for.
 */
final class Forwarder implements UpstreamPool.Waiter, UpstreamConnection.User, BodyPipe.Sink {
    private static final int MAX_REDIRECTS = 10;

    private final Exchange exchange;
    private final Loop loop;
    private final Call.Forwarding options;
    private final Deadlines.Deadline deadline;
    private ForwardedRequest request;
    private UpstreamConnection connection;
    private BodyEncoder encoder;
    private long begun;
    private int redirects;
    private boolean retried;
    private boolean written;
    private boolean done;

    Forwarder(Exchange exchange, Loop loop, Call.Forwarding options) {
        this.exchange = exchange;
        this.loop = loop;
        this.options = options;
        deadline = loop.deadlines().add(this::timedOut);
    }

    /** @throws PolicyFailure if there is no backend to forward to */
    void start() {
        try {
            request = ForwardedRequest.of(exchange, loop.upstreams().backend(exchange.backendUrl()));
        } catch (PolicyFailure e) {
            cancel();
            exchange.outcome(e.outcome(), e.getMessage());
            throw e;
        }
        begun = System.nanoTime();
        deadline.set(options.timeout());
        if (!options.bufferRequestBody() || exchange.request().body().inMemory()) {
            acquire(false);
            return;
        }
        // Later, even where all is known already: whoever forwards still runs.
        exchange.request()
                .body()
                .collect(
                        loop.settings().limits().heldBody(),
                        _ -> loop.executor().execute(() -> acquire(false)),
                        failure -> loop.executor().execute(() -> {
                            if (!done) {
                                cancel();
                                exchange.fail(failure);
                            }
                        }));
    }

    private void acquire(boolean fresh) {
        if (done) {
            return;
        }
        var pool = loop.upstreams().pool(request.backend().origin());
        if (fresh) {
            pool.acquireFresh(this);
        } else {
            pool.acquire(this);
        }
    }

    @Override
    public boolean gone() {
        return done;
    }

    @Override
    public void connected(UpstreamConnection to) {
        connection = to;
        written = false;
        to.take(this, exchange.response().head(), request.method());
        var body = request.withBody() ? exchange.request().body() : null;
        // A body that an earlier attempt has sent is gone; what was to follow it goes without, as in API Management.
        boolean sendBody = body != null && body.present() && !body.taken();
        var composed = loop.head().clear();
        request.write(composed, sendBody ? body.length() : 0);
        var head = to.context().alloc().ioBuffer(composed.length());
        composed.to(head);
        if (Methods.isIdempotent(request.method())) {
            to.write(head);
        } else {
            to.write(head, () -> written = true);
        }
        if (sendBody) {
            encoder = new BodyEncoder(to.context(), body.length() < 0);
            body.sendTo(this);
        } else {
            to.requestSent(this);
        }
    }

    @Override
    public void refused(UpstreamFault fault) {
        conclude(fault);
    }

    @Override
    public void data(ByteBuf data) {
        if (connection == null) {
            data.release();
            return;
        }
        encoder.write(data);
        connection.flushSoon();
    }

    @Override
    public void end() {
        if (connection != null) {
            encoder.end();
            connection.flushSoon();
            connection.requestSent(this);
        }
    }

    @Override
    public void broken() {
        cancel();
    }

    @Override
    public boolean ready() {
        return connection != null && connection.writable();
    }

    @Override
    public void writable() {
        exchange.request().body().demand();
    }

    @Override
    public void responded(BodyPipe body, BodyFraming framing) {
        if (options.followRedirects() && redirects < MAX_REDIRECTS) {
            var next = redirect();
            if (next.isPresent()) {
                redirects++;
                body.abandon();
                release();
                request = next.get();
                acquire(false);
                return;
            }
        }
        deadline.clear();
        exchange.backendResponded(body, framing.present(), System.nanoTime() - begun);
        exchange.resume(Flow.NEXT);
    }

    private Optional<ForwardedRequest> redirect() {
        var head = exchange.response().head();
        return request.redirected(
                head.status(), head.headers(), exchange.request().body());
    }

    /** Lets the connection go; if it is not at rest by now it is closed. */
    private void release() {
        var held = connection;
        connection = null;
        if (held != null) {
            held.cancel(this);
        }
    }

    @Override
    public void failed(UpstreamFault fault, boolean unanswered) {
        boolean stale = connection.reused() && unanswered && !retried;
        connection = null;
        var body = exchange.request().body();
        boolean repeatable = body.inMemory() || !body.taken() || !request.withBody();
        if (stale && repeatable && (Methods.isIdempotent(request.method()) || !written)) {
            retried = true;
            acquire(true);
        } else {
            conclude(fault);
        }
    }

    @Override
    public void brokeOff(UpstreamFault fault) {
        exchange.outcome(fault.outcome(), fault.detail());
    }

    private void timedOut() {
        conclude(new UpstreamFault(
                UpstreamFault.Kind.TIMEOUT,
                request.backend().origin() + " did not answer within "
                        + options.timeout().toMillis() + " ms"));
    }

    private void conclude(UpstreamFault fault) {
        if (!done) {
            cancel();
            exchange.backendFailed(fault, System.nanoTime() - begun);
        }
    }

    /** Nobody waits for the response any more. */
    void cancel() {
        done = true;
        deadline.remove();
        release();
    }
}
