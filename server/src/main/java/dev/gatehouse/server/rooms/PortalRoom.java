package dev.gatehouse.server.rooms;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.resource.Brand;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Issuer;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.Portals;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.directory.FirstParty;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The portals, with people signed in by the embedded tenant. */
public final class PortalRoom {
    private PortalRoom() {}

    /**
     * @param brand how they present themselves where the service's own brand says nothing
     * @param client reaches this installation's own doors
     */
    public static Portals open(
            ManagementRoom management,
            ManagementApi api,
            Tenant tenant,
            Addresses addresses,
            ServiceId service,
            Brand brand,
            OutboundClient client,
            Secrets secrets,
            InstantSource clock) {
        var root = addresses.controlUrl() + "/" + tenant.id() + "/oauth2/v2.0/";
        var issuer = new Issuer(
                "Aad",
                tenant.issuers(),
                root + "authorize",
                root + "logout",
                local(addresses, tenant.tokenUrl()),
                local(addresses, tenant.jwksUri()),
                Optional.of(local(addresses, tenant.graphUrl())),
                Map.of(
                        Portal.ADMIN, FirstParty.ADMIN_PORTAL.appId(),
                        Portal.DEVELOPER, FirstParty.DEVELOPER_PORTAL.appId()));
        var installation = new Installation(
                addresses.controlUrl(),
                addresses.gatewayUrl(),
                addresses.gatewayHttpsUrl(),
                tenant.tokenUrl(),
                tenant.id(),
                service,
                brand);
        return new Portals(
                installation,
                issuer,
                api,
                management.resources(),
                management.people(api, addresses),
                management.portalSessions(secrets),
                client,
                KeySets.through(client, clock),
                secrets.seal(),
                clock);
    }

    /** The same path where this process reaches it. */
    private static String local(Addresses addresses, String url) {
        return addresses.localControlUrl() + URI.create(url).getRawPath();
    }
}
