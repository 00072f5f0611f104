package dev.gatehouse.policy.quota;

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

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes the call off the quota, and refuses it when nothing is left. Bytes are taken off when the call is over. */
final class QuotaStep implements Step {
    private final Quota policy;
    private final Counters counters;
    private final String place;

    QuotaStep(Quota policy, Counters counters, String place) {
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
        String key =
                "quota " + context.service() + " " + place + " " + counted.get().key();
        long anchor = counted.get().anchor().toEpochMilli();
        List<Limits.Part<Quota.Allowance>> parts = policy.limits().of(context);
        for (Limits.Part<Quota.Allowance> part : parts) {
            refuseWithoutBytes(part, key, anchor);
        }
        for (Limits.Part<Quota.Allowance> part : parts) {
            takeCall(part, key, anchor);
        }
        if (parts.stream().anyMatch(part -> part.limit().bytes().isPresent())) {
            run.call().whenOver((request, response) -> takeBytes(parts, key, anchor, request + response));
        }
        return Flow.NEXT;
    }

    private void refuseWithoutBytes(Limits.Part<Quota.Allowance> part, String key, long anchor) {
        if (part.limit().bytes().isPresent()) {
            Duration period = policy.periodOf(part.limit());
            long limit = part.limit().bytes().getAsLong();
            Counters.Answer answer = counters.fixed(bytesKey(part, key), 0, limit, period, anchor);
            if (!answer.allowed() || answer.remaining() <= 0) {
                throw refusal("bandwidth", answer.retryAfter(), period);
            }
        }
    }

    private void takeCall(Limits.Part<Quota.Allowance> part, String key, long anchor) {
        if (part.limit().calls().isPresent()) {
            Duration period = policy.periodOf(part.limit());
            long limit = part.limit().calls().getAsLong();
            Counters.Answer answer = counters.fixed(key + part.part() + " calls", 1, limit, period, anchor);
            if (!answer.allowed()) {
                throw refusal("call volume", answer.retryAfter(), period);
            }
        }
    }

    private void takeBytes(List<Limits.Part<Quota.Allowance>> parts, String key, long anchor, long bytes) {
        for (Limits.Part<Quota.Allowance> part : parts) {
            if (part.limit().bytes().isPresent() && bytes > 0) {
                counters.fixed(bytesKey(part, key), bytes, Long.MAX_VALUE, policy.periodOf(part.limit()), anchor);
            }
        }
    }

    private static String bytesKey(Limits.Part<Quota.Allowance> part, String key) {
        return key + part.part() + " bytes";
    }

    private static PolicyFailure refusal(String what, Duration retryAfter, Duration period) {
        String message = "Out of " + what + " quota.";
        boolean renewed = !period.isZero();
        PolicyFailure failure = new PolicyFailure(
                AccessOutcome.QUOTA_EXCEEDED,
                "quota",
                "QuotaExceeded",
                renewed ? message + " Quota will be replenished in " + Durations.dotNet(retryAfter) + "." : message,
                403);
        return renewed
                ? failure.withHeader("Retry-After", Long.toString(Math.max(1, Durations.secondsUp(retryAfter))))
                : failure;
    }
}
