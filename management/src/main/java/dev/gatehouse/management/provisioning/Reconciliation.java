package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.ArmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Looks whether the directory still holds what the resources say, on demand and from time to time; one process on a
 * database at a time. It only looks: see {@link Repair}.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    /** Most of an interval by which a run may come later, so that many installations don't come at once. */
    private static final double JITTER = 0.1;

    private final Workshop workshop;
    private final DoubleSupplier random;

    Reconciliation(Workshop workshop) {
        this(workshop, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random between 0 and 1 */
    Reconciliation(Workshop workshop, DoubleSupplier random) {
        this.workshop = workshop;
        this.random = random;
    }

    /** What the last one found. */
    public DriftReport last() {
        return workshop.resources().read(DriftReport::of);
    }

    /**
     * Looks now.
     *
     * @throws ArmException 409 if another one is under way
     * @throws IdentityProviderException if the directory can't be read; it is noted as well
     */
    List<Drift> run() {
        return claimed(Duration.ZERO)
                .orElseThrow(() ->
                        ArmException.conflict("Another reconciliation is under way. GET …/drift shows what it finds."));
    }

    /** When a process that starts at this time looks for the first time whether it is due. */
    Instant first(Instant now) {
        return now.plus(part(interval(), JITTER / 2 * (1 + random.getAsDouble())));
    }

    /**
     * Looks if nobody has for so long as is set.
     *
     * @return when to come again
     */
    Instant runIfDue() {
        var now = workshop.clock().instant();
        try {
            claimed(interval())
                    .ifPresent(found -> LOG.atLevel(
                                    found.isEmpty() ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                            .log(
                                    "the directory differs from the resources in {} points; GET …/drift shows them",
                                    found.size()));
        } catch (IdentityProviderException e) {
            LOG.warn("it could not be looked whether the directory holds what the resources say: {}", e.getMessage());
        }
        var last = last().attempted().orElse(now);
        return last.plus(interval()).plus(part(interval(), JITTER * random.getAsDouble()));
    }

    private Duration interval() {
        return workshop.settings().reconciling();
    }

    private static Duration part(Duration interval, double share) {
        return Duration.ofMillis((long) (interval.toMillis() * share));
    }

    /** @param rest how long the last one must be past */
    private Optional<List<Drift>> claimed(Duration rest) {
        var claimed = new boolean[1];
        var started = workshop.clock().instant();
        workshop.resources().change(change -> {
            var last = DriftReport.of(change);
            claimed[0] = !isUnderWay(last, started)
                    && last.attempted()
                            .filter(time -> time.plus(rest).isAfter(started))
                            .isEmpty();
            if (claimed[0]) {
                last.begun(workshop.owner(), started).keep(change);
            }
        });
        return claimed[0] ? Optional.of(look(started)) : Optional.empty();
    }

    /** Of one process's own store nobody else can be at it: what stands there is from before its start. */
    private boolean isUnderWay(DriftReport last, Instant now) {
        return last.isRunning(now)
                && (!workshop.settings().alone() || last.owner().equals(workshop.owner()));
    }

    private List<Drift> look(Instant started) {
        try {
            var resources = workshop.resources();
            var before = resources.read(Expectations::of);
            var inventory = workshop.directory().provider().inventory(Expectations.BEGINNING);
            var after = resources.read(Expectations::of);
            var drifts = Comparison.of(before, inventory, after, started);
            resources.change(
                    change -> DriftReport.done(drifts, started, workshop.clock().instant(), after.waiting())
                            .keep(change));
            return drifts;
        } catch (RuntimeException e) {
            workshop.resources()
                    .change(change -> DriftReport.of(change)
                            .failed(
                                    e instanceof IdentityProviderException
                                            ? e.getMessage()
                                            : "It failed; the log says why.")
                            .keep(change));
            throw e;
        }
    }
}
