package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * An API to be written down.
 *
 * @param settings its properties
 * @param url where callers reach it
 * @param operations in the order in which they are to stand
 * @param schemas properties of its schemas, by name
 */
public record ExportedApi(
        ObjectNode settings, String url, List<Operation> operations, Map<String, ObjectNode> schemas) {

    /** An operation by its name. */
    public record Operation(String name, ObjectNode properties) {}

    @Override
    public String toString() {
        return "ExportedApi[" + operations.size() + " operations]";
    }
}
