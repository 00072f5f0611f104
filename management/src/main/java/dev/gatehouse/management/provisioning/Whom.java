package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One resource and no other: a resource deleted and made again under the same id is another one.
 *
 * @param uid random, fixed when the resource was made
 */
record Whom(ResourceId id, String uid) {

    static Whom of(Resource resource) {
        return new Whom(resource.id(), resource.uid());
    }

    /** The resource, if it is still there. */
    Optional<Resource> in(ResourceView view) {
        return view.find(id).filter(found -> found.uid().equals(uid));
    }

    ObjectNode toJson() {
        var json = Json.object()
                .put("subscriptionId", id.service().subscriptionId())
                .put("resourceGroup", id.service().resourceGroup())
                .put("service", id.service().name())
                .put("type", id.type().path())
                .put("uid", uid);
        var names = json.putArray("names");
        id.names().forEach(names::add);
        return json;
    }

    static Whom of(JsonNode json) {
        var service = new ServiceId(
                json.path("subscriptionId").asText(),
                json.path("resourceGroup").asText(),
                json.path("service").asText());
        var type = Catalogue.byPath(json.path("type").asText()).orElseThrow();
        List<String> names = new ArrayList<>();
        json.path("names").forEach(name -> names.add(name.asText()));
        return new Whom(new ResourceId(service, type, names), json.path("uid").asText());
    }
}
