package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.ResourceId;

/** What the gateway calls the resources that it was told of, for who asks it about one. */
public final class GatewayNames {
    private GatewayNames() {}

    /** Such as {@code echo-api/retrieve-resource} of an operation, in lower case. */
    public static String of(ResourceId resource) {
        return EntityRef.id(resource);
    }
}
