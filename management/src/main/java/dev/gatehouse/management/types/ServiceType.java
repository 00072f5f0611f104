package dev.gatehouse.management.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Tier;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The service itself: its tier, and where it is reached. */
public final class ServiceType implements ResourceBehaviour {
    private final ServiceAddresses addresses;

    ServiceType(ServiceAddresses addresses) {
        this.addresses = addresses;
    }

    /** The tier of a service. */
    public static Tier tier(Resource service) {
        return Json.text(service.document().path("sku"), "name")
                .flatMap(Tier::named)
                .orElse(Tier.DEVELOPER);
    }

    /**
     * Refuses what only some tiers have.
     *
     * @throws ArmException 400 if the service's tier has no application access
     */
    static void requireApplicationAccess(ResourceView view, ResourceId within) {
        var tier = tier(view.find(ResourceId.of(within.service())).orElseThrow());
        if (!tier.applicationAccess()) {
            throw new ArmException(
                    400,
                    "FeatureNotAvailable",
                    "Application-based access isn't available in tier " + tier.wireName()
                            + ": it takes Developer, Basic, Standard or Premium. Change sku.name of the service first.");
        }
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        // What a PUT doesn't name of these stays: nobody means to lose the identity by naming a tag.
        draft.before().ifPresent(before -> {
            for (var member : new String[] {"location", "sku", "identity"}) {
                if (!Json.has(draft.document(), member) && before.document().has(member)) {
                    draft.document().set(member, before.document().get(member));
                }
            }
        });
        if (draft.creating()) {
            fill(draft.properties());
        }
        if (draft.document().get("sku") instanceof ObjectNode sku) {
            Json.text(sku, "name").flatMap(Tier::named).ifPresent(tier -> sku.put("name", tier.wireName()));
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (Json.text(draft.document(), "location").isEmpty()) {
            problems.add("location", "location is required.");
        }
        var sku = draft.document().path("sku");
        var tier = Json.text(sku, "name").flatMap(Tier::named);
        if (tier.isEmpty()) {
            problems.add(
                    "sku.name",
                    "sku.name must be one of "
                            + Arrays.stream(Tier.values()).map(Tier::wireName).collect(Collectors.joining(", ")) + ".");
        }
        var capacity = sku.get("capacity");
        var least = tier.map(Tier::leastCapacity).orElse(1);
        if (capacity == null || !capacity.isInt() || capacity.intValue() < least) {
            problems.add("sku.capacity", "sku.capacity must be a whole number, at least " + least + ".");
        }
        if (draft.creating()) {
            another(draft.id(), view);
        }
        tier.filter(kept -> !kept.applicationAccess()).ifPresent(kept -> refuseLosingAccess(draft, view, kept));
    }

    /** A service beside others: its name stands before the gateway's host. */
    private void another(ResourceId service, ResourceView view) {
        if (!addresses.named()) {
            throw ArmException.conflict("The gateway is reached at " + addresses.gatewayUrl()
                    + ", an address: another service needs a name to stand before it. Give the gateway a host name in the"
                    + " setting public-gateway-url first.");
        }
        view.services().stream()
                .filter(other -> other.name().equalsIgnoreCase(service.name()))
                .findFirst()
                .ifPresent(other -> {
                    throw new ArmException(
                            409,
                            "ServiceAlreadyExists",
                            "Service " + other.name() + " is there already, in resource group " + other.resourceGroup()
                                    + ": give this one another name.");
                });
    }

    /** What a new service has where nobody says otherwise. */
    public static void fill(ObjectNode properties) {
        Map.of(
                        "notificationSenderEmail",
                        "apimgmt-noreply@mail.windowsazure.com",
                        "virtualNetworkType",
                        "None",
                        "publicNetworkAccess",
                        "Enabled",
                        "developerPortalStatus",
                        "Enabled",
                        "legacyPortalStatus",
                        "Disabled",
                        "releaseChannel",
                        "Default")
                .forEach((name, value) -> {
                    if (!Json.has(properties, name)) {
                        properties.put(name, value);
                    }
                });
        if (!Json.has(properties, "customProperties")) {
            properties
                    .putObject("customProperties")
                    .put("Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2", "False");
        }
    }

    private static void refuseLosingAccess(Draft draft, ResourceView view, Tier tier) {
        var products = view.below(draft.id(), Catalogue.PRODUCTS).stream()
                .filter(product -> product.as(Product.class).acceptsTokens())
                .map(product -> product.id().name())
                .toList();
        if (!products.isEmpty()) {
            throw ArmException.conflict("Tier " + tier.wireName() + " has no application-based access, but products "
                    + String.join(", ", products) + " use it: withdraw it from them first.");
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        if (first(deletion.resource(), view)) {
            throw ArmException.conflict(
                    "Service " + deletion.resource().id().name()
                            + " is the first of the deployment, which began with it and has its identity: it can't be deleted.");
        }
    }

    private static boolean first(Resource service, ResourceView view) {
        return view.services().getFirst().key().equals(service.id().service().key());
    }

    @Override
    public void render(Resource service, ObjectNode document, ResourceView view, Map<String, String> query) {
        var gatewayUrl = first(service, view)
                ? addresses.gatewayUrl()
                : addresses.gatewayUrl(service.id().name());
        document.put("etag", Long.toString(service.revision()));
        var properties = Json.properties(document);
        properties.put("provisioningState", "Succeeded");
        properties.put("targetProvisioningState", "");
        properties.put("createdAtUtc", Dates.seconds(service.created()));
        properties.put("gatewayUrl", gatewayUrl);
        properties.put("gatewayRegionalUrl", gatewayUrl);
        properties.put("developerPortalUrl", addresses.controlUrl());
        properties.put("portalUrl", addresses.controlUrl() + "/admin");
        properties.put("managementApiUrl", addresses.controlUrl());
        properties.put("platformVersion", "undetermined");
        if (!properties.has("hostnameConfigurations")) {
            properties
                    .putArray("hostnameConfigurations")
                    .addObject()
                    .put("type", "Proxy")
                    .put(
                            "hostName",
                            Optional.ofNullable(URI.create(gatewayUrl).getHost())
                                    .orElse(gatewayUrl))
                    .put("negotiateClientCertificate", false)
                    .put("defaultSslBinding", true)
                    .put("certificateSource", "BuiltIn");
        }
    }
}
