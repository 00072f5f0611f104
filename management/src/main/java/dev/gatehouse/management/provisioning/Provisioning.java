package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.management.arm.ChangeListener;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.store.Intent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes the identity provider match the resources. Wire its {@link #behaviours} into the engine, make it a listener
 * behind the publisher, call {@link #recover} before the first request and {@link #start} then.
 */
public final class Provisioning implements ChangeListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
    /** How often intents of other processes are looked for. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Workshop workshop;
    private final ThreadLocal<List<Long>> justWritten = ThreadLocal.withInitial(ArrayList::new);
    private volatile boolean open = true;
    private volatile boolean started;
    private final Reconciliation reconciliation;
    private Thread worker;
    private Thread reconciling;

    public Provisioning(Resources resources, Directory directory, InstantSource clock, ProvisioningSettings settings) {
        this(resources, directory, clock, settings, CrashPoint.none());
    }

    Provisioning(
            Resources resources,
            Directory directory,
            InstantSource clock,
            ProvisioningSettings settings,
            CrashPoint crash) {
        this.workshop = new Workshop(resources, directory, clock, settings, crash);
        this.reconciliation = new Reconciliation(workshop);
    }

    /** What types do beyond keeping their properties, for the engine. */
    public List<ResourceBehaviour> behaviours(Sealing sealing) {
        return List.of(
                new ServiceIdentityBehaviour(this),
                new ProductAccess(this),
                new ClientApplications(this, sealing),
                new UserAccounts(this),
                new ProductLinks(this),
                new AccessGrants(this),
                new DriftBehaviour(this, reconciliation),
                new DirectoryBehaviour(this));
    }

    /**
     * Takes up what a crash left behind: givings that were not finished are undone, in the background and before
     * anything else is done to the same objects.
     */
    public void recover() {
        takeUp(intent -> leftBehind(intent)
                || workshop.settings().alone() && !workshop.owner().equals(TaskIntent.owner(intent)));
    }

    /** Hands over to be aligned what nobody is at any more. */
    private void takeUp(Predicate<Intent> which) {
        var found = workshop.resources()
                .read(view -> view.intents().stream().filter(which).toList());
        if (!found.isEmpty()) {
            var now = workshop.clock().instant();
            workshop.resources()
                    .change(change -> change.intents().stream()
                            .filter(which)
                            .forEach(intent -> change.amend(TaskIntent.undone(intent, now))));
        }
    }

    /** A giving of another process that is too old to be alive, or one of ours whose undoing could not be written. */
    private boolean leftBehind(Intent intent) {
        return TaskIntent.isGiving(intent)
                && !workshop.atWork().contains(intent.id())
                && intent.created()
                        .plus(workshop.settings().orphaned())
                        .isBefore(workshop.clock().instant());
    }

    /** Begins to work in the background. */
    public void start() {
        started = true;
        worker = Thread.ofVirtual().name("provisioning").start(this::work);
        if (workshop.settings().reconciling().isPositive()) {
            reconciling = Thread.ofVirtual().name("reconciliation").start(this::reconcile);
        }
    }

    /** Looks whether the directory still holds what the resources say. */
    public Reconciliation reconciliation() {
        return reconciliation;
    }

    /** What the directory has of secrets, for who looks at all of them. */
    public ApplicationSecrets secrets() {
        return new ApplicationSecrets(provider(), workshop.clock());
    }

    /** Why no application could be registered now; empty if it could. Asks the directory. */
    public Optional<String> problem() {
        return Optional.of(provider().readiness().problem()).filter(text -> !text.isEmpty());
    }

    /** Tries now what is due, on this thread. */
    void runDue() {
        workshop.aligner().runDue();
    }

    /** A reply waits a little for what is cleaned up behind it, so that who looks at the directory next sees it. */
    @Override
    public void committed(long revision) {
        workshop.tell();
        var mine = justWritten.get();
        justWritten.remove();
        if (mine.isEmpty() || !started) {
            return;
        }
        var until = System.nanoTime() + workshop.settings().courtesy().toNanos();
        while (open && System.nanoTime() < until && anyLeft(mine)) {
            workshop.awaitNews(Duration.ofMillis(50));
        }
    }

    @Override
    public void close() {
        open = false;
        workshop.tell();
        end(worker);
        end(reconciling);
    }

    private static void end(Thread thread) {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    IdentityProvider provider() {
        return workshop.directory().provider();
    }

    Directory directory() {
        return workshop.directory();
    }

    Workshop workshop() {
        return workshop;
    }

    Giving giving(Task task, Consumer<Progress> afterwards, BiConsumer<Progress, ResourceChange> settling) {
        return new TaskGiving(workshop, task, afterwards, settling);
    }

    /** Gives something that no resource's own write is waiting for. */
    void give(Giving giving) {
        workshop.resources().change(giving::intend);
        try {
            giving.perform();
            workshop.resources().change(giving::settle);
        } catch (RuntimeException why) {
            undo(giving, why);
            throw why;
        }
    }

    private void undo(Giving giving, RuntimeException why) {
        try {
            workshop.resources().change(change -> giving.undo(change, why));
        } catch (RuntimeException second) {
            // The intent still stands: it is undone at the next start.
            why.addSuppressed(second);
        }
    }

    /**
     * Writes down that the directory is to be brought to what the resources will say.
     *
     * @return the intent's id
     */
    long align(ResourceChange change, Task task) {
        var id = TaskIntent.aligning(change, task).id();
        justWritten.get().add(id);
        return id;
    }

    private boolean anyLeft(List<Long> ids) {
        return workshop.resources()
                .read(view -> view.intents().stream()
                        .anyMatch(intent -> ids.contains(intent.id()) && intent.attempts() <= 1));
    }

    private void work() {
        while (open) {
            try {
                workshop.aligner().runDue();
                takeUp(this::leftBehind);
            } catch (RuntimeException e) {
                if (open) {
                    LOG.error("provisioning in the background failed; it goes on", e);
                }
            }
            pause();
        }
    }

    private void reconcile() {
        var next = reconciliation.first(workshop.clock().instant());
        while (open) {
            pause();
            if (open && !workshop.clock().instant().isBefore(next)) {
                try {
                    next = reconciliation.runIfDue();
                } catch (RuntimeException e) {
                    next = reconciliation.first(workshop.clock().instant());
                    if (open) {
                        LOG.error("reconciliation in the background failed; it goes on", e);
                    }
                }
            }
        }
    }

    private void pause() {
        if (open) {
            try {
                workshop.awaitNews(LOOK);
            } catch (RuntimeException e) {
                // Interrupted to close.
                Thread.currentThread().interrupt();
            }
        }
    }
}
