package dev.gatehouse.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time, moved: it runs on from wherever it was set. */
final class TestClock implements InstantSource {
    private final InstantSource real;
    private volatile Duration ahead = Duration.ZERO;

    TestClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    void set(Instant now) {
        ahead = Duration.between(real.instant(), now);
    }

    synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    void reset() {
        ahead = Duration.ZERO;
    }

    /** How far it is from the real time. */
    Duration ahead() {
        return ahead;
    }
}
