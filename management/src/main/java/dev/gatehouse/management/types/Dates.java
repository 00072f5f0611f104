package dev.gatehouse.management.types;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as API Management writes them: {@code yyyy-MM-ddTHH:mm:ssZ}. */
public final class Dates {
    private Dates() {}

    public static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
