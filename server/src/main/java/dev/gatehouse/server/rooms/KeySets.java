package dev.gatehouse.server.rooms;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.KeySetSource;
import dev.gatehouse.jose.KeySetStorage;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** The tenant's signing keys for the doors of the control plane, fetched as everybody fetches them. */
final class KeySets {
    /** The doors know one issuer. */
    private static final int MOST = 1;

    private KeySets() {}

    static KeySetCache through(OutboundClient client, InstantSource clock) {
        KeySetSource source = uri -> CompletableFuture.supplyAsync(
                () -> {
                    var reply = client.send(OutboundRequest.get(OutboundClient.checked(uri)));
                    if (!reply.successful()) {
                        throw new IllegalStateException(uri + " answers " + reply.status());
                    }
                    return reply.bodyText();
                },
                Thread::startVirtualThread);
        return new KeySetCache(source, KeySetStorage.none(), clock, MOST);
    }
}
