package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SchemaCheck;
import dev.gatehouse.management.definitions.Definition;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.catalogue.Catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an import does to the operations and schemas of an API. An operation that is still in the document, by method and
 * URL template or else by its id, stays the resource that it is, with its policies and tags.
 *
 * @param kept operations that are in the document
 * @param added operations that are new
 * @param removed operations that the document lacks
 * @param types the schema that the document brings
 * @param oldTypes schemas that an earlier import brought and this one doesn't
 */
record ImportPlan(
        List<Rewritten> kept,
        List<Added> added,
        List<Resource> removed,
        Optional<Types> types,
        List<Resource> oldTypes) {
    private static final String IMPORTED = "imported";

    /** A resource and what its properties become. */
    record Rewritten(Resource before, ObjectNode properties) {
        boolean changes() {
            return !before.properties().equals(properties);
        }
    }

    record Added(ResourceId id, ObjectNode properties) {}

    record Types(ResourceId id, Optional<Resource> before, ObjectNode properties) {}

    /** What the definition does to an API, which may not be there yet. */
    static ImportPlan of(ResourceId api, Definition definition, ResourceView view) {
        return of(api, definition, view.below(api, Catalogue.OPERATIONS), view.below(api, ApiTypes.SCHEMAS));
    }

    /** What the definition makes of an API that isn't there. */
    static ImportPlan ofNew(ResourceId api, Definition definition) {
        return of(api, definition, List.of(), List.of());
    }

    private static ImportPlan of(ResourceId api, Definition definition, List<Resource> there, List<Resource> schemas) {
        var matched = matched(definition, there);
        var names = new HashSet<String>();
        matched.values().forEach(found -> names.add(found.id().name().toLowerCase(Locale.ROOT)));
        var kept = new ArrayList<Rewritten>();
        var added = new ArrayList<Added>();
        for (var operation : definition.operations()) {
            var found = matched.get(operation.id());
            if (found != null) {
                kept.add(new Rewritten(found, operation.properties()));
            } else {
                var id = api.child(Catalogue.OPERATIONS, free(operation.id(), names));
                added.add(new Added(id, operation.properties()));
            }
        }
        var types = definition.types().map(brought -> types(api, brought, schemas));
        var old = schemas.stream()
                .filter(schema -> schema.internal().path(IMPORTED).asBoolean())
                .filter(schema -> types.filter(brought -> brought.id().equals(schema.id()))
                        .isEmpty())
                .toList();
        var stay = new HashSet<>(matched.values().stream().map(Resource::id).toList());
        var removed = there.stream()
                .filter(operation -> !stay.contains(operation.id()))
                .toList();
        return new ImportPlan(kept, added, removed, types, old);
    }

    private static Types types(ResourceId api, Definition.Types brought, List<Resource> schemas) {
        var id = api.child(ApiTypes.SCHEMAS, brought.schemaId());
        return new Types(
                id, schemas.stream().filter(schema -> schema.id().equals(id)).findFirst(), brought.properties());
    }

    /** The operations that are there already, by the ids that the definition has for them. */
    private static Map<String, Resource> matched(Definition definition, List<Resource> there) {
        var byCalls = new HashMap<String, Resource>();
        var byName = new HashMap<String, Resource>();
        there.forEach(operation -> {
            byCalls.putIfAbsent(calls(operation.properties()), operation);
            byName.put(operation.id().name().toLowerCase(Locale.ROOT), operation);
        });
        var matched = new HashMap<String, Resource>();
        for (var operation : definition.operations()) {
            var same = byCalls.get(calls(operation.properties()));
            if (same != null) {
                matched.put(operation.id(), same);
                byName.remove(same.id().name().toLowerCase(Locale.ROOT));
            }
        }
        for (var operation : definition.operations()) {
            var same = byName.get(operation.id().toLowerCase(Locale.ROOT));
            if (same != null) {
                matched.putIfAbsent(operation.id(), same);
            }
        }
        return matched;
    }

    private static String free(String wanted, Set<String> names) {
        var name = wanted;
        for (var i = 1; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    /** The same for operations that answer the same calls. */
    private static String calls(ObjectNode properties) {
        return Json.text(properties, "method").orElse("").toUpperCase(Locale.ROOT) + " "
                + UrlTemplate.parse(Json.text(properties, "urlTemplate").orElse(""))
                        .shape();
    }

    /**
     * Holds a definition's operations against the rules of operations.
     *
     * @param problems are told the place in the document
     */
    static void check(Definition definition, Problems problems) {
        Map<String, String> places = new HashMap<>();
        for (var operation : definition.operations()) {
            var found = new Problems();
            new SchemaCheck(found).object(operation.properties(), Catalogue.OPERATIONS.schema(), "");
            if (found.none()) {
                OperationType.rules(operation.properties(), found);
            }
            found.all().forEach(problem -> problems.add("value", operation.place() + ": " + problem.message()));
            var other = places.put(calls(operation.properties()), operation.place());
            if (other != null) {
                problems.add(
                        "value",
                        operation.place() + ": the same calls are those of " + other
                                + ": method and path must be unique, whatever parameters are called.");
            }
        }
    }

    /** Does it. */
    void apply(ResourceChange change, Instant now) {
        removed.forEach(gone -> change.remove(gone.id()));
        oldTypes.forEach(gone -> change.remove(gone.id()));
        kept.stream()
                .filter(Rewritten::changes)
                .forEach(one -> change.save(one.before()
                        .holding(document(one.properties()), one.before().internal())));
        added.forEach(one -> change.save(Resource.made(one.id(), document(one.properties()), now)));
        types.ifPresent(brought -> {
            var internal = Json.object().put(IMPORTED, true);
            var made = brought.before().orElseGet(() -> Resource.made(brought.id(), Json.object(), now));
            change.save(made.holding(document(brought.properties()), internal));
        });
    }

    private static ObjectNode document(ObjectNode properties) {
        var document = Json.object();
        document.set("properties", properties);
        return document;
    }
}
