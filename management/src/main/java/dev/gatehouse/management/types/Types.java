package dev.gatehouse.management.types;

import dev.gatehouse.http.Fetcher;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.people.LetterFamily;
import dev.gatehouse.management.requests.RequestFamily;
import dev.gatehouse.management.types.apis.ApiFamily;
import dev.gatehouse.management.types.backends.BackendFamily;
import dev.gatehouse.management.types.content.ContentFamily;
import dev.gatehouse.management.types.gateways.GatewayFamily;
import dev.gatehouse.management.types.people.PeopleFamily;
import dev.gatehouse.management.types.policies.PolicyFamily;
import dev.gatehouse.management.types.portal.PortalFamily;
import dev.gatehouse.management.types.providers.ProviderFamily;
import dev.gatehouse.management.types.tags.TagFamily;

import java.util.List;
import java.util.stream.Stream;

/** The behaviours of all types that need nothing but the resources themselves. */
public final class Types {
    private Types() {}

    /**
     * Those of every service. Behaviours that ask the identity provider come after them.
     *
     * @param fetcher for what requests name by link
     */
    public static List<ResourceBehaviour> all(Sealing sealing, ServiceAddresses addresses, Fetcher fetcher) {
        return Stream.of(
                        List.<ResourceBehaviour>of(
                                new ServiceType(addresses),
                                new ServiceOperations(),
                                new ProductType(),
                                new ProductApiType(),
                                new ApiProductType(),
                                new ProductSubscriptionType(),
                                new GroupType(),
                                new UserType(),
                                new SubscriptionType(sealing),
                                new PolicyLinks(fetcher),
                                new PolicyType(sealing),
                                new NamedValueType(sealing),
                                new ClientApplicationType(),
                                new ProductLinkType()),
                        ApiFamily.all(fetcher, sealing, addresses),
                        TagFamily.all(),
                        GatewayFamily.all(sealing),
                        ProviderFamily.all(sealing),
                        ContentFamily.all(),
                        PolicyFamily.all(sealing),
                        PeopleFamily.all(),
                        BackendFamily.all(sealing),
                        PortalFamily.all(sealing, addresses),
                        LetterFamily.all(sealing, addresses.controlUrl()),
                        RequestFamily.all(sealing, addresses.controlUrl()))
                .flatMap(List::stream)
                .toList();
    }
}
