package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where calls are forwarded to: one address, or several of them.
 *
 * @param url the address, of a single backend
 * @param resourceId what Azure's portal made it from, for the record
 * @param properties what Service Fabric needs
 */
public record Backend(
        @Rule(min = 1, max = 300) Optional<String> title,
        @Rule(min = 1, max = 2000) Optional<String> description,
        @Rule(min = 1, max = 2000) Optional<String> resourceId,
        Optional<String> azureRegion,
        @Rule(min = 1, max = 2000) Optional<String> url,

        @Rule(oneOf = {"http", "soap"}) Optional<String> protocol,

        @Rule(
                oneOf = {SINGLE, POOL},
                initial = "\"Single\"")
        String type,

        Optional<Credentials> credentials,
        Optional<Tls> tls,
        Optional<Proxy> proxy,
        Optional<Object> properties,
        Optional<CircuitBreaker> circuitBreaker,
        Optional<Pool> pool) {
    /** One address. */
    public static final String SINGLE = "Single";

    /** Several others. */
    public static final String POOL = "Pool";

    @Override
    public String toString() {
        return "Backend[" + type + " " + url.orElse("") + "]";
    }

    /**
     * What is sent along so that the backend lets the call in.
     *
     * @param certificate thumbprints, not looked at where there are certificateIds
     */
    public record Credentials(
            @Rule(max = 32) List<String> certificateIds,
            @Rule(max = 32) List<String> certificate,
            Map<String, List<String>> query,
            Map<String, List<String>> header,
            Optional<Authorization> authorization) {

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    /** The header Authorization. */
    public record Authorization(
            @Rule(required = true, min = 1, max = 100) String scheme,
            @Rule(required = true, min = 1, max = 300) String parameter) {

        @Override
        public String toString() {
            return "Authorization[" + scheme + "]";
        }
    }

    /** How far the backend's certificate is checked. */
    public record Tls(
            Optional<Boolean> validateCertificateChain,
            Optional<Boolean> validateCertificateName,
            List<String> serverCertificateThumbprints,
            List<X509Name> serverX509Names) {}

    /** A name that the backend's certificate may have. */
    public record X509Name(Optional<String> name, Optional<String> issuerCertificateThumbprint) {}

    /** What the call goes through on its way. */
    public record Proxy(
            @Rule(required = true, min = 1, max = 2000) String url,
            Optional<String> username,
            Optional<String> password) {

        @Override
        public String toString() {
            return "Proxy[" + url + "]";
        }
    }

    /** When the backend is left alone for a while. */
    public record CircuitBreaker(List<Rules> rules) {}

    /**
     * @param tripDuration how long, as ISO 8601
     * @param acceptRetryAfter whether the backend's own {@code Retry-After} counts instead
     */
    public record Rules(
            @Rule(required = true, min = 1) String name,
            Optional<FailureCondition> failureCondition,
            Optional<String> tripDuration,
            boolean acceptRetryAfter,
            Optional<Object> failureResponse) {}

    /**
     * @param count how many failures
     * @param percentage how many of a hundred calls
     * @param interval within how long, as ISO 8601
     */
    public record FailureCondition(
            @Rule(least = 1) Optional<Integer> count,
            @Rule(least = 1, most = 100) Optional<Integer> percentage,
            Optional<String> interval,
            @Rule(max = 10) List<StatusRange> statusCodeRanges,
            @Rule(max = 10) List<String> errorReasons) {}

    /** Statuses, both ends included. */
    public record StatusRange(
            @Rule(required = true, least = 200, most = 599) int min,
            @Rule(required = true, least = 200, most = 599) int max) {}

    /** Backends that share the calls. */
    public record Pool(List<Member> services, Optional<Object> sessionAffinity, Optional<Object> failureResponse) {}

    /**
     * @param id of a single backend
     * @param weight its share among those of its priority
     * @param priority the smallest comes first
     */
    public record Member(
            @Rule(required = true) String id,
            @Rule(least = 0, most = 100) Optional<Integer> weight,
            @Rule(least = 0, most = 100) Optional<Integer> priority,
            Optional<String> preferredCarbonEmission) {}
}
