package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.WriteRequest;
import dev.gatehouse.management.definitions.Definition;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Map;
import java.util.Set;

/**
 * Import of definitions into APIs: what the request says itself counts for more than the document, and the document for
 * more than what is there.
 */
final class ApiImport implements ResourceBehaviour {
    private final Fetcher fetcher;

    /** @param fetcher for documents behind links */
    ApiImport(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.APIS);
    }

    @Override
    public WriteRequest gather(ResourceId id, WriteRequest request) {
        var asked = ImportRequest.of(request.properties());
        if (asked.isEmpty()) {
            return request;
        }
        if (request.patch()) {
            throw ArmException.invalid(
                    "format", "format can't be given in a PATCH: a definition is imported by a PUT.");
        }
        return request.with(checked(asked.get().read(fetcher)));
    }

    /** @throws ArmException 400 with the operations that can't be kept, by their place in the document */
    private static Definition checked(Definition definition) {
        var problems = new Problems();
        ImportPlan.check(definition, problems);
        problems.refuseIfAny();
        return definition;
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        draft.gathered(Definition.class).ifPresent(definition -> {
            draft.before()
                    .ifPresent(before -> draft.id().type().schema().properties().stream()
                            .filter(property -> written(property)
                                    && draft.named(property.name()).isEmpty())
                            .filter(property -> before.properties().has(property.name()))
                            .forEach(property -> draft.properties()
                                    .set(
                                            property.name(),
                                            before.properties()
                                                    .get(property.name())
                                                    .deepCopy())));
            settings(draft.id(), definition, draft.creating()).properties().stream()
                    .filter(setting -> draft.named(setting.getKey()).isEmpty())
                    .forEach(setting -> draft.properties()
                            .set(setting.getKey(), setting.getValue().deepCopy()));
        });
    }

    static boolean written(Property property) {
        return property.access() == Access.READ_WRITE;
    }

    /**
     * What of a definition's settings is taken over: protocols, by which callers come in, only when the API is made; for
     * a revision that isn't current nothing that all revisions have alike.
     */
    private static ObjectNode settings(ResourceId api, Definition definition, boolean creating) {
        var settings = definition.settings().deepCopy();
        if (!creating) {
            settings.remove("protocols");
        }
        if (Revisions.number(api.name()).isPresent()) {
            settings.remove(ApiRevisions.SHARED);
        }
        return settings;
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        draft.gathered(Definition.class)
                .ifPresent(definition ->
                        ImportPlan.of(draft.id(), definition, change).apply(change, draft.now()));
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("importPreview", this::preview);
    }

    /**
     * What the body of a preview asks for.
     *
     * @throws ArmException 400 if it can't be had, or can't be imported
     */
    static Definition asked(ObjectNode properties, Fetcher fetcher) {
        var asked = ImportRequest.of(properties)
                .orElseThrow(() -> ArmException.invalid(
                        "format", "format and value are required: the body is that of the PUT that would import."));
        return checked(asked.read(fetcher));
    }

    /** What a PUT with the same body would do. */
    private ArmReply preview(ResourceAction.Call call) {
        var properties = Json.properties(call.body());
        var definition = asked(properties, fetcher);
        return ArmReply.of(200, call.resources().read(view -> {
            var api = view.find(call.resource().id())
                    .orElseThrow(() -> ArmException.notFound(
                            "Resource " + call.resource().id().path()));
            var settings = api.properties().deepCopy();
            settings.setAll(settings(api.id(), definition, false));
            api.id().type().schema().properties().stream()
                    .filter(property -> written(property) && Json.has(properties, property.name()))
                    .forEach(property -> settings.set(property.name(), properties.get(property.name())));
            return ImportPreview.of(api.properties(), settings, ImportPlan.of(api.id(), definition, view), definition);
        }));
    }
}
