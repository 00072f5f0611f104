package dev.gatehouse.store.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which sums.
 *
 * @param service the service's key
 * @param from the minute of it and later
 * @param until before the minute of it; a part of a minute counts as one
 * @param by what the sums are told apart by
 * @param interval one sum for each such stretch of time, counted from 1970; whole minutes
 * @param only calls with one of these names
 */
public record TrafficQuery(
        String service,
        Instant from,
        Instant until,
        List<Dimension> by,
        Optional<Duration> interval,
        Map<Dimension, List<String>> only) {
    public TrafficQuery {
        by = List.copyOf(by);
        only = Map.copyOf(only);
        if (interval.filter(length -> length.toMinutes() < 1 || !length.equals(Duration.ofMinutes(length.toMinutes())))
                .isPresent()) {
            throw new IllegalArgumentException("an interval is whole minutes");
        }
    }
}
