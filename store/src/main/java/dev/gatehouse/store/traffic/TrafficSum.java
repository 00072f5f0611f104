package dev.gatehouse.store.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A sum of calls.
 *
 * @param names what its calls have in common; {@code *} where too many names came in one minute to tell them apart
 * @param start of the interval, if one was asked for
 * @param successes with a status up to 301, 304 or 307
 * @param blocks with the status 401, 403 or 429
 * @param failures with the status 400, or 500 and above
 * @param backendCalls those for which the backend answered
 * @param total from the request's head to the response's last byte
 * @param backend waiting for the backend's response head
 */
public record TrafficSum(
        Map<Dimension, String> names,
        Optional<Instant> start,
        long calls,
        long successes,
        long blocks,
        long failures,
        long requestBytes,
        long responseBytes,
        long backendCalls,
        Times total,
        Times backend) {
    public TrafficSum {
        names = Map.copyOf(names);
    }

    public String name(Dimension dimension) {
        return names.getOrDefault(dimension, "");
    }

    /** How long something took; all zero where there was none. */
    public record Times(Duration average, Duration least, Duration most) {}
}
