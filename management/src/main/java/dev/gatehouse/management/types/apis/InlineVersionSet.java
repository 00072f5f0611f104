package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Records;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.SchemaCheck;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.resource.ApiVersionSet;

import java.util.Optional;

/**
 * A version set as it stands within an API, {@code apiVersionSet}: with an id it names a set; without one it says what
 * the API's set is, which is made if there is none (data/arm, ApiVersionSetContractDetails).
 */
record InlineVersionSet(ObjectNode details) {
    private static final String PROPERTY = "apiVersionSet";

    static Optional<InlineVersionSet> named(Draft draft) {
        return draft.named(PROPERTY)
                .filter(ObjectNode.class::isInstance)
                .map(tree -> new InlineVersionSet((ObjectNode) tree));
    }

    /** One that tells what the set is, where it counts: of the API itself, without the set's id. */
    static Optional<InlineVersionSet> told(Draft draft) {
        return Revisions.number(draft.id().name()).isPresent()
                        || draft.named("apiVersionSetId").isPresent()
                ? Optional.empty()
                : named(draft).filter(set -> set.id().isEmpty());
    }

    /** A set as it is shown within its APIs. */
    static ObjectNode of(Resource set) {
        var details = Json.object();
        details.put("id", set.id().path());
        details.put(
                "name",
                Json.text(set.properties(), "displayName").orElse(set.id().name()));
        for (var property : new String[] {"description", "versioningScheme", "versionQueryName", "versionHeaderName"}) {
            Json.text(set.properties(), property).ifPresent(text -> details.put(property, text));
        }
        return details;
    }

    Optional<String> id() {
        return Json.text(details, "id");
    }

    void check(Problems problems) {
        if (!Json.has(details, "name")) {
            problems.add(PROPERTY + ".name", PROPERTY + ".name is required where apiVersionSet has no id.");
            return;
        }
        var before = problems.none();
        var properties = properties();
        new SchemaCheck(problems).object(properties, ApiTypes.VERSION_SETS.schema(), PROPERTY + ".");
        if (before == problems.none()) {
            VersionSetType.names(properties, PROPERTY + ".", problems);
        }
    }

    /** The id of the set that comes with an API: from its uid, so that every try of one request names the same. */
    ResourceId made(Draft draft) {
        return draft.id()
                .parent()
                .orElseThrow()
                .child(VersionSetType.beside(draft.id()), draft.uid().replace("-", ""));
    }

    /** Writes what it says into the API's set. */
    void save(Draft draft, ResourceChange change) {
        var id = Json.text(draft.properties(), "apiVersionSetId")
                .flatMap(text -> Ids.parse(draft.id().scope(), text))
                .orElseThrow();
        var document = Json.object();
        document.set("properties", written());
        var there = change.find(id);
        change.save(there.map(set -> set.holding(document, set.internal()))
                .orElseGet(() -> Resource.made(id, document, draft.now())));
    }

    /** The set that it tells; only after it was checked. */
    ApiVersionSet told() {
        return Records.read(written(), ApiVersionSet.class);
    }

    /** Choices in it are written as the set's own type writes them. */
    private ObjectNode written() {
        var properties = properties();
        new SchemaCheck(new Problems()).object(properties, ApiTypes.VERSION_SETS.schema(), "");
        return properties;
    }

    private ObjectNode properties() {
        var properties = details.deepCopy();
        properties.set("displayName", properties.remove("name"));
        return properties;
    }
}
