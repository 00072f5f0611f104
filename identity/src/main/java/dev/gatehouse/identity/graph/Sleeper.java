package dev.gatehouse.identity.graph;

import java.time.Duration;

/** Waits between two attempts. Tests move their clock instead. */
@FunctionalInterface
public interface Sleeper {

    /** @throws InterruptedException if the thread is to stop */
    void sleep(Duration time) throws InterruptedException;

    /** Really waits. */
    static Sleeper real() {
        return Thread::sleep;
    }
}
