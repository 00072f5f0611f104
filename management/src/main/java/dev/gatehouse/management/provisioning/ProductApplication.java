package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.provisioning.ProductTask.Role;

import java.util.Optional;

/**
 * What a product's resource keeps of its application at the identity provider, out of sight. It stays when application
 * access is withdrawn, so that enabling again finds the same application and role.
 *
 * @param applicationId client id, a GUID
 * @param audience identifier URI
 */
public record ProductApplication(String applicationId, String audience, Role role) {
    private static final String INTERNAL = "application";

    /** The role's value, for the gateway. */
    public String roleValue() {
        return role.value();
    }

    /** What is kept of a product; empty if it never had application access. */
    public static Optional<ProductApplication> of(Resource product) {
        return of(product.internal());
    }

    static Optional<ProductApplication> of(ObjectNode internal) {
        return Optional.ofNullable(internal.get(INTERNAL))
                .map(kept -> new ProductApplication(
                        kept.path("applicationId").asText(),
                        kept.path("audience").asText(),
                        new Role(
                                kept.path("roleId").asText(),
                                kept.path("roleValue").asText())));
    }

    static boolean known(Resource product) {
        return product.internal().has(INTERNAL);
    }

    /** Keeps what was observed when the product was registered. */
    static void keep(ObjectNode internal, ObjectNode observed) {
        internal.set(INTERNAL, observed.deepCopy());
    }

    /** Puts into a product's properties what everybody may see of it. */
    static void show(ObjectNode properties, ObjectNode observed) {
        properties
                .putObject("application")
                .putObject("entra")
                .put("applicationId", observed.path("applicationId").asText())
                .put("audience", observed.path("audience").asText());
    }
}
