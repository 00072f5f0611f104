package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.ProductRegistration;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.resource.Product;

import java.util.List;

/** The backend application that stands for a product. */
record ProductTask(Whom product, String displayName, Role role) implements Task {
    static final String KIND = "product";

    /**
     * The product's app role.
     *
     * @param id fixed when the product first gets application access, as the value is
     */
    record Role(String id, String value) {}

    static String uniqueName(String uid) {
        return "gatehouse-product-" + uid;
    }

    /** What the application of a product of this name is called. */
    static String applicationName(String displayName) {
        return "APIMProductApplication" + displayName;
    }

    static String subject(String uid) {
        return "product " + uid;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone(subject(product.uid()));
    }

    @Override
    public ObjectNode payload() {
        var json = Json.object()
                .put("displayName", displayName)
                .put("roleId", role.id())
                .put("roleValue", role.value());
        return json.set("product", product.toJson());
    }

    static ProductTask of(JsonNode payload) {
        return new ProductTask(
                Whom.of(payload.path("product")),
                payload.path("displayName").asText(),
                new Role(
                        payload.path("roleId").asText(),
                        payload.path("roleValue").asText()));
    }

    @Override
    public List<Step> giving() {
        return List.of(
                new Step("register the product", (directory, progress) -> register(directory, progress, displayName)));
    }

    private void register(Directory directory, Progress progress, String name) {
        var made = directory.provider().registerProduct(registration(name));
        progress.observed()
                .put("applicationId", made.applicationId())
                .put("audience", made.audience())
                .put("objectId", made.objectId())
                .put("servicePrincipalId", made.servicePrincipalId())
                .put("roleId", made.roleId())
                .put("roleValue", made.roleValue());
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        var found = product.in(view);
        if (found.isEmpty() || !ProductApplication.known(found.get())) {
            return List.of(new Step(
                    "delete the product's application for good",
                    (directory, _) -> directory.provider().deleteProduct(uniqueName(product.uid()))));
        }
        var there = found.get().as(Product.class);
        if (!there.acceptsTokens()) {
            return List.of(new Step(
                    "withdraw the product's application",
                    (directory, _) -> directory.provider().withdrawProduct(uniqueName(product.uid()))));
        }
        return List.of(new Step(
                "bring the product's application up to date",
                (directory, progress) -> register(directory, progress, there.displayName())));
    }

    /** An application that somebody deleted for good was made anew: the resource names the new one from now on. */
    @Override
    public void aligned(Progress progress, ResourceChange change) {
        product.in(change)
                .filter(found -> progress.observed().has("applicationId"))
                .filter(found -> found.as(Product.class).acceptsTokens())
                .ifPresent(found -> {
                    var internal = found.internal().deepCopy();
                    ProductApplication.keep(internal, progress.observed());
                    if (!ProductApplication.of(internal).equals(ProductApplication.of(found))) {
                        var document = found.document().deepCopy();
                        ProductApplication.show(Json.properties(document), progress.observed());
                        change.save(found.holding(document, internal));
                    }
                });
    }

    private ProductRegistration registration(String name) {
        return new ProductRegistration(
                uniqueName(product.uid()), applicationName(name), role.id(), role.value(), role.value());
    }
}
