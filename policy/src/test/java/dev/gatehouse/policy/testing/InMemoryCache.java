package dev.gatehouse.policy.testing;

import dev.gatehouse.policy.port.ValueCache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A cache without a bound. */
public final class InMemoryCache implements ValueCache {

    private record Entry(Object value, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Entry> entries = new HashMap<>();

    public InMemoryCache(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Object> get(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::value);
    }

    @Override
    public void put(String key, Object value, Duration duration, int size) {
        entries.put(key, new Entry(value, clock.instant().plus(duration)));
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }
}
