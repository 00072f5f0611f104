package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.store.Intent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brings the directory to what the resources say, one intent at a time, each tried until it is done. */
final class Aligner {
    private static final Logger LOG = LoggerFactory.getLogger(Aligner.class);
    /** How long one attempt may take before another process may think this one died. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private final Workshop workshop;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    Aligner(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Tries everything that is due and whose turn it is.
     *
     * @return when to come again; empty if nothing is left
     */
    Optional<Instant> runDue() {
        var tried = ConcurrentHashMap.<Long>newKeySet();
        while (true) {
            var now = workshop.clock().instant();
            var waiting = workshop.resources().read(view -> waiting(view.intents()));
            var next = waiting.stream()
                    .filter(intent -> !tried.contains(intent.id())
                            && !intent.nextAttempt().isAfter(now))
                    .findFirst();
            if (next.isEmpty()) {
                return waiting.stream().map(Intent::nextAttempt).min(Instant::compareTo);
            }
            tried.add(next.get().id());
            attempt(next.get().id(), false);
        }
    }

    /**
     * Tries one whose turn it is, however long it should still wait after a failure.
     *
     * @return whether it is done
     * @throws IdentityProviderException if the directory doesn't let it
     */
    boolean finishNow(Intent intent) {
        var failure = attempt(intent.id(), true);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return workshop.resources().read(view -> view.intents().stream().noneMatch(one -> one.id() == intent.id()));
    }

    /** Those to be aligned, with nothing before them on the same objects. */
    private static List<Intent> waiting(List<Intent> all) {
        var before = new Occupied();
        return all.stream()
                .filter(intent -> before.add(TaskIntent.task(intent).subjects()))
                .filter(intent -> !TaskIntent.isGiving(intent))
                .toList();
    }

    private record Claim(Intent intent, List<Step> steps) {}

    private Optional<IdentityProviderException> attempt(long id, boolean early) {
        if (!running.add(id)) {
            return Optional.empty();
        }
        try {
            return claim(id, early).flatMap(this::run);
        } finally {
            running.remove(id);
            workshop.tell();
        }
    }

    private Optional<Claim> claim(long id, boolean early) {
        var claim = new Claim[1];
        var now = workshop.clock().instant();
        workshop.resources().change(change -> {
            claim[0] = null;
            waiting(change.intents()).stream()
                    .filter(intent -> intent.id() == id)
                    .filter(intent ->
                            free(intent, now) && (early || !intent.nextAttempt().isAfter(now)))
                    .findFirst()
                    .ifPresent(intent -> {
                        var mine = TaskIntent.claimed(intent, workshop.owner(), now.plus(CLAIM));
                        change.amend(mine);
                        claim[0] = new Claim(mine, TaskIntent.task(intent).aligning(change));
                    });
        });
        return Optional.ofNullable(claim[0]);
    }

    private boolean free(Intent intent, Instant now) {
        var owner = TaskIntent.owner(intent);
        return owner.isEmpty()
                || owner.equals(workshop.owner())
                || intent.nextAttempt().isBefore(now);
    }

    private Optional<IdentityProviderException> run(Claim claim) {
        var intent = claim.intent();
        var progress = new Progress(Json.object());
        try {
            for (var step : claim.steps()) {
                workshop.crash().reached("before: " + step.name());
                step.action().run(workshop.directory(), progress);
                workshop.crash().reached("after: " + step.name());
            }
            workshop.resources().change(change -> {
                change.done(intent);
                TaskIntent.task(intent).aligned(progress, change);
            });
            return Optional.empty();
        } catch (IdentityProviderException e) {
            var again = workshop.clock().instant().plus(backoff(intent.attempts()));
            LOG.warn("{} could not be done yet; it is tried again at {}: {}", intent, again, e.getMessage());
            workshop.resources().change(change -> change.amend(TaskIntent.released(intent, again)));
            return Optional.of(e);
        }
    }

    private Duration backoff(int attempts) {
        var settings = workshop.settings();
        var wait = settings.firstRetry().multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
        return wait.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : wait;
    }
}
