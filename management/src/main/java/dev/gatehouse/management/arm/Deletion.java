package dev.gatehouse.management.arm;

import java.time.Instant;
import java.util.Map;

/**
 * A DELETE on its way.
 *
 * @param resource what goes
 * @param query such as {@code deleteSubscriptions}; names as ARM writes them
 * @param now when the request came
 * @param asked whether it is what the request names, and doesn't only go along with that
 */
public record Deletion(Resource resource, Map<String, String> query, Instant now, boolean asked) {
    /** Whether the query says {@code true} to that. */
    public boolean asks(String parameter) {
        return Boolean.parseBoolean(query.get(parameter));
    }
}
