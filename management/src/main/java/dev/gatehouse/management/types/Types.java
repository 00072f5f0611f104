package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;

import java.util.List;

/** The behaviours of all types that need nothing but the resources themselves. */
public final class Types {
    private Types() {}

    /** Those of every service. Behaviours that ask the identity provider come after them. */
    public static List<ResourceBehaviour> all(Sealing sealing, ServiceAddresses addresses) {
        return List.of(
                new ServiceType(addresses),
                new ApiType(),
                new OperationType(),
                new ProductType(),
                new ProductApiType(),
                new ApiProductType(),
                new ProductSubscriptionType(),
                new GroupType(),
                new UserType(),
                new SubscriptionType(sealing),
                new PolicyType(sealing),
                new NamedValueType(sealing),
                new ClientApplicationType(),
                new ProductLinkType());
    }
}
