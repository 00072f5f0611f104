package dev.gatehouse.management.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.letters.LetterKind;
import dev.gatehouse.management.letters.NotificationKind;
import dev.gatehouse.management.types.people.Membership;
import dev.gatehouse.management.types.people.ProductGroups;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;

/** Who is in the built-in groups, what these see, the portal's settings, notifications, letters and the service's keys. */
final class PeopleAddition implements Additions.Addition {

    @Override
    public void add(ManagementApi api, ResourceChange change, ResourceId service) {
        change.below(service, Catalogue.USERS).forEach(user -> Membership.joinBuiltIn(user.id(), change));
        change.below(service, Catalogue.PRODUCTS)
                .forEach(product -> ProductGroups.show(change, product.id(), "administrators"));
        for (var name : List.of("starter", "unlimited")) {
            var product = service.child(Catalogue.PRODUCTS, name);
            if (change.exists(product)) {
                ProductGroups.show(change, product, "developers");
                ProductGroups.show(change, product, "guests");
            }
        }
        for (var name : List.of("signin", "signup", "delegation")) {
            put(api, change, service, PortalTypes.PORTAL_SETTINGS, name);
        }
        for (var name : NotificationKind.names()) {
            put(api, change, service, PortalTypes.NOTIFICATIONS, name);
        }
        for (var kind : LetterKind.values()) {
            put(api, change, service, PortalTypes.TEMPLATES, kind.template());
        }
        for (var name : List.of("access", "gitAccess")) {
            put(api, change, service, PortalTypes.TENANT_ACCESS, name);
        }
        put(api, change, service, PortalTypes.TENANT_SETTINGS, "public");
    }

    private static void put(
            ManagementApi api, ResourceChange change, ResourceId service, ResourceType type, String name) {
        var id = service.child(type, name);
        if (!change.exists(id)) {
            ObjectNode body = Json.object();
            api.write(change, id, body);
        }
    }
}
