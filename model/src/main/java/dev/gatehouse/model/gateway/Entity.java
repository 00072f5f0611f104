package dev.gatehouse.model.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing of a service that the gateway must know. Entities refer to each other by id only, so that each can change
 * alone; a reference to something that isn't there (yet) is simply not followed.
 *
 * <p>Ids are the resources' names in lower case: ARM ids are compared without regard to case. Of what stands in a
 * workspace the id begins with the workspace's and a slash.
 */
public sealed interface Entity {

    /** What the entity is called among those of its kind, in lower case. */
    String id();

    /** The kind, by which together with {@link #id()} an entity is replaced or removed. */
    default Kind kind() {
        return switch (this) {
            case Service _ -> Kind.SERVICE;
            case Issuer _ -> Kind.ISSUER;
            case Api _ -> Kind.API;
            case Operation _ -> Kind.OPERATION;
            case Product _ -> Kind.PRODUCT;
            case Application _ -> Kind.APPLICATION;
            case ProductLink _ -> Kind.PRODUCT_LINK;
            case User _ -> Kind.USER;
            case Group _ -> Kind.GROUP;
            case Subscription _ -> Kind.SUBSCRIPTION;
            case Policy _ -> Kind.POLICY;
            case NamedValue _ -> Kind.NAMED_VALUE;
            case Fragment _ -> Kind.FRAGMENT;
            case Backend _ -> Kind.BACKEND;
        };
    }

    /** The kinds of entity. The names stand on disk: add, never rename. */
    enum Kind {
        SERVICE,
        ISSUER,
        API,
        OPERATION,
        PRODUCT,
        APPLICATION,
        PRODUCT_LINK,
        USER,
        GROUP,
        SUBSCRIPTION,
        POLICY,
        NAMED_VALUE,
        FRAGMENT,
        BACKEND
    }

    /**
     * The service itself; its id is always {@code service}.
     *
     * @param name the service's name, {@code context.Deployment.ServiceName}
     * @param hosts host names (without port, lower case) that are this service's
     * @param answersUnclaimedHosts whether hosts that no service claims are this one's; true for the first service
     */
    record Service(String id, String name, Set<String> hosts, boolean answersUnclaimedHosts) implements Entity {}

    /**
     * Who issues the tokens of this service's products.
     *
     * @param issuers accepted values of {@code iss}
     * @param jwksUri where the signing keys are, https
     * @param tenantId the tenant's id, {@code tid}
     */
    record Issuer(String id, Set<String> issuers, String jwksUri, String tenantId) implements Entity {}

    /**
     * An API, or a revision of one.
     *
     * @param id {@code echo-api}, or {@code echo-api;rev=2} for a revision that is not current
     * @param path the path suffix without slashes at its ends; may be empty
     * @param protocols any of {@code http https ws wss}
     * @param serviceUrl the backend, when there is one
     * @param version the version's identifier and how callers name it, when the API is versioned
     * @param order creation order; breaks ties between equal templates
     */
    record Api(
            String id,
            String name,
            String path,
            Set<String> protocols,
            Optional<String> serviceUrl,
            boolean subscriptionRequired,
            String keyHeader,
            String keyQuery,
            String revision,
            boolean current,
            boolean online,
            Optional<Version> version,
            long order)
            implements Entity {

        /** The id of the workspace that it stands in; empty if it is the service's own. */
        public String workspace() {
            return before(id);
        }
    }

    /**
     * How callers name an API's version.
     *
     * @param identifier the version; empty for the one that was there before versioning ("Original")
     * @param parameter the header's or query parameter's name; empty for {@link Scheme#SEGMENT}
     */
    record Version(String identifier, Scheme scheme, String parameter) {
        /** Where the version stands in a request. */
        public enum Scheme {
            SEGMENT,
            HEADER,
            QUERY
        }
    }

    /**
     * An operation of an API.
     *
     * @param id {@code apiId/operationId}
     * @param name the operation's own id, as written
     * @param urlTemplate beginning with a slash, with {@code {parameters}}, {@code *} and a query
     */
    record Operation(
            String id, String apiId, String name, String displayName, String method, String urlTemplate, long order)
            implements Entity {}

    /**
     * A product.
     *
     * @param application the backend application that stands for it; stays when application access is withdrawn, so
     *     that its tokens are still known as this service's
     * @param acceptsKeys whether a key of the product opens it
     * @param acceptsTokens whether a token for its application opens it
     * @param apiIds the APIs that it contains, in lower case, without {@code ;rev=}
     */
    record Product(
            String id,
            String name,
            boolean subscriptionRequired,
            boolean approvalRequired,
            Optional<Integer> subscriptionsLimit,
            boolean published,
            boolean acceptsKeys,
            boolean acceptsTokens,
            Optional<ProductApplication> application,
            Set<String> apiIds,
            Set<String> groupIds)
            implements Entity {

        /** Whether it lets in callers without any credential. */
        public boolean open() {
            return !subscriptionRequired && !acceptsTokens;
        }
    }

    /**
     * The backend application that stands for a product in the tenant.
     *
     * @param applicationId its client id, a GUID: {@code aud} of version 2 tokens
     * @param audience its identifier URI: {@code aud} of version 1 tokens
     * @param role the value that {@code roles} must hold
     */
    record ProductApplication(String applicationId, String audience, String role) {}

    /**
     * A client application.
     *
     * @param clientId its client id, {@code azp} or {@code appid} of its tokens
     * @param refuseTokensBefore tokens issued before this are refused
     */
    record Application(
            String id,
            String name,
            String clientId,
            String ownerId,
            boolean enabled,
            Optional<Instant> refuseTokensBefore)
            implements Entity {}

    /**
     * A product granted to an application.
     *
     * @param id {@code applicationId/linkId}
     * @param active whether it counts
     */
    record ProductLink(String id, String applicationId, String productId, boolean active) implements Entity {}

    /** A user: owner of applications and subscriptions. */
    record User(
            String id,
            boolean active,
            String email,
            String firstName,
            String lastName,
            String note,
            Instant registrationDate,
            Set<String> groupIds,
            List<UserIdentity> identities)
            implements Entity {}

    /** An account that a user signs in with. */
    record UserIdentity(String provider, String id) {}

    /** A group of users. */
    record Group(String id, String name) implements Entity {}

    /**
     * A subscription, with its keys as keyed hashes ({@link dev.gatehouse.model.secret.KeyedHash}).
     *
     * @param scope what its keys open
     * @param scopeId the product's, API's or workspace's id, in lower case; empty for the other scopes
     */
    record Subscription(
            String id,
            String name,
            Scope scope,
            String scopeId,
            Optional<String> ownerId,
            boolean active,
            String primaryKeyHash,
            String secondaryKeyHash,
            Instant createdDate,
            Optional<Instant> startDate,
            Optional<Instant> endDate)
            implements Entity {
        /** What a subscription's keys open. */
        public enum Scope {
            PRODUCT,
            API,
            ALL_APIS,
            SERVICE,
            /** All APIs of one workspace. */
            WORKSPACE
        }
    }

    /**
     * A policy document.
     *
     * @param id where it stands: {@code global}, {@code workspace/ID}, {@code product/ID}, {@code api/ID} or {@code
     *     operation/API/ID}
     * @param raw whether expressions stand in it unescaped (format {@code rawxml})
     */
    record Policy(String id, String document, boolean raw) implements Entity {
        /** The id of the service's own policy. */
        public static final String GLOBAL = "global";

        /** The id of the workspace that it stands in; empty if it is the service's own. */
        public String workspace() {
            var kind = id.substring(0, id.indexOf('/') + 1);
            var place = id.substring(kind.length());
            return switch (kind) {
                case "workspace/" -> place;
                case "operation/" -> before(before(place));
                default -> before(place);
            };
        }
    }

    /**
     * A named value.
     *
     * @param name its display name, by which policies call it; {@link #id()} is its resource name
     * @param secret whether the value is to be kept out of sight, and encrypted on disk
     */
    record NamedValue(String id, String name, String value, boolean secret) implements Entity {

        /** The id of the workspace that it stands in; empty if it is the service's own. */
        public String workspace() {
            return before(id);
        }
    }

    /**
     * A policy fragment.
     *
     * @param raw whether expressions stand in it unescaped (format {@code rawxml})
     */
    record Fragment(String id, String document, boolean raw) implements Entity {}

    /**
     * A backend: an address, or a pool of others.
     *
     * @param url absolute, http or https; empty for a pool
     * @param headers that are set on what is sent there; values may refer to named values
     * @param query that is added to what is sent there; values may refer to named values
     * @param members of a pool; empty for an address
     * @param unusable what of it the gateway can't do, in words
     */
    record Backend(
            String id,
            String url,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            Optional<Breaker> breaker,
            List<Member> members,
            Optional<String> unusable)
            implements Entity {

        @Override
        public String toString() {
            return "Backend[" + id + "]";
        }

        /** @param id the entity of another backend */
        public record Member(String id, int weight, int priority) {}

        /**
         * When it is left alone.
         *
         * @param count how many failures within the interval
         * @param statuses that are failures
         * @param reasons of failures without a response, such as {@code Timeout}
         * @param acceptRetryAfter whether a failure's {@code Retry-After} counts instead of the trip duration
         */
        public record Breaker(
                int count,
                Duration interval,
                List<Statuses> statuses,
                List<String> reasons,
                Duration tripDuration,
                boolean acceptRetryAfter) {}

        /** Statuses, both ends included. */
        public record Statuses(int min, int max) {
            public boolean covers(int status) {
                return status >= min && status <= max;
            }
        }
    }

    private static String before(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }
}
