package dev.gatehouse.management.types.gateways;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;

import java.util.List;
import java.util.stream.Stream;

/** The behaviours of this family. */
public final class GatewayFamily {
    private GatewayFamily() {}

    /** @param sealing keeps the gateways' keys */
    public static List<ResourceBehaviour> all(Sealing sealing) {
        return Stream.concat(Stream.of(new GatewayType(sealing), new Regions()), GatewayParts.behaviours().stream())
                .toList();
    }
}
