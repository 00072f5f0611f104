package dev.gatehouse.server.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How settings that are lengths of time are written: as ISO 8601 has it, or {@code never}. */
final class Durations {
    private Durations() {}

    /**
     * How often something is done.
     *
     * @return zero for {@code never}
     */
    static Duration interval(String text) {
        if (text.equalsIgnoreCase("never")) {
            return Duration.ZERO;
        }
        try {
            var interval = Duration.parse(text);
            if (interval.compareTo(Duration.ofMinutes(1)) >= 0 && interval.compareTo(Duration.ofDays(31)) <= 0) {
                return interval;
            }
        } catch (DateTimeParseException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "is neither never nor a length of time from PT1M to P31D, such as PT1H for an hour");
    }
}
