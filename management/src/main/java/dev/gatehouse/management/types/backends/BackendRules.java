package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.model.resource.Backend;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a backend's properties need of each other (facts/azure-resource-manager.md §10.2). */
final class BackendRules {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private BackendRules() {}

    static void check(Backend backend, Problems problems) {
        if (backend.type().equals(Backend.POOL)) {
            pool(backend, problems);
        } else {
            single(backend, problems);
        }
        if (backend.properties().isPresent()) {
            problems.add("properties", "properties is for Service Fabric, which isn't available here: give url.");
        }
        backend.proxy()
                .map(Backend.Proxy::url)
                .filter(url -> !absolute(url))
                .ifPresent(_ -> problems.add("proxy.url", "proxy.url must be an absolute http or https URL."));
        backend.circuitBreaker().ifPresent(breaker -> breaker(breaker, problems));
    }

    private static void single(Backend backend, Problems problems) {
        if (backend.url().isEmpty()) {
            problems.add("url", "url is required where type is Single.");
        } else if (!absolute(backend.url().get())) {
            problems.add("url", "url must be an absolute http or https URL without user, query and fragment.");
        }
        if (backend.protocol().isEmpty()) {
            problems.add("protocol", "protocol is required where type is Single.");
        }
        if (backend.pool().isPresent()) {
            problems.add("pool", "pool can be given only where type is Pool.");
        }
    }

    private static void pool(Backend backend, Problems problems) {
        if (backend.pool().filter(pool -> !pool.services().isEmpty()).isEmpty()) {
            problems.add("pool.services", "pool.services must have at least one item where type is Pool.");
        }
        backend.pool()
                .flatMap(Backend.Pool::sessionAffinity)
                .ifPresent(_ -> problems.add(
                        "pool.sessionAffinity", "pool.sessionAffinity isn't available here: calls go by weight."));
        absent("url", backend.url().isPresent(), problems);
        absent("credentials", backend.credentials().isPresent(), problems);
        absent("tls", backend.tls().isPresent(), problems);
        absent("proxy", backend.proxy().isPresent(), problems);
        absent("circuitBreaker", backend.circuitBreaker().isPresent(), problems);
    }

    private static void absent(String property, boolean there, Problems problems) {
        if (there) {
            problems.add(property, property + " is a single backend's: give it to the members of the pool.");
        }
    }

    private static void breaker(Backend.CircuitBreaker breaker, Problems problems) {
        if (breaker.rules().size() > 1) {
            problems.add("circuitBreaker.rules", "circuitBreaker.rules must have at most one item.");
        }
        breaker.rules().forEach(rule -> {
            var at = "circuitBreaker.rules[0].";
            rule.failureResponse()
                    .ifPresent(_ -> problems.add(at + "failureResponse", at + "failureResponse isn't available here."));
            duration(rule.tripDuration(), at + "tripDuration", problems);
            if (rule.failureCondition().isEmpty()) {
                problems.add(at + "failureCondition", at + "failureCondition is required.");
            }
            rule.failureCondition().ifPresent(condition -> condition(condition, at + "failureCondition.", problems));
        });
    }

    private static void condition(Backend.FailureCondition condition, String at, Problems problems) {
        duration(condition.interval(), at + "interval", problems);
        if (condition.percentage().isPresent()) {
            problems.add(at + "percentage", at + "percentage isn't available here: give count.");
        } else if (condition.count().isEmpty()) {
            problems.add(at + "count", at + "count is required.");
        }
        if (condition.statusCodeRanges().isEmpty() && condition.errorReasons().isEmpty()) {
            problems.add(
                    at + "statusCodeRanges",
                    at + "statusCodeRanges or " + at + "errorReasons must say what a failure is.");
        }
        condition.statusCodeRanges().stream()
                .filter(range -> range.min() > range.max())
                .forEach(range -> problems.add(
                        at + "statusCodeRanges", at + "statusCodeRanges must have min not greater than max."));
    }

    private static void duration(Optional<String> text, String target, Problems problems) {
        if (text.flatMap(BackendRules::duration).isEmpty()) {
            problems.add(target, target + " must be a duration as ISO 8601 writes it, such as PT1M.");
        }
    }

    /** A duration longer than nothing. */
    static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(Duration::isPositive);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean absolute(String text) {
        try {
            var url = new URI(text);
            return url.getHost() != null
                    && url.getScheme() != null
                    && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getPort() <= 65535;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
