package dev.gatehouse.gateway;

import dev.gatehouse.model.gateway.Entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Entities for tests, with what a test does not care about filled in. */
public final class Estate {
    public static final String SERVICE =
            "/subscriptions/s/resourcegroups/g/providers/microsoft.apimanagement/service/one";
    public static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private Estate() {}

    public static Entity.Service service(String... hosts) {
        return new Entity.Service("service", "one", Set.of(hosts), hosts.length == 0);
    }

    public static Entity.Api api(String id, String path) {
        return new Entity.Api(
                id,
                id,
                path,
                Set.of("http", "https"),
                Optional.of("http://echo.gatehouse.localhost/api"),
                true,
                "Ocp-Apim-Subscription-Key",
                "subscription-key",
                "1",
                true,
                true,
                Optional.empty(),
                0);
    }

    public static Entity.Api openApi(String id, String path) {
        return with(api(id, path), false, Optional.empty());
    }

    public static Entity.Api version(
            String id, String path, String version, Entity.Version.Scheme scheme, String name) {
        return with(api(id, path), true, Optional.of(new Entity.Version(version, scheme, name)));
    }

    public static Entity.Api revision(Entity.Api of, String revision, boolean online) {
        return new Entity.Api(
                of.id() + ";rev=" + revision,
                of.name(),
                of.path(),
                of.protocols(),
                of.serviceUrl(),
                of.subscriptionRequired(),
                of.keyHeader(),
                of.keyQuery(),
                revision,
                false,
                online,
                of.version(),
                of.order());
    }

    public static Entity.Api protocols(Entity.Api of, String... protocols) {
        return new Entity.Api(
                of.id(),
                of.name(),
                of.path(),
                Set.of(protocols),
                of.serviceUrl(),
                of.subscriptionRequired(),
                of.keyHeader(),
                of.keyQuery(),
                of.revision(),
                of.current(),
                of.online(),
                of.version(),
                of.order());
    }

    private static Entity.Api with(Entity.Api of, boolean subscriptionRequired, Optional<Entity.Version> version) {
        return new Entity.Api(
                of.id(),
                of.name(),
                of.path(),
                of.protocols(),
                of.serviceUrl(),
                subscriptionRequired,
                of.keyHeader(),
                of.keyQuery(),
                of.revision(),
                of.current(),
                of.online(),
                version,
                of.order());
    }

    public static Entity.Operation operation(String apiId, String name, String method, String template) {
        return operation(apiId, name, method, template, 0);
    }

    public static Entity.Operation operation(String apiId, String name, String method, String template, long order) {
        return new Entity.Operation(apiId + "/" + name, apiId, name, name, method, template, order);
    }

    /** A product of the default kind: keys only. */
    public static Entity.Product product(String id, String... apiIds) {
        return product(id, true, true, false, Optional.empty(), apiIds);
    }

    public static Entity.Product product(
            String id,
            boolean subscriptionRequired,
            boolean keys,
            boolean tokens,
            Optional<Entity.ProductApplication> application,
            String... apiIds) {
        return new Entity.Product(
                id,
                id,
                subscriptionRequired,
                false,
                Optional.empty(),
                true,
                keys,
                tokens,
                application,
                Set.of(apiIds),
                Set.of());
    }

    public static Entity.Application application(String id, String clientId, String ownerId) {
        return new Entity.Application(id, id, clientId, ownerId, true, Optional.empty());
    }

    public static Entity.ProductLink link(String applicationId, String productId) {
        return new Entity.ProductLink(applicationId + "/" + productId, applicationId, productId, true);
    }

    public static Entity.User user(String id, boolean active) {
        return new Entity.User(id, active, id + "@example.org", id, id, "", LONG_AGO, Set.of(), List.of());
    }

    public static Entity.Subscription subscription(
            String id, Entity.Subscription.Scope scope, String scopeId, String keyHash) {
        return new Entity.Subscription(
                id,
                id,
                scope,
                scopeId,
                Optional.of("owner"),
                true,
                keyHash,
                "second-" + keyHash,
                LONG_AGO,
                Optional.empty(),
                Optional.empty());
    }

    public static Entity.Issuer issuer(String jwksUri, String tenantId, String... issuers) {
        return new Entity.Issuer("issuer", Set.of(issuers), jwksUri, tenantId);
    }
}
