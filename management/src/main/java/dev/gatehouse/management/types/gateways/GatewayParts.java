package dev.gatehouse.management.types.gateways;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.GatewayTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What gateways have of others: certificates, which stay while a gateway uses them, and APIs. */
final class GatewayParts {
    private GatewayParts() {}

    static List<ResourceBehaviour> behaviours() {
        return List.of(new Authorities(), new Certificates(), new Apis());
    }

    /** Certificate authorities: each is the certificate of its name. */
    private static final class Authorities implements ResourceBehaviour {
        @Override
        public Set<ResourceType> types() {
            return Set.of(GatewayTypes.CERTIFICATE_AUTHORITIES);
        }

        @Override
        public void check(Draft draft, ResourceView view, Problems problems) {
            var certificate = ResourceId.of(draft.id().service())
                    .child(BackendTypes.CERTIFICATES, draft.id().name());
            if (!view.exists(certificate)) {
                throw ArmException.notFound("Resource " + certificate.path());
            }
        }
    }

    /** Certificates that a gateway uses. */
    private static final class Certificates implements ResourceBehaviour {
        @Override
        public Set<ResourceType> types() {
            return Set.of(BackendTypes.CERTIFICATES);
        }

        @Override
        public void checkDelete(Deletion deletion, ResourceView view) {
            var certificate = deletion.resource().id();
            var service = ResourceId.of(certificate.service());
            var hosts = view.below(service, GatewayTypes.HOSTNAMES).stream()
                    .filter(host -> Json.text(host.properties(), "certificateId")
                            .filter(certificate.shortPath()::equalsIgnoreCase)
                            .isPresent());
            var authorities = view.below(service, GatewayTypes.CERTIFICATE_AUTHORITIES).stream()
                    .filter(authority -> authority.id().name().equalsIgnoreCase(certificate.name()))
                    .filter(_ -> certificate.type().equals(BackendTypes.CERTIFICATES));
            var users = Stream.concat(hosts, authorities)
                    .map(user -> user.id().shortPath())
                    .collect(Collectors.joining(", "));
            if (!users.isEmpty()) {
                throw ArmException.conflict(
                        "Certificate " + certificate.name() + " is used by " + users + ": take it out of them first.");
            }
        }
    }

    /** APIs leave the gateways when they go. */
    private static final class Apis implements ResourceBehaviour {
        @Override
        public Set<ResourceType> types() {
            return Set.of(Catalogue.APIS);
        }

        @Override
        public void delete(Deletion deletion, ResourceChange change) {
            var api = deletion.resource().id();
            if (api.type().equals(Catalogue.APIS)) {
                change.below(ResourceId.of(api.service()), GatewayTypes.GATEWAY_APIS).stream()
                        .filter(link -> link.id().name().equalsIgnoreCase(api.name()))
                        .forEach(link -> change.remove(link.id()));
            }
        }
    }
}
