package dev.gatehouse.store.traffic;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sums calls up in memory and writes them out now and then: a refusal within a second, sums within ten. Bounded: in one
 * stretch that many different callers can be told apart, those beyond are summed up without their names. What can't be
 * written is kept for the next time.
 */
public final class TrafficRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrafficRecorder.class);
    private static final Duration REFUSALS_WAIT = Duration.ofSeconds(1);
    private static final Duration SUMS_WAIT = Duration.ofSeconds(10);
    private static final Duration FORGETTING = Duration.ofHours(1);

    /** How many different callers of one stretch are told apart. */
    public static final int MOST_TOLD_APART = 20_000;

    /** How long sums are kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    private final TrafficStore store;
    private final InstantSource clock;
    private final int mostToldApart;
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread thread = Thread.ofVirtual().name("traffic").unstarted(this::run);
    private Map<TrafficKey, Sums> sums = new HashMap<>();
    private Map<String, Deque<AccessRecord>> refusals = new HashMap<>();
    private volatile boolean closed;
    private boolean failing;

    public TrafficRecorder(TrafficStore store, InstantSource clock) {
        this(store, clock, MOST_TOLD_APART);
    }

    TrafficRecorder(TrafficStore store, InstantSource clock, int mostToldApart) {
        this.store = store;
        this.clock = clock;
        this.mostToldApart = mostToldApart;
    }

    /** Writes out from now on by itself. */
    public TrafficRecorder start() {
        thread.start();
        return this;
    }

    /** Takes a call in. Those of no service are nobody's to ask for, and are left out. */
    public synchronized void record(AccessRecord record) {
        if (record.service().isEmpty()) {
            return;
        }
        sumsOf(TrafficKey.of(record)).add(record);
        if (record.outcome() != AccessOutcome.SERVED) {
            keep(record);
        }
    }

    /** Writes out what was taken in so far, so that a question asked now is answered with it. */
    public void settle() {
        write(true);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        write(true);
    }

    private void run() {
        long lastSums = System.nanoTime();
        long lastForgetting = System.nanoTime() - FORGETTING.toNanos();
        while (!closed) {
            LockSupport.parkNanos(this, REFUSALS_WAIT.toNanos());
            long now = System.nanoTime();
            boolean due = now - lastSums >= SUMS_WAIT.toNanos();
            if (due) {
                lastSums = now;
            }
            write(due);
            if (now - lastForgetting >= FORGETTING.toNanos()) {
                lastForgetting = now;
                forget(clock.instant().minus(KEPT));
            }
        }
    }

    private void forget(Instant earlier) {
        try {
            store.forget(earlier);
        } catch (RuntimeException e) {
            LOG.warn("Old sums of calls could not be removed; it is tried again later", e);
        }
    }

    private void write(boolean all) {
        writing.lock();
        try {
            Map<TrafficKey, Sums> takenSums = Map.of();
            List<AccessRecord> takenRefusals = new ArrayList<>();
            synchronized (this) {
                refusals.values().forEach(takenRefusals::addAll);
                refusals = new HashMap<>();
                if (all) {
                    takenSums = sums;
                    sums = new HashMap<>();
                }
            }
            if (takenSums.isEmpty() && takenRefusals.isEmpty()) {
                return;
            }
            try {
                store.add(takenSums, takenRefusals);
                failing = false;
            } catch (RuntimeException e) {
                giveBack(takenSums, takenRefusals);
                if (!failing) {
                    LOG.warn("Sums of calls could not be written; they are kept and tried again: {}", e.getMessage());
                }
                failing = true;
            }
        } finally {
            writing.unlock();
        }
    }

    private synchronized void giveBack(Map<TrafficKey, Sums> unwritten, Collection<AccessRecord> unkept) {
        unwritten.forEach((key, sum) -> sumsOf(key).add(sum));
        var later = refusals;
        refusals = new HashMap<>();
        unkept.forEach(this::keep);
        later.values().forEach(records -> records.forEach(this::keep));
    }

    private Sums sumsOf(TrafficKey key) {
        var found = sums.get(key);
        if (found != null) {
            return found;
        }
        return sums.computeIfAbsent(sums.size() < mostToldApart ? key : key.folded(), _ -> new Sums());
    }

    /** No more than would be kept anyway. */
    private void keep(AccessRecord record) {
        var ofService = refusals.computeIfAbsent(record.service(), _ -> new ArrayDeque<>());
        if (ofService.size() >= TrafficStore.REFUSALS_KEPT) {
            ofService.removeFirst();
        }
        ofService.addLast(record);
    }
}
