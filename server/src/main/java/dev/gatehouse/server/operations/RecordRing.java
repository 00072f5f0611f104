package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessRecord;
import dev.gatehouse.model.gateway.AccessRecordSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Carries access records from the gateway's event loops to their readers: bounded, lossy, never waited for.
 *
 * <p>Several threads put in, one takes out. A place belongs to whoever moved {@code tail} past it; it is free again
 * once {@code head} has moved past it. When the reader falls a whole round behind, new records are dropped and counted.
 *
 * <p>Waking a thread costs the waker more than the rest of its work here. So a reader that had something to do looks
 * again after a short nap, unasked; only after a round without any does it sleep until it is woken.
 */
public final class RecordRing implements AccessRecordSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordRing.class);
    private static final Duration NAP = Duration.ofMillis(20);

    private final AtomicReferenceArray<AccessRecord> places;
    private final int mask;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();
    private final LongAdder dropped = new LongAdder();
    private final Supplier<List<RecordReader>> made;
    private final Thread thread;
    private List<RecordReader> readers = List.of();
    private volatile boolean asleep;
    private volatile boolean closed;

    /**
     * @param capacity how many records may wait; a power of two
     * @param readers made when there is something to read, on the thread that reads
     */
    public RecordRing(int capacity, Supplier<List<RecordReader>> readers) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two");
        }
        this.places = new AtomicReferenceArray<>(capacity);
        this.mask = capacity - 1;
        this.made = readers;
        this.thread = Thread.ofPlatform().daemon().name("access records").unstarted(this::drain);
    }

    /** Starts reading. Records put in before wait for it. */
    public RecordRing start() {
        thread.start();
        return this;
    }

    @Override
    public void accept(AccessRecord record) {
        long place;
        do {
            place = tail.get();
            if (place - head.get() > mask) {
                dropped.increment();
                return;
            }
        } while (!tail.compareAndSet(place, place + 1));
        places.set((int) place & mask, record);
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    /** How many records were lost because the readers were too slow. */
    public long dropped() {
        return dropped.sum();
    }

    /** Reads what is there, then stops. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        while (true) {
            boolean last = closed;
            if (readAll()) {
                for (var reader : readers) {
                    guard(reader::pause);
                }
                if (!last) {
                    LockSupport.parkNanos(this, NAP.toNanos());
                }
            } else if (last) {
                return;
            } else {
                sleep();
            }
        }
    }

    private void sleep() {
        asleep = true;
        // Looked at after saying so: whoever put something in before may not have seen that it must wake this thread.
        if (head.get() == tail.get() && !closed) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    private boolean readAll() {
        long place = head.get();
        long end = tail.get();
        if (place == end) {
            return false;
        }
        if (readers.isEmpty()) {
            readers = List.copyOf(made.get());
        }
        for (; place < end; place++) {
            int index = (int) place & mask;
            AccessRecord record;
            while ((record = places.get(index)) == null) {
                Thread.onSpinWait(); // its owner is between taking the place and filling it
            }
            places.set(index, null);
            head.setRelease(place + 1);
            if (RecordReader.isCall(record)) {
                for (int i = 0; i < readers.size(); i++) {
                    read(readers.get(i), record);
                }
            }
        }
        return true;
    }

    private static void read(RecordReader reader, AccessRecord record) {
        try {
            reader.read(record);
        } catch (RuntimeException e) {
            LOG.warn("An access record could not be read", e);
        }
    }

    /** One reader's fault must not cost the others their records. */
    private static void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("An access record could not be read", e);
        }
    }
}
