package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.function.BiFunction;

/** Lists that a behaviour makes itself, filtered and paged as those of the engine. */
public final class Listing {
    private final ResourceAction.Call call;

    /** @param call the request for the list */
    public Listing(ResourceAction.Call call) {
        this.call = call;
    }

    /** Resources of a type, as they are given back. */
    public ArmReply of(List<ObjectNode> documents, ResourceType type) {
        return ArmReply.of(200, page().of(documents, type));
    }

    /**
     * Documents of another kind.
     *
     * @param collection what they are called in a refusal
     * @param fields what {@code $filter} may name
     * @param value what a document has as a field
     */
    public ArmReply of(
            List<ObjectNode> documents,
            String collection,
            List<Filterable> fields,
            BiFunction<ObjectNode, String, JsonNode> value) {
        return ArmReply.of(200, page().of(documents, new FilterRules(collection, fields), value));
    }

    private Page page() {
        return new Page(call.address(), call.query());
    }
}
