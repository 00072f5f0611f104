package dev.gatehouse.portal.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.portal.developer.Developer;

/** What is told of a developer's subscription; never its keys. */
record KeyDocuments(Developer developer) {

    ObjectNode of(Resource resource) {
        var subscription = resource.as(Subscription.class);
        var json = Json.object()
                .put("name", resource.id().name())
                .put("displayName", subscription.displayName())
                .put("state", subscription.state().wireName())
                .put("stateComment", subscription.stateComment().orElse(""))
                .put("created", resource.created().toString());
        scope(json.putObject("scope"), resource, subscription.scope());
        return json;
    }

    private void scope(ObjectNode json, Resource resource, String scope) {
        var id = Ids.parse(resource.id().scope(), scope)
                .filter(named ->
                        named.type().equals(Catalogue.PRODUCTS) || named.type().equals(Catalogue.APIS));
        if (id.isEmpty()) {
            json.put("kind", "apis").put("name", "").put("displayName", "");
            return;
        }
        var title = developer
                .view()
                .find(id.get())
                .map(found -> found.properties().path("displayName").asText())
                .orElse(id.get().name());
        json.put("kind", id.get().type().equals(Catalogue.PRODUCTS) ? "product" : "api")
                .put("name", id.get().name())
                .put("displayName", title);
    }
}
