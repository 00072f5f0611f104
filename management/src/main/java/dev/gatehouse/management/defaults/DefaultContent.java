package dev.gatehouse.management.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.roles.Role;
import dev.gatehouse.management.roles.RoleAssignments;
import dev.gatehouse.management.types.ServiceType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.directory.ManagedIdentities;
import dev.gatehouse.model.resource.Tier;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a new service holds, in one transaction: itself, the built-in groups, user 1, the Echo API, the products
 * Starter and Unlimited, their policies and subscriptions. It goes through the same rules as every other write.
 */
public final class DefaultContent {
    private final ManagementApi api;
    private final Resources resources;
    private final SecureRandom random = new SecureRandom();

    public DefaultContent(ManagementApi api, Resources resources) {
        this.api = api;
        this.resources = resources;
    }

    /**
     * What is the installation's own.
     *
     * @param identity the service's managed identity, where the tenant made one
     * @param account the tenant's account that user 1 is joined to, by provider and id
     * @param owners who gets the role Owner at the service
     */
    public record Settings(
            ServiceId service,
            Tier tier,
            String publisherName,
            String publisherEmail,
            Optional<ManagedIdentities.Identity> identity,
            Optional<Account> account,
            List<Holder> owners) {}

    /** An account as a user's {@code identities} name it. */
    public record Account(String provider, String id) {}

    /** Somebody with a role; the type is {@code User} or {@code ServicePrincipal}. */
    public record Holder(String principalId, String principalType) {}

    /**
     * Writes it, unless the service is there.
     *
     * @return whether it was written now
     */
    public boolean write(Settings settings) {
        var root = ResourceId.of(settings.service());
        var written = new boolean[1];
        resources.change(change -> {
            written[0] = !change.exists(root);
            if (written[0]) {
                service(change, root, settings);
                content(change, root, settings.publisherName(), settings.publisherEmail(), settings.account());
            }
        });
        return written[0];
    }

    /** What stands in a service that was just made, within a transaction. */
    void content(
            ResourceChange change,
            ResourceId root,
            String publisherName,
            String publisherEmail,
            Optional<Account> account) {
        people(change, root, publisherName, publisherEmail, account);
        echo(change, root);
        product(
                change,
                root,
                "starter",
                "Starter",
                "Subscribers will be able to run 5 calls/minute up to a maximum of 100 calls/week.",
                false);
        product(
                change,
                root,
                "unlimited",
                "Unlimited",
                "Subscribers have completely unlimited access to the API. Administrator approval is required.",
                true);
        put(change, root.child(Catalogue.POLICIES, "policy"), policy(DefaultPolicies.GLOBAL));
        put(
                change,
                root.child(Catalogue.PRODUCTS, "starter").child(Catalogue.PRODUCT_POLICIES, "policy"),
                policy(DefaultPolicies.STARTER));
        subscriptions(change, root);
        new Additions(api).add(change, root);
    }

    private void service(ResourceChange change, ResourceId root, Settings settings) {
        var body = Json.object().put("location", "local");
        body.putObject("sku").put("name", settings.tier().wireName()).put("capacity", 1);
        var properties = Json.properties(body)
                .put("publisherName", settings.publisherName())
                .put("publisherEmail", settings.publisherEmail());
        ServiceType.fill(properties);
        // The identity was made by who calls this: the rules of the type would make it again.
        settings.identity()
                .ifPresent(identity -> body.putObject("identity")
                        .put("type", "SystemAssigned")
                        .put("principalId", identity.principalId())
                        .put("tenantId", identity.tenantId()));
        change.save(Resource.made(root, body, change.now()));
        settings.owners()
                .forEach(owner -> RoleAssignments.ensure(
                        change, settings.service(), Role.OWNER, owner.principalId(), owner.principalType()));
    }

    private void people(
            ResourceChange change,
            ResourceId root,
            String publisherName,
            String publisherEmail,
            Optional<Account> account) {
        group(change, root, "administrators", "Administrators", "Manage the service; its publisher is the first.");
        group(change, root, "developers", "Developers", "Signed-in users of the developer portal.");
        group(change, root, "guests", "Guests", "Visitors of the developer portal who have not signed in.");
        var properties = Json.object()
                .put("email", publisherEmail)
                .put("firstName", "Administrator")
                .put("lastName", publisherName);
        account.ifPresent(known -> properties
                .putArray("identities")
                .addObject()
                .put("provider", known.provider())
                .put("id", known.id()));
        put(change, root.child(Catalogue.USERS, "1"), properties);
    }

    /** Groups of type system can't be made by anybody, so these don't go through the rules. */
    private static void group(ResourceChange change, ResourceId root, String name, String title, String description) {
        var body = Json.object();
        Json.properties(body)
                .put("displayName", title)
                .put("description", description)
                .put("builtIn", true)
                .put("type", "system");
        change.save(Resource.made(root.child(Catalogue.GROUPS, name), body, change.now()));
    }

    private void echo(ResourceChange change, ResourceId root) {
        var api = root.child(Catalogue.APIS, EchoApi.NAME);
        put(change, api, EchoApi.properties());
        EchoApi.operations().forEach(operation -> {
            var id = api.child(Catalogue.OPERATIONS, operation.name());
            put(change, id, operation.properties());
            operation
                    .policy()
                    .ifPresent(text -> put(change, id.child(Catalogue.OPERATION_POLICIES, "policy"), policy(text)));
        });
    }

    private void product(
            ResourceChange change,
            ResourceId root,
            String name,
            String title,
            String description,
            boolean approvalRequired) {
        var properties = Json.object()
                .put("displayName", title)
                .put("description", description)
                .put("subscriptionRequired", true)
                .put("approvalRequired", approvalRequired)
                .put("subscriptionsLimit", 1)
                .put("state", "published");
        properties.putArray("authenticationType");
        var product = root.child(Catalogue.PRODUCTS, name);
        put(change, product, properties);
        put(change, product.child(Catalogue.PRODUCT_APIS, EchoApi.NAME), Json.object());
    }

    private void subscriptions(ResourceChange change, ResourceId root) {
        subscription(change, root, "master", "Built-in all-access subscription", "/", Optional.empty());
        for (var product : List.of("starter", "unlimited")) {
            subscription(
                    change, root, hex(), "Administrator's " + product, "/products/" + product, Optional.of("/users/1"));
        }
    }

    private void subscription(
            ResourceChange change, ResourceId root, String name, String title, String scope, Optional<String> owner) {
        var properties = Json.object()
                .put("displayName", title)
                .put("scope", scope)
                .put("state", "active")
                .put("allowTracing", false);
        owner.ifPresent(user -> properties.put("ownerId", user));
        put(change, root.child(Catalogue.SUBSCRIPTIONS, name), properties);
    }

    /** 24 hexadecimal digits, as names made by the service look. */
    private String hex() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ObjectNode policy(String text) {
        return Json.object().put("format", "xml").put("value", text);
    }

    private void put(ResourceChange change, ResourceId id, ObjectNode properties) {
        var body = Json.object();
        body.set("properties", properties);
        api.write(change, id, body);
    }
}
