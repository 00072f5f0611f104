package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.store.Intent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What givings and alignments share: the directory, the clock, and whose turn it is. */
final class Workshop {
    /** How long to wait for news of this process before asking the store, which hears of other processes too. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final String owner = UUID.randomUUID().toString();
    private final Resources resources;
    private final Directory directory;
    private final InstantSource clock;
    private final ProvisioningSettings settings;
    private final CrashPoint crash;
    private final Aligner aligner;
    private final Set<Long> atWork = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    Workshop(
            Resources resources,
            Directory directory,
            InstantSource clock,
            ProvisioningSettings settings,
            CrashPoint crash) {
        this.resources = resources;
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
        this.crash = crash;
        this.aligner = new Aligner(this);
    }

    /** Names this process. */
    String owner() {
        return owner;
    }

    Resources resources() {
        return resources;
    }

    Directory directory() {
        return directory;
    }

    InstantSource clock() {
        return clock;
    }

    ProvisioningSettings settings() {
        return settings;
    }

    CrashPoint crash() {
        return crash;
    }

    /** The givings that a request of this process is at. */
    Set<Long> atWork() {
        return atWork;
    }

    Aligner aligner() {
        return aligner;
    }

    /**
     * Waits until nothing written earlier works on the same objects; what waits there to be aligned is finished first.
     *
     * @throws dev.gatehouse.identity.IdentityProviderException if the directory doesn't let it be finished
     */
    void awaitTurn(Intent mine, Task task, Instant deadline) {
        while (true) {
            var earlier = resources.read(view -> earlier(view.intents(), mine.id(), task.subjects()));
            if (earlier.isEmpty()) {
                return;
            }
            if (clock.instant().isAfter(deadline)) {
                throw Refusal.tooBusy();
            }
            var finished = earlier.stream()
                    .filter(intent -> !TaskIntent.isGiving(intent))
                    .filter(aligner::finishNow)
                    .count();
            if (finished == 0) {
                awaitNews(LOOK);
            }
        }
    }

    /** Those written before that may not be at work at the same time. */
    static List<Intent> earlier(List<Intent> all, long id, Subjects subjects) {
        return all.stream()
                .filter(intent -> intent.id() < id)
                .filter(intent -> TaskIntent.task(intent).subjects().conflictsWith(subjects))
                .toList();
    }

    /** Something was finished, written or given up. */
    void tell() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something happens, or that long. */
    void awaitNews(Duration atMost) {
        lock.lock();
        try {
            var _ = news.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.tooBusy();
        } finally {
            lock.unlock();
        }
    }
}
