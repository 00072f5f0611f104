package dev.gatehouse.store.traffic;

import dev.gatehouse.model.gateway.AccessRecord;

/** What is summed up of calls; grows with each. Not for several threads. */
final class Sums {
    long calls;
    long successes;
    long blocks;
    long failures;
    long requestBytes;
    long responseBytes;
    long totalMicros;
    long totalLeast = Long.MAX_VALUE;
    long totalMost;
    long backendCalls;
    long backendMicros;
    long backendLeast = Long.MAX_VALUE;
    long backendMost;

    void add(AccessRecord record) {
        calls++;
        switch (Verdict.of(record.status())) {
            case SUCCESS -> successes++;
            case BLOCKED -> blocks++;
            case FAILED -> failures++;
            case OTHER -> {}
        }
        requestBytes += record.requestBytes();
        responseBytes += record.responseBytes();
        long total = record.total().toNanos() / 1_000;
        totalMicros += total;
        totalLeast = Math.min(totalLeast, total);
        totalMost = Math.max(totalMost, total);
        if (!record.backend().isZero()) {
            long backend = record.backend().toNanos() / 1_000;
            backendCalls++;
            backendMicros += backend;
            backendLeast = Math.min(backendLeast, backend);
            backendMost = Math.max(backendMost, backend);
        }
    }

    void add(Sums other) {
        calls += other.calls;
        successes += other.successes;
        blocks += other.blocks;
        failures += other.failures;
        requestBytes += other.requestBytes;
        responseBytes += other.responseBytes;
        totalMicros += other.totalMicros;
        totalLeast = Math.min(totalLeast, other.totalLeast);
        totalMost = Math.max(totalMost, other.totalMost);
        backendCalls += other.backendCalls;
        backendMicros += other.backendMicros;
        backendLeast = Math.min(backendLeast, other.backendLeast);
        backendMost = Math.max(backendMost, other.backendMost);
    }
}
