package dev.gatehouse.tenant.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Limits failed authentications of one client from one address. While the limit holds, that client is refused from that
 * address unseen; other clients, and the same client from elsewhere, are not. Successes are never counted.
 */
public final class FailureLimit {
    static final int FAILURES = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_TRACKED = 100_000;

    private record Key(String clientId, String address) {}

    private record Failures(int count, Instant until) {}

    private final InstantSource clock;
    private final Cache<Key, Failures> failures =
            Caffeine.newBuilder().maximumSize(MOST_TRACKED).build();

    public FailureLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this client must wait at this address; empty if it need not. */
    public Optional<Duration> wait(String clientId, String address) {
        var found = failures.getIfPresent(key(clientId, address));
        var now = clock.instant();
        if (found == null || found.count < FAILURES || !now.isBefore(found.until)) {
            return Optional.empty();
        }
        // Rounded up: a client that waits as long as it is told is let in.
        return Optional.of(
                Duration.between(now, found.until).plusMillis(999).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    public void failed(String clientId, String address) {
        var now = clock.instant();
        failures.asMap()
                .merge(
                        key(clientId, address),
                        new Failures(1, now.plus(WINDOW)),
                        (before, first) ->
                                now.isBefore(before.until) ? new Failures(before.count + 1, before.until) : first);
    }

    private static Key key(String clientId, String address) {
        var id = clientId.length() > 64 ? clientId.substring(0, 64) : clientId;
        return new Key(id.toLowerCase(Locale.ROOT), address);
    }
}
