package dev.gatehouse.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.policy.port.Counters;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counters of this gateway alone, shared by its event loops. Sliding windows live in memory ({@link SlidingWindow});
 * fixed ones also in a file ({@link QuotaFile}). Safe for many threads.
 */
public final class LocalCounters implements Counters, AutoCloseable {
    /** Beyond it the sliding windows unused for longest are forgotten, which lets their callers begin anew. */
    private static final int MOST_SLIDING = 1_000_000;

    /** For a window that never ends: a hundred years. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final InstantSource clock;
    private final Cache<Sliding, SlidingWindow> sliding;
    private final ConcurrentHashMap<String, Fixed> fixed = new ConcurrentHashMap<>();
    private final QuotaFile file;

    /** A limit that was changed to another window counts anew. */
    private record Sliding(String key, Duration window) {}

    /** A counter's place as it was found; it may have been given to another since, when its window had passed. */
    private record Fixed(QuotaFile.Key key, QuotaFile.Slot slot) {
        boolean current() {
            synchronized (slot) {
                return slot.isOf(key);
            }
        }
    }

    /** @param quotas the file that fixed windows are kept in; made if it isn't there */
    public LocalCounters(Path quotas, InstantSource clock) {
        this.clock = clock;
        this.file = new QuotaFile(quotas, clock.millis());
        this.sliding = Caffeine.newBuilder()
                .maximumSize(MOST_SLIDING)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<Sliding, SlidingWindow>accessing((key, _) -> key.window()))
                .build();
    }

    @Override
    public Answer slide(String key, long limit, Duration window) {
        return sliding.get(new Sliding(key, window), from -> new SlidingWindow(from.window()))
                .count(clock.millis(), limit);
    }

    @Override
    public Answer fixed(String key, long amount, long limit, Duration window, long anchorMillis) {
        long length = window.toMillis();
        long now = clock.millis();
        long begin = length == 0 ? 0 : anchorMillis + Math.floorDiv(now - anchorMillis, length) * length;
        while (true) {
            var place = fixed.computeIfAbsent(key, made -> {
                var hash = QuotaFile.Key.of(made);
                return new Fixed(hash, file.slot(hash, length, now));
            });
            var answer = count(place, amount, limit, begin, length, now);
            if (answer.isPresent()) {
                return answer.get();
            }
            fixed.values().removeIf(each -> !each.current());
        }
    }

    private static Optional<Answer> count(Fixed place, long amount, long limit, long begin, long length, long now) {
        var slot = place.slot();
        synchronized (slot) {
            if (!slot.isOf(place.key())) {
                return Optional.empty();
            }
            if (slot.begin() != begin) {
                slot.begin(begin, length);
            }
            long used = slot.used();
            if (used >= limit) {
                return Optional.of(new Answer(false, 0, length == 0 ? NEVER : Duration.ofMillis(begin + length - now)));
            }
            slot.used(used + amount);
            return Optional.of(new Answer(true, Math.max(0, limit - used - amount), Duration.ZERO));
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
