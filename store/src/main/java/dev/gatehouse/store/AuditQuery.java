package dev.gatehouse.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which lines of the audit log, the newest first.
 *
 * @param services their keys; lines of no other service
 * @param since not older
 * @param until older than that
 * @param actor by whom, an object id
 * @param below of this resource and all below it
 * @param request done for the request of that id, or in the series of that correlation id
 * @param before only lines whose id is smaller, to go on where a page ended
 * @param top how many at most
 */
public record AuditQuery(
        List<String> services,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> actor,
        Optional<ResourceKey> below,
        Optional<String> request,
        long before,
        int top) {
    public AuditQuery {
        services = List.copyOf(services);
    }

    /** The newest lines of these services. */
    public static AuditQuery of(List<String> services, int top) {
        return new AuditQuery(
                services,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE,
                top);
    }
}
