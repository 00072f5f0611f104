package dev.gatehouse.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.policy.port.ValueCache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The gateway's own cache: in memory, bounded by bytes, forgotten when the process ends. */
public final class MemoryCache implements ValueCache {
    /** What an entry takes beside key and value, about. */
    private static final int OVERHEAD = 128;

    private final Cache<String, Entry> entries;

    private record Entry(Object value, Duration duration, int size) {}

    /** @param bytes about how much memory it may take */
    public MemoryCache(long bytes, InstantSource clock) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((String key, Entry entry) -> weight(key, entry.size()))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, Entry>writing((_, entry) -> entry.duration()))
                .build();
    }

    @Override
    public Optional<Object> get(String key) {
        return Optional.ofNullable(entries.getIfPresent(key)).map(Entry::value);
    }

    @Override
    public void put(String key, Object value, Duration duration, int size) {
        if (duration.isPositive()) {
            entries.put(key, new Entry(value, duration, Math.max(0, size)));
        }
    }

    @Override
    public void remove(String key) {
        entries.invalidate(key);
    }

    /** Lets go at once what is beyond the bound; it goes by itself soon. */
    void settle() {
        entries.cleanUp();
    }

    private static int weight(String key, int size) {
        return (int) Math.min(Integer.MAX_VALUE, (long) size + 2L * key.length() + OVERHEAD);
    }
}
