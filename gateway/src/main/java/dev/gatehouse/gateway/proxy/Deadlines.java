package dev.gatehouse.gateway.proxy;

import io.netty.channel.EventLoop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The deadlines of an event loop's connections. They move with every call and hardly ever pass, so moving one is
 * writing a field, and they are looked at from time to time: one passes up to {@link #TICK} late.
 */
final class Deadlines {
    static final Duration TICK = Duration.ofMillis(50);
    private static final long NEVER = Long.MAX_VALUE;

    private final EventLoop executor;
    private final ArrayList<Deadline> all = new ArrayList<>();
    private boolean ticking;

    Deadlines(EventLoop executor) {
        this.executor = executor;
    }

    /** A deadline that is not set yet. It must be removed in the end. */
    Deadline add(Runnable passed) {
        var deadline = new Deadline(passed, all.size());
        all.add(deadline);
        if (!ticking) {
            ticking = true;
            next();
        }
        return deadline;
    }

    private void next() {
        executor.schedule(this::tick, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long now = System.nanoTime();
        for (int i = all.size() - 1; i >= 0; i--) {
            // What passes may remove others.
            if (i < all.size() && all.get(i).at != NEVER && all.get(i).at - now <= 0) {
                all.get(i).pass();
            }
        }
        ticking = !all.isEmpty();
        if (ticking) {
            next();
        }
    }

    final class Deadline {
        private final Runnable passed;
        private int slot;
        private long at = NEVER;

        private Deadline(Runnable passed, int slot) {
            this.passed = passed;
            this.slot = slot;
        }

        void set(Duration fromNow) {
            at = System.nanoTime() + fromNow.toNanos();
        }

        void clear() {
            at = NEVER;
        }

        void remove() {
            if (slot >= 0) {
                var last = all.removeLast();
                if (last != this) {
                    all.set(slot, last);
                    last.slot = slot;
                }
                slot = -1;
            }
        }

        private void pass() {
            at = NEVER;
            passed.run();
        }
    }
}
