package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Follows a document's references. They lead within it: nothing is read from files or elsewhere. */
final class Refs {
    static final String REF = "$ref";
    private static final int LONGEST_WAY = 20;

    /** Members of a schema that hold values rather than schemas. */
    private static final Set<String> VALUES = Set.of("example", "examples", "default", "enum", "const");

    private final ObjectNode document;

    Refs(ObjectNode document) {
        this.document = document;
    }

    /** The object itself, or what it refers to; a description beside the reference counts for more than the target's. */
    ObjectNode resolve(JsonNode node, Place place) {
        var found = Nodes.object(node, place);
        ObjectNode beside = null;
        for (var steps = 0; found.path(REF).isTextual(); steps++) {
            if (steps == LONGEST_WAY) {
                throw new DefinitionException(place.member(REF), "leads round in a circle, or over too many others.");
            }
            beside = beside == null ? found : beside;
            found = Nodes.object(target(found.get(REF).textValue(), place), place.member(REF));
        }
        if (beside == null || !beside.path("description").isTextual()) {
            return found;
        }
        return found.deepCopy().<ObjectNode>set("description", beside.get("description"));
    }

    private JsonNode target(String reference, Place place) {
        if (!reference.startsWith("#")) {
            throw new DefinitionException(
                    place.member(REF),
                    "names another document, \"" + reference + "\". References must lead within the document, as in"
                            + " #/components/schemas/Pet: put all into one document first.");
        }
        var target = document.at(pointer(reference, place));
        if (target.isMissingNode()) {
            throw new DefinitionException(
                    place.member(REF), "leads nowhere: the document has no " + reference.substring(1) + ".");
        }
        return target;
    }

    private static JsonPointer pointer(String reference, Place place) {
        try {
            var decoded = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return JsonPointer.compile(decoded);
        } catch (IllegalArgumentException e) {
            throw new DefinitionException(
                    place.member(REF), "must be a JSON pointer into the document, such as #/components/schemas/Pet.");
        }
    }

    /** Checks that the references within a schema lead to schemas that have a name, under which they are kept. */
    void checkSchema(JsonNode schema, Place place) {
        if (schema instanceof ObjectNode object) {
            var reference = object.path(REF);
            if (reference.isTextual()) {
                target(reference.textValue(), place);
                if (!reference.textValue().startsWith(NamedTypes.PREFIX)) {
                    throw new DefinitionException(
                            place.member(REF),
                            "must lead to a schema with a name, as in " + NamedTypes.PREFIX + "Pet.");
                }
            }
            object.properties().stream()
                    .filter(member -> !VALUES.contains(member.getKey())
                            && !member.getKey().startsWith("x-"))
                    .forEach(member -> checkSchema(member.getValue(), place.member(member.getKey())));
        } else {
            for (var i = 0; i < schema.size(); i++) {
                checkSchema(schema.get(i), place.item(i));
            }
        }
    }
}
