package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/**
 * What a document says of an API, as API Management keeps it.
 *
 * @param settings properties of the API that follow from it
 * @param operations in the document's order, with ids that are unique among them
 * @param types what the operations refer to by {@code schemaId} and {@code typeName}
 * @param notes what of the document isn't kept, each with its place
 */
public record Definition(ObjectNode settings, List<Operation> operations, Optional<Types> types, List<String> notes) {
    public Definition {
        operations = List.copyOf(operations);
        notes = List.copyOf(notes);
    }

    /**
     * @param id its name in API Management
     * @param properties as those of an operation's resource
     * @param place where it stands in the document
     */
    public record Operation(String id, ObjectNode properties, String place) {}

    /**
     * @param schemaId the name of the schema that holds them
     * @param properties as those of a schema's resource
     */
    public record Types(String schemaId, ObjectNode properties) {}

    @Override
    public String toString() {
        return "Definition[" + operations.size() + " operations]";
    }
}
