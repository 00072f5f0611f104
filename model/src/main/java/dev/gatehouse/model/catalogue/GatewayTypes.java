package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.GatewayCertificateAuthority;
import dev.gatehouse.model.resource.GatewayHostname;
import dev.gatehouse.model.resource.SelfHostedGateway;

import java.util.List;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.Filterable.only;
import static dev.gatehouse.model.catalogue.ResourceType.entity;
import static dev.gatehouse.model.catalogue.ResourceType.link;

/** Self-hosted gateways: their host names, whom they trust, and which APIs they serve. */
public final class GatewayTypes {
    public static final ResourceType GATEWAYS = entity("gateways", Catalogue.SERVICE, SelfHostedGateway.class)
            .named(NameRule.upTo(80))
            .filteredBy(all("name"), all("region"), all("description"))
            .done();

    public static final ResourceType HOSTNAMES = entity("hostnameConfigurations", GATEWAYS, GatewayHostname.class)
            .named(NameRule.upTo(80))
            .without(Verb.PATCH)
            .filteredBy(all("name"), all("hostname"))
            .done();

    public static final ResourceType CERTIFICATE_AUTHORITIES = entity(
                    "certificateAuthorities", GATEWAYS, GatewayCertificateAuthority.class)
            .named(NameRule.plainUpTo(80))
            .without(Verb.PATCH)
            .filteredBy(only("name", "eq", "ne"))
            .done();

    public static final ResourceType GATEWAY_APIS =
            link(Catalogue.APIS, GATEWAYS).tagged().filteredBy(all("name")).done();

    private GatewayTypes() {}

    static List<ResourceType> types() {
        return List.of(GATEWAYS, HOSTNAMES, CERTIFICATE_AUTHORITIES, GATEWAY_APIS);
    }
}
