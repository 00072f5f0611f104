package dev.gatehouse.policy.testing;

import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.Completion;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.Run;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A call without a network. What would take time happens in {@link #pump}; whom it is sent to is a function. It is its
 * own completion, and remembers how it went.
 */
public final class InMemoryCall implements Call, Completion {

    private final RequestDouble request;
    private final ResponseDouble response = new ResponseDouble(this);
    private final CallContext context;
    private final Instant received;
    private final boolean late;
    private final Consumer<InMemoryCall> backend;
    private final Map<String, Object> variables = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final List<Observer> observers = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private Optional<Run> run = Optional.empty();
    private Optional<PolicyFailure> refusal = Optional.empty();
    private String backendUrl = "";

    /**
     * @param url what is called
     * @param apiPath how much of the path is the API's
     * @param late whether bodies arrive only when pumped
     * @param backend answers by {@link #backendAnswers}, or fails by {@link #fail}
     */
    public InMemoryCall(
            String method,
            URI url,
            String apiPath,
            CallContext context,
            Instant received,
            boolean late,
            Consumer<InMemoryCall> backend) {
        this.request = new RequestDouble(this, method, url, apiPath);
        this.context = context;
        this.received = received;
        this.late = late;
        this.backend = backend;
        context.api().flatMap(api -> api.serviceUrl()).ifPresent(this::backendUrl);
    }

    /** The run through a pipeline, ready to begin. */
    public Run through(Pipeline pipeline) {
        Run made = pipeline.run(this, this);
        run = Optional.of(made);
        return made;
    }

    /** Everything that was waited for happens, until nothing is left. */
    public void pump() {
        while (!pending.isEmpty()) {
            pending.poll().run();
        }
    }

    /** The response has been sent. */
    public void over() {
        response.body().passed();
        observers.forEach(observer ->
                observer.over(request.body().content().length, response.body().content().length));
    }

    void later(Runnable event) {
        pending.add(event);
    }

    /** The backend's answer. */
    public void backendAnswers(int status, String reason, Consumer<HeaderList> headers, byte[] body) {
        response.status(status, reason);
        headers.accept(response.headers());
        response.body().put(body, late);
        resume(Flow.NEXT);
    }

    /** {@code completed}, {@code refused} or {@code preflightDeclined}, once for each time it was told. */
    public List<String> ends() {
        return ends;
    }

    public Optional<PolicyFailure> refusal() {
        return refusal;
    }

    @Override
    public void completed() {
        ends.add("completed");
    }

    @Override
    public void refused(PolicyFailure failure) {
        ends.add("refused");
        refusal = Optional.of(failure);
    }

    @Override
    public void preflightDeclined() {
        ends.add("preflightDeclined");
    }

    @Override
    public UUID requestId() {
        return new UUID(0x1111111111114111L, 0x8111111111111111L);
    }

    @Override
    public Instant received() {
        return received;
    }

    @Override
    public RequestDouble request() {
        return request;
    }

    @Override
    public ResponseDouble response() {
        return response;
    }

    @Override
    public boolean responded() {
        return !ends.isEmpty();
    }

    @Override
    public CallContext context() {
        return context;
    }

    @Override
    public Map<String, Object> variables() {
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
    public Flow forward(Forwarding options) {
        variables.put("forwarding", options);
        later(() -> backend.accept(this));
        return Flow.WAIT;
    }

    @Override
    public void resume(Flow flow) {
        run.orElseThrow().resume(flow);
    }

    @Override
    public void fail(PolicyFailure failure) {
        run.orElseThrow().fail(failure);
    }

    @Override
    public void whenOver(Observer observer) {
        observers.add(observer);
    }

    /** Whether bodies arrive only when pumped. */
    public boolean late() {
        return late;
    }
}
