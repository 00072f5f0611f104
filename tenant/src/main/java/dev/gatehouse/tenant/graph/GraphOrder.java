package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.odata.QueryOptions;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * The order of a list, and where a page of it ended: by the values that it is sorted by and then by id, so that what is
 * made or deleted meanwhile moves nothing to another page.
 *
 * @param keys none for the order of ids
 */
record GraphOrder(List<QueryOptions.OrderBy> keys) implements Comparator<ObjectNode> {

    /** @param values of the keys */
    record Place(List<JsonNode> values, String id) {}

    static GraphOrder of(GraphQuery query) {
        return new GraphOrder(query.options().orderBy());
    }

    boolean isById() {
        return keys.isEmpty();
    }

    @Override
    public int compare(ObjectNode left, ObjectNode right) {
        return compare(place(left), place(right));
    }

    boolean isAfter(ObjectNode item, Place place) {
        return compare(place(item), place) > 0;
    }

    private Place place(ObjectNode item) {
        List<JsonNode> values = new ArrayList<>();
        keys.forEach(key -> values.add(item.at("/" + key.path())));
        return new Place(values, item.path("id").asText());
    }

    private int compare(Place left, Place right) {
        for (int i = 0; i < keys.size(); i++) {
            int order = compare(left.values.get(i), right.values.get(i));
            if (order != 0) {
                return keys.get(i).descending() ? -order : order;
            }
        }
        return left.id.compareTo(right.id);
    }

    /** What has no value comes first. */
    private static int compare(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.asText("").compareToIgnoreCase(right.asText(""));
    }

    /** The token of the page that begins after an element; opaque to clients. */
    String write(ObjectNode last) {
        var place = place(last);
        var json = Json.object();
        json.put("a", place.id);
        var values = json.putArray("k");
        place.values.forEach(value -> values.add(value.isMissingNode() ? null : value));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(json));
    }

    /** @throws DirectoryRefused if it is not one of these, or of another order */
    Place read(String token) {
        try {
            var json = Json.parse(Base64.getUrlDecoder().decode(token));
            var values = new ArrayList<JsonNode>();
            json.path("k").forEach(values::add);
            if (json.path("a").asText("\0").indexOf('\0') < 0 && values.size() == keys.size()) {
                return new Place(values, json.path("a").asText());
            }
        } catch (IllegalArgumentException | RequestException _) {
            // Said below.
        }
        throw DirectoryRefused.bad("$skiptoken is not one that this list gave: follow @odata.nextLink as it is.");
    }
}
