package dev.gatehouse.management.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often something was tried by or for somebody; bounded, the longest unheard of forgotten first. */
final class Attempts {
    private static final int MOST_KEYS = 10_000;

    private final int most;
    private final Duration within;
    private final InstantSource clock;
    private final Map<String, ArrayDeque<Instant>> tried = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    Attempts(int most, Duration within, InstantSource clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Counts one more, unless there were too many already. */
    synchronized boolean allow(String key) {
        var now = clock.instant();
        var times = tried.computeIfAbsent(key, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().plus(within).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(now);
        return true;
    }
}
