package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.HeaderBlock;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.ErrorResponse;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One call, from its head to its record.
 *
 * <p>Long, because it is all that policies, access and both connections see of a call, in small methods, and because each
 * of them must respect the same two facts, kept here: that the response was sent, and that the call has ended.
 */
final class Exchange implements ProxiedCall {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final ClientConnection client;
    private final Loop loop;
    private final UUID requestId;
    private final Instant received;
    private final long begun = System.nanoTime();
    private final ExchangeRequest request;
    private final ExchangeResponse response;
    private CallContext context = CallContext.NONE;
    private Map<String, Object> variables;
    private String backendUrl = "";
    private boolean keepsReceivedAuthorization;
    private Predicate<String> keepsAuthorization = _ -> false;
    private AccessOutcome outcome = AccessOutcome.SERVED;
    private String reason = "";
    private Continuation continuation;
    private Forwarder forwarder;
    private int backendStatus;
    private long backendNanos;
    private List<Observer> observers = List.of();
    private boolean sent;
    private boolean ended;

    Exchange(ClientConnection client) {
        this.client = client;
        loop = client.loop();
        requestId = loop.newRequestId();
        received = loop.clock().instant();
        request = new ExchangeRequest(
                client.requestHead(), client.door().tls(), client.callerAddress(), new MessageBody(this, true));
        response = new ExchangeResponse(client.responseHead(), new MessageBody(this, false));
    }

    /** Hands the call to whoever leads it. */
    void begin(CallHandler handler) {
        try {
            handler.begin(this);
        } catch (RuntimeException | Error e) {
            crash(e);
        }
    }

    @Override
    public UUID requestId() {
        return requestId;
    }

    @Override
    public Instant received() {
        return received;
    }

    @Override
    public ExchangeRequest request() {
        return request;
    }

    @Override
    public ExchangeResponse response() {
        return response;
    }

    @Override
    public boolean responded() {
        return response.given();
    }

    @Override
    public CallContext context() {
        return context;
    }

    @Override
    public void context(CallContext found) {
        context = found;
    }

    @Override
    public Map<String, Object> variables() {
        if (variables == null) {
            variables = new HashMap<>();
        }
        return variables;
    }

    @Override
    public String backendUrl() {
        return backendUrl;
    }

    @Override
    public void backendUrl(String url) {
        backendUrl = url;
    }

    @Override
    public int loop() {
        return loop.index();
    }

    @Override
    public int localPort() {
        return client.localPort();
    }

    @Override
    public void matchedParameters(Map<String, String> parameters) {
        request.matchedParameters(parameters);
    }

    @Override
    public Optional<Object> noted() {
        return client.noted();
    }

    @Override
    public void note(Object about) {
        client.note(about);
    }

    @Override
    public void keepAuthorization(boolean received, Predicate<String> kept) {
        keepsReceivedAuthorization = received;
        keepsAuthorization = kept;
    }

    /** Whether a line of {@code Authorization} is not forwarded. */
    boolean keepsAuthorization(HeaderBlock headers, int line) {
        return keepsReceivedAuthorization && !headers.setHere(line) || keepsAuthorization.test(headers.value(line));
    }

    ClientConnection client() {
        return client;
    }

    @Override
    public void outcome(AccessOutcome as, String why) {
        outcome = as;
        reason = why;
    }

    @Override
    public void continuation(Continuation next) {
        continuation = next;
    }

    @Override
    public Flow forward(Forwarding options) {
        if (!sent && !ended) {
            if (forwarder != null) {
                forwarder.cancel();
                response.clear();
            }
            forwarder = new Forwarder(this, loop, options);
            forwarder.start();
        }
        return Flow.WAIT;
    }

    /** The backend's head was read. */
    void backendResponded(BodyPipe body, boolean withBody, long waitedNanos) {
        response.received();
        backendStatus = response.status();
        backendNanos += waitedNanos;
        if (withBody) {
            response.body().stream(body);
        }
    }

    /** The backend gave no response. */
    void backendFailed(UpstreamFault fault, long waitedNanos) {
        backendNanos += waitedNanos;
        outcome(fault.outcome(), fault.detail());
        fail(fault.asFailure());
    }

    @Override
    public void resume(Flow flow) {
        goOn(() -> continuation.resumed(flow));
    }

    @Override
    public void fail(PolicyFailure failure) {
        goOn(() -> continuation.failed(failure));
    }

    private void goOn(Runnable next) {
        if (ended || sent) {
            return;
        }
        try {
            next.run();
        } catch (RuntimeException | Error e) {
            crash(e);
        }
    }

    PolicyFailure failure(String why, String message, int status) {
        return new PolicyFailure(AccessOutcome.POLICY_FAILED, "request", why, message, status);
    }

    @Override
    public void respond(int status, String phrase, String contentType, byte[] body) {
        if (ended || sent) {
            return;
        }
        if (forwarder != null) {
            forwarder.cancel();
        }
        response.clear();
        response.status(status, phrase);
        if (!contentType.isEmpty()) {
            response.headers().set("Content-Type", contentType);
        }
        response.body().replace(body);
    }

    /** The request's body becomes the response's, streaming. */
    void echoBody() {
        var body = request.body().handOver();
        if (body != null) {
            response.body().stream(body);
        }
    }

    @Override
    public void send() {
        if (!ended && !sent) {
            sent = true;
            client.send(this);
        }
    }

    /** Answers, past all policies. */
    private void answer(PolicyFailure failure) {
        if (forwarder != null) {
            forwarder.cancel();
        }
        ErrorResponse.write(this, failure);
        send();
    }

    /** Something that should not happen: a fault of the gateway's own. */
    void crash(Throwable cause) {
        LOG.error("call {} failed", requestId, cause);
        outcome(AccessOutcome.INTERNAL_ERROR, String.valueOf(cause));
        if (sent) {
            client.abort();
        } else {
            answer(new PolicyFailure(outcome, "gateway", "InternalError", "Internal server error", 500));
        }
    }

    /** The request turned out not to be acceptable: it is refused, or broken off if it is being answered already. */
    void refuse(AccessOutcome as, int status, String message) {
        outcome(as, message);
        if (sent) {
            client.abort();
        } else {
            answer(new PolicyFailure(as, "gateway", "BadRequest", message, status));
        }
    }

    @Override
    public <T> void offload(Supplier<T> work, Consumer<T> then) {
        try {
            loop.offload().execute(() -> {
                try {
                    var result = work.get();
                    execute(() -> then.accept(result));
                } catch (RuntimeException | Error e) {
                    execute(() -> crash(e));
                }
            });
        } catch (RejectedExecutionException e) {
            outcome(AccessOutcome.OVERLOADED, "too much work waits beside the event loops");
            var overloaded = new PolicyFailure(outcome, "gateway", "Overloaded", "Too many calls at once.", 503);
            // Whoever called still runs; the response goes out when it is done.
            execute(() -> answer(overloaded.withHeader("Retry-After", "1")));
        }
    }

    @Override
    public void execute(Runnable task) {
        loop.executor().execute(() -> goOn(task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var timer = loop.executor().schedule(() -> goOn(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        whenEnded(() -> timer.cancel(false));
    }

    @Override
    public void whenEnded(Runnable task) {
        if (ended) {
            task.run();
        } else {
            whenOver((_, _) -> task.run());
        }
    }

    @Override
    public void whenOver(Observer observer) {
        observers = observers.isEmpty() ? new ArrayList<>(2) : observers;
        observers.add(observer);
    }

    /**
     * Everything was sent, or nothing more can be.
     *
     * @param status that was sent; 0 if none was
     */
    void end(int status, long requestBytes, long responseBytes) {
        if (ended) {
            return;
        }
        ended = true;
        if (forwarder != null) {
            forwarder.cancel();
        }
        response.body().abandon();
        request.body().abandon();
        for (var observer : observers) {
            try {
                observer.over(requestBytes, responseBytes);
            } catch (RuntimeException e) {
                LOG.error("what was to be done at the end of call {} failed", requestId, e);
            }
        }
        client.door().records().accept(record(status, requestBytes, responseBytes));
    }

    private AccessRecord record(int status, long requestBytes, long responseBytes) {
        return new AccessRecord(
                requestId,
                received,
                context.service(),
                id(context.api()),
                context.api().map(Entity.Api::revision).orElse(""),
                id(context.operation()),
                id(context.product()),
                id(context.application()),
                id(context.subscription()),
                id(context.user()),
                request.method(),
                request.host(),
                request.originalPath(),
                request.callerAddress(),
                status,
                backendStatus,
                outcome,
                reason,
                requestBytes,
                responseBytes,
                Duration.ofNanos(System.nanoTime() - begun),
                Duration.ofNanos(backendNanos));
    }

    private static String id(Optional<? extends Entity> entity) {
        return entity.isPresent() ? entity.get().id() : "";
    }
}
