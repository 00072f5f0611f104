package dev.gatehouse.management.traffic;

import dev.gatehouse.management.arm.ArmException;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** The parameter {@code interval}: an ISO 8601 duration of whole minutes. */
final class Interval {
    private static final Duration LONGEST = Duration.ofDays(90);

    private Interval() {}

    /** @throws ArmException 400 if the text is none */
    static Duration parse(Optional<String> text) {
        try {
            var length = Duration.parse(text.orElse(""));
            if (length.compareTo(Duration.ofMinutes(1)) >= 0
                    && length.compareTo(LONGEST) <= 0
                    && length.equals(Duration.ofMinutes(length.toMinutes()))) {
                return length;
            }
        } catch (DateTimeException _) {
            // Refused below.
        }
        throw ArmException.invalid(
                "interval", "interval must be a duration of whole minutes up to 90 days, such as PT15M or P1D.");
    }
}
