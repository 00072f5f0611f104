package dev.gatehouse.policy.ratelimit;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.counting.Counted;
import dev.gatehouse.policy.counting.Limits;
import dev.gatehouse.policy.port.Counters;
import dev.gatehouse.policy.text.Durations;

import java.util.Optional;

/** Counts the call, and refuses it when it is one too many. */
final class RateLimitStep implements Step {
    private final RateLimit policy;
    private final Counters counters;
    private final String place;

    RateLimitStep(RateLimit policy, Counters counters, String place) {
        this.policy = policy;
        this.counters = counters;
        this.place = place;
    }

    @Override
    public Flow run(Run run) {
        CallContext context = run.call().context();
        Optional<Counted> counted = Counted.of(context);
        if (counted.isEmpty()) {
            return Flow.NEXT;
        }
        String key = "rate-limit " + context.service() + " " + place + " "
                + counted.get().key();
        long remaining = 0;
        for (Limits.Part<RateLimit.Rate> part : policy.limits().of(context)) {
            RateLimit.Rate rate = part.limit();
            Counters.Answer answer = counters.slide(key + part.part(), rate.calls(), rate.period());
            if (!answer.allowed()) {
                tellRemaining(run, 0);
                throw refusal(run, Math.max(1, Durations.secondsUp(answer.retryAfter())));
            }
            remaining = answer.remaining();
        }
        tellRemaining(run, remaining);
        return Flow.NEXT;
    }

    private void tellRemaining(Run run, long remaining) {
        policy.remainingVariable().ifPresent(name -> run.call().variables().put(name, Math.toIntExact(remaining)));
        policy.remainingHeader().ifPresent(name -> run.responseHeader(name, Long.toString(remaining)));
        policy.totalHeader()
                .ifPresent(name -> run.responseHeader(
                        name, Integer.toString(policy.limits().whole().calls())));
    }

    private PolicyFailure refusal(Run run, long seconds) {
        policy.retryAfterVariable().ifPresent(name -> run.call().variables().put(name, Math.toIntExact(seconds)));
        return new PolicyFailure(
                        AccessOutcome.RATE_LIMITED,
                        "rate-limit",
                        "RateLimitExceeded",
                        "Rate limit is exceeded. Try again in " + seconds + " seconds.",
                        429)
                .withHeader(policy.retryAfterHeader(), Long.toString(seconds));
    }
}
