package dev.gatehouse.portal.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Does something at once and again and again, until it is closed. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Runnable work;
    private final Duration every;
    private final Thread thread;
    private volatile boolean closed;

    Sweeper(Runnable work, Duration every) {
        this.work = work;
        this.every = every;
        this.thread = Thread.ofVirtual().name("console-sweeper").unstarted(this::run);
    }

    Sweeper start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!closed) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("Console credentials that are over could not be looked for: {}", e.getMessage());
            }
            if (!closed) {
                LockSupport.parkNanos(every.toNanos());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
