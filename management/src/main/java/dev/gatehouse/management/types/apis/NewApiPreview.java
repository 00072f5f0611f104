package dev.gatehouse.management.types.apis;

import dev.gatehouse.http.Fetcher;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Map;
import java.util.Set;

/** {@code POST …/importPreview} on a service or workspace: what the import of a definition as a new API would make. */
final class NewApiPreview implements ResourceBehaviour {
    private final Fetcher fetcher;

    /** @param fetcher for documents behind links */
    NewApiPreview(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE, Catalogue.WORKSPACES);
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("importPreview", this::preview);
    }

    private ArmReply preview(ResourceAction.Call call) {
        var properties = Json.properties(call.body());
        var definition = ApiImport.asked(properties, fetcher);
        var api = call.resource().id().child(Catalogue.APIS, "new");
        var settings = definition.settings().deepCopy();
        api.type().schema().properties().stream()
                .filter(property -> ApiImport.written(property) && Json.has(properties, property.name()))
                .forEach(property -> settings.set(property.name(), properties.get(property.name())));
        var plan = ImportPlan.ofNew(api, definition);
        return ArmReply.of(200, ImportPreview.of(Json.object(), settings, plan, definition));
    }
}
