package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.Entity;

/**
 * Where a document stands.
 *
 * @param id as in {@link Entity.Policy#id()}: {@code global}, {@code workspace/ID}, {@code product/ID},
 *     {@code api/ID}, {@code operation/API/ID}; counters are kept under it
 */
public record Place(Scope scope, String id) {

    /** The service's own document. */
    public static final Place GLOBAL = new Place(Scope.GLOBAL, Entity.Policy.GLOBAL);

    /**
     * The place that an entity's id names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static Place of(String id) {
        if (id.equals(Entity.Policy.GLOBAL)) {
            return GLOBAL;
        }
        String kind = id.substring(0, Math.max(0, id.indexOf('/')));
        return switch (kind) {
            case "workspace" -> new Place(Scope.WORKSPACE, id);
            case "product" -> new Place(Scope.PRODUCT, id);
            case "api" -> new Place(Scope.API, id);
            case "operation" -> new Place(Scope.OPERATION, id);
            default -> throw new IllegalArgumentException("no place of a policy document: " + id);
        };
    }
}
