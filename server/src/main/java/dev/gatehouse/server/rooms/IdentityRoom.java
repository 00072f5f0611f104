package dev.gatehouse.server.rooms;

import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.identity.graph.AppServiceIdentity;
import dev.gatehouse.identity.graph.GraphIdentityProvider;
import dev.gatehouse.identity.graph.GraphSettings;
import dev.gatehouse.identity.graph.Sleeper;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.provisioning.Directory;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.identity.IdentityDoor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The managed identity door, and the directory as provisioning reaches it: over Graph with the service's identity, as
 * it would reach any other.
 */
public final class IdentityRoom {
    /** Within what a request to ARM may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String endpoint;
    private final String header;
    private final List<HttpDoor> doors;
    private final Optional<String> imds;

    private IdentityRoom(String endpoint, String header, Optional<String> imds, List<HttpDoor> doors) {
        this.endpoint = endpoint;
        this.header = header;
        this.imds = imds;
        this.doors = doors;
    }

    /** Opens the doors, on loopback alone whatever the others listen on. */
    public static IdentityRoom open(DataFolder folder, Addresses addresses, Tenant tenant) {
        int port = addresses.ports().identity();
        var header = HexFormat.of().formatHex(folder.key(DataFolder.Key.IDENTITY));
        var doors = new ArrayList<HttpDoor>();
        doors.add(HttpDoor.open(DoorSettings.loopback("identity door", port), tenant.identityDoor(header)));
        var imds = addresses.ports().imds();
        try {
            imds.ifPresent(
                    each -> doors.add(HttpDoor.open(DoorSettings.loopback("imds door", each), tenant.imdsDoor())));
        } catch (RuntimeException e) {
            doors.forEach(HttpDoor::close);
            throw e;
        }
        return new IdentityRoom(
                "http://127.0.0.1:" + port + IdentityDoor.PATH,
                header,
                imds.map(each -> "http://127.0.0.1:" + each),
                doors);
    }

    /**
     * The directory, asked by this client.
     *
     * @param service the first service: the deployment asks with its identity
     * @param installation tells what this installation makes there from what others do
     */
    public Directory directory(
            Addresses addresses,
            IdentityProvider.TokenService tokens,
            Tenant tenant,
            OutboundClient client,
            ServiceId service,
            String installation,
            InstantSource clock) {
        var provider = new GraphIdentityProvider(
                new GraphSettings(addresses.localControlUrl() + "/v1.0", tokens, PATIENCE, "gatehouse:" + installation),
                client,
                new AppServiceIdentity(client, endpoint, header, Optional.of(service.path()), clock),
                clock,
                Sleeper.real());
        return new Directory(provider, Optional.of(tenant.managedIdentities()));
    }

    /** Where apps on this machine get tokens of the identity: IDENTITY_ENDPOINT. */
    public String endpoint() {
        return endpoint;
    }

    /** What they must show: IDENTITY_HEADER. */
    public String header() {
        return header;
    }

    /** Where apps find the IMDS form, if it is open: AZURE_POD_IDENTITY_AUTHORITY_HOST. */
    public Optional<String> imds() {
        return imds;
    }

    public List<HttpDoor> doors() {
        return doors;
    }
}
