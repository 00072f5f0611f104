package dev.gatehouse.policy.cachestore;

import dev.gatehouse.policy.Headers;

import java.time.Duration;

/**
 * What others than Gatehouse may do with a response that Gatehouse keeps.
 *
 * @param mustRevalidate whether they must ask again once it is stale
 */
public record Downstream(Who who, boolean mustRevalidate) {

    /** Who else may keep it. */
    public enum Who {
        NOBODY,
        /** The caller, for itself. */
        CALLER,
        ANYBODY
    }

    /** Says so in the response's headers (RFC 9111 section 5.2.2). */
    public void tell(Headers headers, Duration left) {
        String age = "max-age=" + Math.max(0, left.toSeconds()) + (mustRevalidate ? ", must-revalidate" : "");
        headers.remove("Expires");
        headers.remove("Pragma");
        headers.set(
                "Cache-Control",
                switch (who) {
                    case NOBODY -> "no-store";
                    case CALLER -> "private, " + age;
                    case ANYBODY -> "public, " + age;
                });
    }
}
