package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication;

import java.util.Optional;

/**
 * Gatehouse's addition to users: {@code users/{id}/clientApplications} are the applications that a user owns, as their list
 * shows them. They are written where they are.
 */
final class UserApplications implements SubResource {

    @Override
    public ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (name.isPresent()) {
            throw ArmException.notFound("An application has its path under clientApplications; it");
        }
        if (!method.equals("GET")) {
            throw ArmException.notAllowed(
                    "A user's applications are read here; they are written as clientApplications.");
        }
        var body = Json.object();
        var value = body.putArray("value");
        var user = call.resource().id();
        call.resources()
                .read(view -> view.having(user.scope(), Catalogue.CLIENT_APPLICATIONS, "ownerId", user.shortPath()))
                .forEach(application -> {
                    var one = value.addObject()
                            .put("id", application.id().path())
                            .put("type", application.id().type().fullName())
                            .put("name", application.id().name());
                    one.set("properties", properties(application));
                });
        return ArmReply.of(200, body.put("count", value.size()));
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode properties(Resource resource) {
        var application = resource.as(ClientApplication.class);
        var properties = Json.object()
                .put("displayName", application.displayName())
                .put("ownerId", application.ownerId())
                .put("enabled", application.enabled());
        application.description().ifPresent(text -> properties.put("description", text));
        application.entraApplicationId().ifPresent(id -> properties.put("entraApplicationId", id));
        return properties;
    }
}
