package dev.gatehouse.policy.forwardrequest;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.LastError;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.PolicyWorld;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.setbackendservice.BackendGroup;
import dev.gatehouse.policy.setbackendservice.ChosenBackend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Forwarding in a pipeline where a policy may have chosen a backend: its address is taken, its credentials are added,
 * and what comes of it is told to its circuit breaker. While the breaker is open the backend isn't called.
 */
final class BackendCall implements Step {
    private final Call.Forwarding forwarding;
    private final PolicyWorld world;

    BackendCall(Call.Forwarding forwarding, PolicyWorld world) {
        this.forwarding = forwarding;
        this.world = world;
    }

    @Override
    public Flow run(Run run) {
        Optional<BackendGroup> group = run.note(ChosenBackend.class).flatMap(ChosenBackend::group);
        if (group.isPresent()) {
            Entity.Backend backend = group.get()
                    .next(one -> BackendBreaker.of(run, one, world).isOpen())
                    .orElseThrow(() -> unavailable(group.get()));
            send(run.call(), backend);
            BackendBreaker breaker = BackendBreaker.of(run, backend, world);
            run.leave(breaker);
            run.call().whenOver((_, _) -> breaker.over(run.lastError()));
        }
        return run.call().forward(forwarding);
    }

    private static void send(Call call, Entity.Backend backend) {
        call.backendUrl(backend.url());
        backend.headers().forEach((name, values) -> {
            call.request().headers().remove(name);
            values.forEach(value -> call.request().headers().add(name, value));
        });
        StringBuilder query = new StringBuilder(call.request().query());
        backend.query()
                .forEach((name, values) -> values.forEach(value -> query.append(query.isEmpty() ? "" : "&")
                        .append(encode(name))
                        .append('=')
                        .append(encode(value))));
        call.request().query(query.toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static PolicyFailure unavailable(BackendGroup group) {
        return new PolicyFailure(
                        AccessOutcome.BACKEND_CONNECTION_FAILURE,
                        "forward-request",
                        "BackendCircuitBreakerOpen",
                        "The backend is not available for now.",
                        503)
                .withDetail("the circuit breakers of backend " + group.id() + " are open");
    }

    /** Behind the forwarding: tells the breaker what the backend answered. */
    static Flow answered(Run run) {
        run.note(BackendBreaker.class)
                .ifPresent(breaker -> breaker.answered(
                        run.call().response().status(),
                        run.call().response().headers().first("Retry-After")));
        return Flow.NEXT;
    }

    /**
     * One call, as the breaker of its backend sees it. Failures are counted in the gateway's counters; that it is open
     * stands in its cache, for as long as it is.
     */
    static final class BackendBreaker {
        private static final int SIZE = 64;
        private static final long LONGEST_SECONDS = 86_400;

        private final Optional<Entity.Backend.Breaker> rule;
        private final String key;
        private final PolicyWorld world;
        private boolean told;

        private BackendBreaker(Optional<Entity.Backend.Breaker> rule, String key, PolicyWorld world) {
            this.rule = rule;
            this.key = key;
            this.world = world;
        }

        static BackendBreaker of(Run run, Entity.Backend backend, PolicyWorld world) {
            String key = "breaker " + run.call().context().service() + " " + backend.id();
            return new BackendBreaker(backend.breaker(), key, world);
        }

        boolean isOpen() {
            return rule.isPresent() && world.cache().get(key).isPresent();
        }

        void answered(int status, Optional<String> retryAfter) {
            told = true;
            rule.filter(one -> one.statuses().stream().anyMatch(range -> range.covers(status)))
                    .ifPresent(one -> failed(one, retryAfter.flatMap(BackendBreaker::seconds)));
        }

        /** A call that ended without an answer failed, if the backend was why. */
        void over(Optional<LastError> error) {
            if (!told) {
                error.filter(cause -> cause.source().equals("forward-request"))
                        .filter(cause -> rule.filter(one -> one.reasons().stream()
                                        .anyMatch(reason -> reason.equalsIgnoreCase(cause.reason())))
                                .isPresent())
                        .ifPresent(_ -> failed(rule.orElseThrow(), Optional.empty()));
            }
        }

        private void failed(Entity.Backend.Breaker one, Optional<Duration> retryAfter) {
            var counted = world.counters().slide(key, one.count(), one.interval());
            if (!counted.allowed() || counted.remaining() == 0) {
                Duration open = retryAfter.filter(_ -> one.acceptRetryAfter()).orElse(one.tripDuration());
                world.cache().put(key, "open", open, SIZE);
            }
        }

        private static Optional<Duration> seconds(String text) {
            return text.strip().matches("[0-9]{1,9}")
                    ? Optional.of(Duration.ofSeconds(Math.clamp(Long.parseLong(text.strip()), 1, LONGEST_SECONDS)))
                    : Optional.empty();
        }
    }
}
