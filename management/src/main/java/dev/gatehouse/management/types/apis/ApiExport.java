package dev.gatehouse.management.types.apis;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.ServiceAddresses;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code GET apis/{id}?export=true}: a link to the API's document, or the document itself. */
final class ApiExport implements ResourceBehaviour {
    private final Sealing sealing;
    private final ServiceAddresses addresses;

    ApiExport(Sealing sealing, ServiceAddresses addresses) {
        this.sealing = sealing;
        this.addresses = addresses;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.APIS);
    }

    @Override
    public Optional<ArmReply> instead(Resource api, ResourceView view, ArmRequest request, Instant now) {
        var export = request.query().get("export");
        if (export == null || export.equalsIgnoreCase("false")) {
            return Optional.empty();
        }
        if (!export.equalsIgnoreCase("true")) {
            throw ArmException.invalid("export", "export must be true or false.");
        }
        var asked = request.query().get("format");
        if (asked != null) {
            var format = ExportFormat.byFormat(asked);
            // Whoever gets a link can follow it: what can't be written is told now.
            ApiDocument.of(api, format, view, addresses.gatewayUrl());
            return Optional.of(link(api, format, now));
        }
        var format = request.accept()
                .flatMap(ExportFormat::byAccept)
                .orElseThrow(() -> ArmException.invalid(
                        "format",
                        "format is required where export is true: swagger-link, openapi-link or"
                                + " openapi+json-link."));
        return Optional.of(
                ArmReply.of(200, format.mediaType(), ApiDocument.of(api, format, view, addresses.gatewayUrl())));
    }

    private ArmReply link(Resource api, ExportFormat format, Instant now) {
        var ticket = new ExportTicket(api.id(), format, now.plus(ExportTicket.LIFE));
        var body = Json.object();
        body.put("id", api.id().path());
        body.put("format", format.told());
        body.putObject("value").put("link", addresses.controlUrl() + ExportDoor.PATH + ticket.sealed(sealing));
        return ArmReply.of(200, body).with("Cache-Control", "no-store");
    }
}
