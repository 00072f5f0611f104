package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.ApiVersion;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Map;

/**
 * A resource as the files want it.
 *
 * @param body what a PUT of it says
 * @param place where it stands
 * @param parts where parts of the body stand that come from files of their own, by their names
 * @param version the api-version that the files speak
 * @param after what the files say is to be there before it
 */
public record Wanted(
        ResourcePath path,
        ResourceType type,
        ObjectNode body,
        Place place,
        Map<String, Place> parts,
        ApiVersion version,
        List<ResourcePath> after) {
    public Wanted {
        parts = Map.copyOf(parts);
        after = List.copyOf(after);
    }

    /** What stands under {@code properties}; empty where there is nothing. */
    public ObjectNode properties() {
        return body.get("properties") instanceof ObjectNode properties ? properties : Json.object();
    }

    /** Where a property stands, by its name with dots. */
    public Place placeOf(String property) {
        return parts.getOrDefault(property, place.below("properties." + property));
    }

    public Wanted holding(ObjectNode changed) {
        return new Wanted(path, type, changed, place, parts, version, after);
    }
}
