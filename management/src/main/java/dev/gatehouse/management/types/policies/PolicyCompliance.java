package dev.gatehouse.management.types.policies;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.PolicyType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.resource.PolicyRestriction;
import dev.gatehouse.policy.PolicyDocument;

import java.util.List;
import java.util.Locale;

/** Whether policy documents hold what the restrictions of their service ask of them. */
final class PolicyCompliance {
    private final List<Resource> restrictions;
    private final ResourceView view;
    private final Sealing sealing;

    PolicyCompliance(ResourceView view, ResourceId service, Sealing sealing) {
        this.view = view;
        this.sealing = sealing;
        this.restrictions = view.below(service, PolicyTypes.POLICY_RESTRICTIONS).stream()
                .filter(restriction ->
                        restriction.as(PolicyRestriction.class).requireBase().equals("true"))
                .toList();
    }

    /** Nothing stands above the service's own document, so that it has no base to hold. */
    boolean holds(Resource document) {
        return document.id().type().equals(Catalogue.POLICIES)
                || restrictions.stream().noneMatch(restriction -> covers(restriction, document))
                || PolicyType.read(document, view, sealing).sections().values().stream()
                        .allMatch(section -> section.stream().anyMatch(PolicyDocument.Base.class::isInstance));
    }

    private static boolean covers(Resource restriction, Resource document) {
        var scope = Json.text(restriction.properties(), "scope").orElse("").toLowerCase(Locale.ROOT);
        var service = document.id().service().key();
        var below = scope.startsWith(service) ? scope.substring(service.length()) : scope;
        var path = "/" + below.replaceAll("^/+|/+$", "");
        return path.equals("/")
                || document.id().key().equals(path)
                || document.id().key().startsWith(path + "/");
    }
}
