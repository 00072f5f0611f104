package dev.gatehouse.gateway;

import dev.gatehouse.gateway.configuration.RevisionWaiters;
import dev.gatehouse.gateway.proxy.ProxiedCall;
import dev.gatehouse.gateway.routing.QueryArguments;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.ErrorResponse;
import dev.gatehouse.policy.PolicyFailure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * {@code GET /status-0123456789abcdef}, open to everybody (facts/gateway.md §10): which revision is served, at once or,
 * with {@code ?waitForRevision=N}, when it is there.
 */
final class StatusDoor {
    private static final String PATH = "/status-0123456789abcdef";
    private static final String WAIT = "waitForRevision";
    private static final String REVISION_HEADER = "x-gatehouse-revision";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 100;

    private final RevisionWaiters waiters = new RevisionWaiters(MOST_WAITING);
    private final LongSupplier revision;

    /** @param revision the revision being served */
    StatusDoor(LongSupplier revision) {
        this.revision = revision;
    }

    boolean isFor(ProxiedCall call) {
        return call.request().originalPath().equals(PATH)
                && (call.request().method().equals("GET")
                        || call.request().method().equals("HEAD"));
    }

    /** Those who wait for that revision are answered. */
    void served(long served) {
        waiters.served(served);
    }

    void answer(ProxiedCall call) {
        var wanted = QueryArguments.of(call.request().originalQuery()).first(WAIT);
        if (wanted.isEmpty()) {
            status(call);
            return;
        }
        long number;
        try {
            number = Long.parseLong(wanted.get());
        } catch (NumberFormatException e) {
            number = -1;
        }
        if (number < 0) {
            refuse(call, 400, WAIT + " must be a whole number from 0");
        } else if (number <= revision.getAsLong()) {
            status(call);
        } else {
            new Waiting(call).begin(number);
        }
    }

    /** One caller who waits. Everything but the notice that its revision is served happens on its event loop. */
    private final class Waiting {
        private final ProxiedCall call;
        private boolean answered;

        Waiting(ProxiedCall call) {
            this.call = call;
        }

        void begin(long number) {
            var forget = waiters.await(number, () -> call.execute(() -> answer(() -> status(call))));
            if (forget.isEmpty()) {
                refuse(call, 429, "Too many callers wait for a revision. Try again later");
                return;
            }
            call.whenEnded(forget.get());
            call.after(
                    LONGEST_WAIT,
                    () -> answer(() -> refuse(call, 408, "Revision " + number + " is not served yet. Try again")));
            if (number <= revision.getAsLong()) {
                answer(() -> status(call));
            }
        }

        private void answer(Runnable answering) {
            if (!answered) {
                answered = true;
                answering.run();
            }
        }
    }

    private void status(ProxiedCall call) {
        long served = revision.getAsLong();
        call.respond(200, "", "application/json", ("{\"revision\":" + served + "}").getBytes(StandardCharsets.UTF_8));
        call.response().headers().set(REVISION_HEADER, Long.toString(served));
        call.response().headers().set("Cache-Control", "no-store");
        call.send();
    }

    private void refuse(ProxiedCall call, int status, String message) {
        var failure = new PolicyFailure(AccessOutcome.BAD_REQUEST, "status", "NotAnswered", message + ".", status)
                .withHeader(REVISION_HEADER, Long.toString(revision.getAsLong()));
        call.outcome(status == 429 ? AccessOutcome.OVERLOADED : failure.outcome(), message);
        ErrorResponse.write(call, failure);
        call.send();
    }
}
