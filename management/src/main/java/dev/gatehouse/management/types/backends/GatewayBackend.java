package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.resource.Backend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Backends as the gateway knows them. */
public final class GatewayBackend {
    private GatewayBackend() {}

    /**
     * @param id what the gateway calls it
     * @param other what the gateway calls another backend, from its short id
     */
    public static Entity.Backend entity(Resource resource, String id, UnaryOperator<String> other) {
        return entity(resource.as(Backend.class), id, other);
    }

    static Entity.Backend entity(Backend backend, String id, UnaryOperator<String> other) {
        var headers = new LinkedHashMap<String, List<String>>();
        var query = new LinkedHashMap<String, List<String>>();
        backend.credentials().ifPresent(credentials -> {
            headers.putAll(credentials.header());
            query.putAll(credentials.query());
            credentials
                    .authorization()
                    .ifPresent(one -> headers.put("Authorization", List.of(one.scheme() + " " + one.parameter())));
        });
        return new Entity.Backend(
                id,
                backend.url().orElse(""),
                Map.copyOf(headers),
                Map.copyOf(query),
                backend.circuitBreaker().flatMap(GatewayBackend::breaker),
                members(backend, other),
                unusable(backend));
    }

    private static Optional<Entity.Backend.Breaker> breaker(Backend.CircuitBreaker breaker) {
        return breaker.rules().stream()
                .findFirst()
                .flatMap(rule -> rule.failureCondition()
                        .map(condition -> new Entity.Backend.Breaker(
                                condition.count().orElse(1),
                                duration(condition.interval()),
                                condition.statusCodeRanges().stream()
                                        .map(range -> new Entity.Backend.Statuses(range.min(), range.max()))
                                        .toList(),
                                condition.errorReasons(),
                                duration(rule.tripDuration()),
                                rule.acceptRetryAfter())));
    }

    private static Duration duration(Optional<String> text) {
        return text.flatMap(BackendRules::duration).orElse(Duration.ofMinutes(1));
    }

    /** Whose weight isn't said shares as one does that weighs 1; whose priority isn't said comes first. */
    private static List<Entity.Backend.Member> members(Backend backend, UnaryOperator<String> other) {
        return backend.pool().stream()
                .flatMap(pool -> pool.services().stream())
                .map(member -> new Entity.Backend.Member(
                        other.apply(member.id()),
                        member.weight().orElse(1),
                        member.priority().orElse(0)))
                .toList();
    }

    /** What the gateway doesn't do, which a policy can't make use of therefore. */
    private static Optional<String> unusable(Backend backend) {
        var all = new ArrayList<String>();
        if (backend.credentials()
                .filter(credentials -> !credentials.certificateIds().isEmpty())
                .isPresent()) {
            all.add("credentials.certificateIds");
        }
        backend.tls().ifPresent(tls -> {
            if (!tls.validateCertificateChain().orElse(true)) {
                all.add("tls.validateCertificateChain false");
            }
            if (!tls.validateCertificateName().orElse(true)) {
                all.add("tls.validateCertificateName false");
            }
            if (!tls.serverCertificateThumbprints().isEmpty()) {
                all.add("tls.serverCertificateThumbprints");
            }
            if (!tls.serverX509Names().isEmpty()) {
                all.add("tls.serverX509Names");
            }
        });
        if (backend.proxy().isPresent()) {
            all.add("proxy");
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
    }
}
