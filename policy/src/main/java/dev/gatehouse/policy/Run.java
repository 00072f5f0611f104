package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.AccessOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call on its way through a {@link Pipeline}: inbound, backend, outbound; after a failure {@code on-error}. It begins
 * with {@link #start}, {@link #preflight} or {@link #refuse}, and ends by telling its {@link Completion}. A step that
 * waits leaves it where it is until {@link #resume} or {@link #fail}; a call whose steps do not wait makes nothing but
 * this object. Used by one thread, the call's own.
 *
 * <p>Long, because where a call stands (section, step, waiting, failed) and what that means for its response is one
 * thing, which steps change from many sides.
 */
public final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private enum Mode {
        NORMAL,
        PREFLIGHT,
        ERROR
    }

    private final Pipeline pipeline;
    private final Call call;
    private final Completion completion;

    private Mode mode = Mode.NORMAL;
    private Pipeline.Program program;
    private int next;
    private boolean stepping;
    private boolean waiting;
    private boolean over;
    private Optional<Flow> early = Optional.empty();
    private Optional<PolicyFailure> earlyFailure = Optional.empty();
    private Optional<PolicyFailure> failure = Optional.empty();
    private Optional<LastError> lastError = Optional.empty();
    private List<Later> wanted = List.of();
    private boolean responding;
    private Map<Class<?>, Object> notes = Map.of();

    Run(Pipeline pipeline, Call call, Completion completion) {
        this.pipeline = pipeline;
        this.call = call;
        this.completion = completion;
        this.program = pipeline.program(Section.INBOUND);
    }

    /** Runs everything, from inbound on. */
    public void start() {
        advance();
    }

    /** Runs what answers CORS preflights, and nothing else. */
    public void preflight() {
        mode = Mode.PREFLIGHT;
        program = pipeline.preflight();
        advance();
    }

    /** Runs {@code on-error} alone, for a call that was refused before its policies began. */
    public void refuse(PolicyFailure refusal) {
        failed(refusal, Optional.empty());
        advance();
    }

    /** Goes on after a step waited; does nothing when none waits. */
    public void resume(Flow flow) {
        if (stepping) {
            early = Optional.of(flow);
        } else if (waiting && flow != Flow.WAIT) {
            waiting = false;
            if (flow == Flow.END) {
                finish();
            }
            advance();
        }
    }

    /** Goes on with a failure after a step waited; does nothing when none waits. */
    public void fail(PolicyFailure cause) {
        if (stepping) {
            earlyFailure = Optional.of(cause);
        } else if (waiting) {
            waiting = false;
            failed(cause, origin());
            advance();
        }
    }

    public Call call() {
        return call;
    }

    /** The section that runs. */
    public Section section() {
        return program.section();
    }

    /** What went wrong, in {@code on-error}. */
    public Optional<LastError> lastError() {
        return lastError;
    }

    /** Whether only what answers CORS preflights runs. */
    public boolean preflighting() {
        return mode == Mode.PREFLIGHT;
    }

    /**
     * Sets a header of the response, whichever it will be: the backend's, a policy's or a refusal's. Before there is a
     * response it is kept until there is one.
     */
    public void responseHeader(String name, String value) {
        later(new Later(name, value, false));
    }

    /** As {@link #responseHeader}, but adds a line. */
    public void addResponseHeader(String name, String value) {
        later(new Later(name, value, true));
    }

    /** Whether a line of the response's headers is one that a policy wanted there before there was a response. */
    public boolean wantedHeader(String name, String value) {
        for (int i = 0; i < wanted.size(); i++) {
            var header = wanted.get(i);
            if (header.value().equals(value) && header.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Empties the response: status 200, no body, no headers but those that are wanted in whichever it will be. */
    public void emptyResponse() {
        ErrorResponse.empty(call.response());
        if (responding) {
            beginResponse();
        }
    }

    /** Leaves something of this call for a later step to {@link #note find}. */
    public void leave(Object note) {
        if (notes.isEmpty()) {
            notes = new HashMap<>(4);
        }
        notes.put(note.getClass(), note);
    }

    /** What an earlier step left. */
    public <T> Optional<T> note(Class<T> type) {
        return Optional.ofNullable(type.cast(notes.get(type)));
    }

    /**
     * Leaves out everything up to and including the last outbound step of that type, so that the next step is the one
     * behind it; the start of outbound if there is none.
     */
    public void skipBehind(Class<? extends Step> type) {
        enter(pipeline.program(Section.OUTBOUND));
        for (int i = 0; i < program.steps().length; i++) {
            if (type.isInstance(program.steps()[i])) {
                next = i + 1;
            }
        }
    }

    private void advance() {
        while (!over) {
            if (next == program.steps().length) {
                sectionDone();
                continue;
            }
            Flow flow = step();
            if (flow == Flow.WAIT) {
                waiting = true;
                return;
            }
            if (flow == Flow.END) {
                finish();
            }
        }
    }

    private Flow step() {
        stepping = true;
        try {
            Flow flow = program.steps()[next++].run(this);
            if (flow == Flow.WAIT && earlyFailure.isPresent()) {
                throw earlyFailure.get();
            }
            return flow == Flow.WAIT ? early.orElse(Flow.WAIT) : flow;
        } catch (PolicyFailure cause) {
            failed(cause, origin());
            return Flow.NEXT;
        } catch (RuntimeException cause) {
            LOG.error(
                    "request {}: the policy {} failed",
                    call.requestId(),
                    origin().map(PolicyDocument.Placed::path).orElse("unknown"),
                    cause);
            failed(fault(), origin());
            return Flow.NEXT;
        } finally {
            stepping = false;
            early = Optional.empty();
            earlyFailure = Optional.empty();
        }
    }

    private PolicyFailure fault() {
        String source = origin().map(PolicyDocument.Placed::name).orElse("policy");
        return new PolicyFailure(
                AccessOutcome.POLICY_FAILED, source, "PolicyFailed", "A policy could not be carried out.", 500);
    }

    private void sectionDone() {
        switch (mode) {
            case PREFLIGHT -> {
                over = true;
                completion.preflightDeclined();
            }
            case ERROR -> finish();
            case NORMAL -> {
                switch (program.section()) {
                    case INBOUND -> enter(pipeline.program(Section.BACKEND));
                    case BACKEND -> enter(pipeline.program(Section.OUTBOUND));
                    case OUTBOUND, ON_ERROR -> finish();
                }
            }
        }
    }

    private void enter(Pipeline.Program following) {
        program = following;
        next = 0;
        if (following.section() == Section.OUTBOUND || following.section() == Section.ON_ERROR) {
            beginResponse();
        }
    }

    /** A header for a response that is not there yet. */
    private record Later(String name, String value, boolean add) {
        void apply(Headers headers) {
            if (add) {
                headers.add(name, value);
            } else {
                headers.set(name, value);
            }
        }
    }

    private void later(Later header) {
        if (responding) {
            header.apply(call.response().headers());
            return;
        }
        if (wanted.isEmpty()) {
            wanted = new ArrayList<>(4);
        }
        wanted.add(header);
    }

    private void beginResponse() {
        responding = true;
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).apply(call.response().headers());
        }
    }

    /** A failure in {@code on-error} itself is a plain 500, and ends the run. */
    private void failed(PolicyFailure cause, Optional<PolicyDocument.Placed> origin) {
        if (mode == Mode.ERROR) {
            LOG.warn("request {}: on-error failed: {}: {}", call.requestId(), cause.source(), cause.getMessage());
            PolicyFailure fault = fault();
            failure = Optional.of(fault);
            ErrorResponse.write(call, fault);
            beginResponse();
            next = program.steps().length;
            return;
        }
        mode = Mode.ERROR;
        failure = Optional.of(cause);
        lastError = Optional.of(new LastError(
                cause.source(),
                cause.reason(),
                cause.getMessage(),
                origin.map(placed -> placed.place().scope()),
                origin.map(PolicyDocument.Placed::section),
                origin.map(PolicyDocument.Placed::path).orElse(""),
                origin.flatMap(PolicyDocument.Placed::id)));
        if (!cause.responseStands()) {
            ErrorResponse.write(call, cause);
        }
        enter(pipeline.program(Section.ON_ERROR));
    }

    private void finish() {
        over = true;
        if (!responding) {
            beginResponse();
        }
        failure.ifPresentOrElse(completion::refused, completion::completed);
    }

    private Optional<PolicyDocument.Placed> origin() {
        return next == 0 ? Optional.empty() : Optional.of(program.origins()[next - 1]);
    }
}
