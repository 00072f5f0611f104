package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a link to an API's document says: which, how, until when. It is sealed, so that nobody else can make or read one.
 *
 * @param expires from when on it leads nowhere
 */
record ExportTicket(ResourceId api, ExportFormat format, Instant expires) {
    /** How long a link leads to the document. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String PURPOSE = "export";

    String sealed(Sealing sealing) {
        var text = Json.object()
                .put("service", api.service().path())
                .put("api", api.shortPath())
                .put("format", format.name())
                .put("expires", expires.getEpochSecond());
        return sealing.ticket(PURPOSE, new String(Json.write(text), StandardCharsets.UTF_8));
    }

    /** What a ticket says, if this service made it and it hasn't expired. */
    static Optional<ExportTicket> open(String ticket, Sealing sealing, ResourceView view, Instant now) {
        return sealing.read(PURPOSE, ticket)
                .map(text -> (ObjectNode) Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                .filter(said ->
                        now.isBefore(Instant.ofEpochSecond(said.get("expires").asLong())))
                .flatMap(said -> view.services().stream()
                        .filter(service ->
                                service.path().equals(said.get("service").asText()))
                        .findFirst()
                        .flatMap(service -> Ids.parse(
                                ResourceId.of(service), said.get("api").asText()))
                        .map(api -> new ExportTicket(
                                api,
                                ExportFormat.valueOf(said.get("format").asText()),
                                Instant.ofEpochSecond(said.get("expires").asLong()))));
    }
}
