package dev.gatehouse.management.types.apis;

import dev.gatehouse.management.arm.ResourceBehaviour;

import java.util.List;

/** The behaviours of this family. */
public final class ApiFamily {
    private ApiFamily() {}

    public static List<ResourceBehaviour> all() {
        return List.of(new VersionSetType(), new ApiSchemaType(), new GlobalSchemaType());
    }
}
