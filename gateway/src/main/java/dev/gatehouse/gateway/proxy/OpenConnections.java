package dev.gatehouse.gateway.proxy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts callers' connections over all event loops, up to a limit. */
final class OpenConnections {
    private final int limit;
    private final AtomicInteger open = new AtomicInteger();

    OpenConnections(int limit) {
        this.limit = limit;
    }

    /** Counts one more; answers whether the limit allows it. It must be closed in either case. */
    boolean opened() {
        return open.incrementAndGet() <= limit;
    }

    void closed() {
        if (open.decrementAndGet() == 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Waits until there is none. */
    synchronized boolean awaitNone(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis();
                    open.get() > 0 && left > 0;
                    left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return open.get() == 0;
    }
}
