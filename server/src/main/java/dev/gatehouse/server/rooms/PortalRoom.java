package dev.gatehouse.server.rooms;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.resource.Brand;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Issuer;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.Portals;
import dev.gatehouse.portal.console.Console;
import dev.gatehouse.portal.console.GatewayDoors;
import dev.gatehouse.portal.signin.Discovery;
import dev.gatehouse.portal.signin.SignInProvider;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.directory.FirstParty;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The portals, with people signed in by the embedded tenant or by the provider of the settings. */
public final class PortalRoom {
    private PortalRoom() {}

    /**
     * @param brand how they present themselves where the service's own brand says nothing
     * @param provider signs people in instead of the embedded tenant
     * @param elsewhere reaches that provider
     * @param client reaches this installation's own doors
     */
    public static Portals open(
            ManagementRoom management,
            ManagementApi api,
            Tenant tenant,
            Addresses addresses,
            ServiceId service,
            Brand brand,
            Optional<Discovery.Settings> provider,
            OutboundClient elsewhere,
            OutboundClient client,
            Secrets secrets,
            Console console,
            InstantSource clock) {
        var signIn = provider.<SignInProvider>map(settings -> new Discovery(settings, elsewhere, clock))
                .orElseGet(() -> embedded(tenant, addresses));
        var reach = provider.isPresent() ? elsewhere : client;
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
                signIn,
                api,
                management.resources(),
                management.people(api, addresses),
                management.portalSessions(secrets),
                reach,
                KeySets.through(reach, clock),
                secrets.seal(),
                console,
                clock);
    }

    /**
     * The portals' test consoles; to be started and closed by who asks for them.
     *
     * @param client reaches this installation's own doors
     * @param gateway reaches its gateway
     */
    public static Console console(
            ManagementRoom management,
            ManagementApi api,
            Tenant tenant,
            Addresses addresses,
            ServiceId service,
            OutboundClient client,
            OutboundClient gateway,
            Secrets secrets,
            InstantSource clock) {
        var doors = new GatewayDoors(
                addresses.localGatewayUrl(),
                addresses.localGatewayHttpsUrl(),
                addresses.gatewayUrl(),
                addresses.gatewayHttpsUrl(),
                gateway);
        return new Console(
                api,
                management.resources(),
                service,
                local(addresses, tenant.tokenUrl()),
                Map.of(
                        Portal.ADMIN, FirstParty.ADMIN_PORTAL.appId(),
                        Portal.DEVELOPER, FirstParty.DEVELOPER_PORTAL.appId()),
                client,
                doors,
                management.consoleCredentials(secrets),
                clock);
    }

    private static Issuer embedded(Tenant tenant, Addresses addresses) {
        var root = addresses.controlUrl() + "/" + tenant.id() + "/oauth2/v2.0/";
        return new Issuer(
                "Aad",
                tenant.issuers(),
                root + "authorize",
                Optional.of(root + "logout"),
                local(addresses, tenant.tokenUrl()),
                local(addresses, tenant.jwksUri()),
                Optional.of(local(addresses, tenant.graphUrl())),
                Issuer.SCOPE,
                List.of("oid"),
                false,
                Map.of(
                        Portal.ADMIN, new Issuer.Client(FirstParty.ADMIN_PORTAL.appId(), Optional.empty()),
                        Portal.DEVELOPER, new Issuer.Client(FirstParty.DEVELOPER_PORTAL.appId(), Optional.empty())));
    }

    /** The same path where this process reaches it. */
    private static String local(Addresses addresses, String url) {
        return addresses.localControlUrl() + URI.create(url).getRawPath();
    }
}
