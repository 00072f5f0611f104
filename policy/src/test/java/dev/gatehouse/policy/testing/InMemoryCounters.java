package dev.gatehouse.policy.testing;

import dev.gatehouse.policy.port.Counters;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counters that remember every call. */
public final class InMemoryCounters implements Counters {
    private final InstantSource clock;
    private final Map<String, Deque<Long>> slides = new HashMap<>();
    private final Map<String, Long> amounts = new HashMap<>();

    public InMemoryCounters(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Answer slide(String key, long limit, Duration window) {
        Deque<Long> times = slides.computeIfAbsent(key, _ -> new ArrayDeque<>());
        long now = clock.millis();
        while (!times.isEmpty() && times.peek() <= now - window.toMillis()) {
            times.poll();
        }
        if (times.size() >= limit) {
            return new Answer(false, 0, Duration.ofMillis(times.peek() + window.toMillis() - now));
        }
        times.add(now);
        return new Answer(true, limit - times.size(), Duration.ZERO);
    }

    @Override
    public Answer fixed(String key, long amount, long limit, Duration window, long anchorMillis) {
        long now = clock.millis();
        long length = window.toMillis();
        long start = window.isZero() ? 0 : Math.floorDiv(now - anchorMillis, length) * length + anchorMillis;
        String windowKey = key + " " + start;
        long used = amounts.getOrDefault(windowKey, 0L);
        Duration left = window.isZero() ? Duration.ZERO : Duration.ofMillis(start + length - now);
        if (used + amount > limit) {
            return new Answer(false, Math.max(0, limit - used), left);
        }
        amounts.put(windowKey, used + amount);
        return new Answer(true, limit - used - amount, left);
    }

    /** Every key that was counted under. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>(slides.keySet());
        keys.addAll(amounts.keySet());
        return keys;
    }
}
