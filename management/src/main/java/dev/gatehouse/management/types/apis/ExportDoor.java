package dev.gatehouse.management.types.apis;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.ServiceAddresses;

import java.time.InstantSource;

/**
 * Where links to exported documents lead. The link itself is the credential: it is good for five minutes, for one
 * document, and says nothing to who can't open it.
 */
public final class ExportDoor implements Handler {
    /** What stands before the ticket. */
    public static final String PATH = "/exports/";

    private final Resources resources;
    private final Sealing sealing;
    private final ServiceAddresses addresses;
    private final InstantSource clock;

    public ExportDoor(Resources resources, Sealing sealing, ServiceAddresses addresses, InstantSource clock) {
        this.resources = resources;
        this.sealing = sealing;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @throws RequestException 404 for a link that was never made, has expired, or whose API is gone */
    @Override
    public Reply handle(Request request) {
        var ticket = request.segments().getLast();
        return resources.read(view -> ExportTicket.open(ticket, sealing, view, clock.instant())
                .flatMap(asked -> Revisions.find(view, asked.api())
                        .map(api -> reply(
                                asked.format(),
                                api.id().name(),
                                ApiDocument.of(api, asked.format(), view, addresses.gatewayUrl()))))
                .orElseThrow(() -> new RequestException(
                        404, "NotFound", "The link leads to nothing, or has expired: export the API again.")));
    }

    private static Reply reply(ExportFormat format, String name, byte[] document) {
        var file = name.replaceAll("[^A-Za-z0-9._-]", "-") + "." + format.suffix();
        return Reply.bytes(200, format.mediaType(), document)
                .with("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }
}
