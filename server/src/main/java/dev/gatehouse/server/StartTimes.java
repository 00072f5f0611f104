package dev.gatehouse.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How long each part of a start took, for {@code run --debug-startup}. Parts may run at the same time. */
public final class StartTimes {
    private final long began = System.nanoTime();
    /** What the JVM needed to get here. */
    private final Duration before;

    private final List<String> lines = new ArrayList<>();

    /** @param now by the clock that the system stamps processes with */
    public StartTimes(Instant now) {
        this.before = ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, now))
                .orElse(Duration.ZERO);
        lines.add("%6d ms  until the first line of Gatehouse's".formatted(before.toMillis()));
    }

    /** Does it and notes how long it took. */
    public <T> T time(String part, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            note(part, start);
        }
    }

    /** Does it and notes how long it took. */
    public void time(String part, Runnable work) {
        time(part, () -> {
            work.run();
            return part;
        });
    }

    private synchronized void note(String part, long start) {
        long end = System.nanoTime();
        lines.add("%6d ms  %s, which ended %d ms after the process began"
                .formatted((end - start) / 1_000_000, part, before.toMillis() + (end - began) / 1_000_000));
    }

    /** One line a part, in the order in which they ended. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
