package dev.gatehouse.portal.console;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.signin.Entrance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The test consoles of both portals. Until it is closed it removes what they had made and is over. */
public final class Console implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final Resources resources;
    private final ServiceId service;
    private final ArmInName arm;
    private final ConsoleCredentials credentials;
    private final GatewayDoors doors;
    private final Why why;
    private final ConsoleCall calls;
    private final Sweeper sweeper;

    /**
     * @param service the one that the portals show
     * @param tokenUrl where applications get tokens, as this process reaches it
     * @param clientIds of the portals, for the audit log
     * @param client reaches it
     */
    public Console(
            ManagementApi api,
            Resources resources,
            ServiceId service,
            String tokenUrl,
            Map<Portal, String> clientIds,
            OutboundClient client,
            GatewayDoors doors,
            ConsoleCredentialTable table,
            InstantSource clock) {
        this.resources = resources;
        this.service = service;
        this.arm = new ArmInName(api, clientIds);
        this.credentials = new ConsoleCredentials(table, arm, clock);
        this.doors = doors;
        this.why = new Why(arm, ResourceId.of(service));
        this.calls = new ConsoleCall(doors, new ClientToken(client, tokenUrl), why, clock);
        this.sweeper = new Sweeper(credentials::sweep, SWEEP);
    }

    /** Begins to look for credentials that are over. */
    public Console start() {
        sweeper.start();
        return this;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes, Entrance entrance) {
        add(routes, Portal.ADMIN, entrance, new ManagerDesk(arm, resources, service));
        var developers = new DeveloperDesk(resources, service);
        add(routes, Portal.DEVELOPER, entrance, developers);
        new TokenInspector(entrance, developers, why).addTo(routes);
    }

    private void add(Router.Builder routes, Portal portal, Entrance entrance, Desk desk) {
        new ConsoleApi(portal, entrance, desk, resources, arm, credentials, calls, doors).addTo(routes);
    }

    /** Removes what belonged to sessions that have ended. */
    public void sessionEnded() {
        credentials.sweep();
    }

    @Override
    public void close() {
        sweeper.close();
    }
}
