package dev.gatehouse.management.traffic;

import dev.gatehouse.store.traffic.Dimension;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Between the ids of Azure's reports, such as {@code /apis/a/operations/b}, and the names under which calls are summed. */
final class Ids {
    private static final Map<Dimension, String> COLLECTIONS = Map.of(
            Dimension.API, "/apis/",
            Dimension.PRODUCT, "/products/",
            Dimension.APPLICATION, "/clientApplications/",
            Dimension.SUBSCRIPTION, "/subscriptions/",
            Dimension.USER, "/users/");

    private Ids() {}

    /** The id that a name stands for; empty for calls that had no such thing. */
    static String of(Dimension dimension, String name) {
        if (name.isEmpty() || dimension == Dimension.OUTCOME) {
            return name;
        }
        if (dimension == Dimension.OPERATION) {
            int slash = name.lastIndexOf('/');
            return slash < 0 ? name : "/apis/" + name.substring(0, slash) + "/operations/" + name.substring(slash + 1);
        }
        return COLLECTIONS.get(dimension) + name;
    }

    /** The name behind an id, be it the id in full, from the collection on, or the name alone. */
    static String name(Dimension dimension, String id) {
        var text = id.toLowerCase(Locale.ROOT);
        if (dimension == Dimension.OPERATION) {
            var parts = List.of(after(text, "/apis/").split("/operations/", 2));
            return String.join("/", parts);
        }
        return after(text, COLLECTIONS.get(dimension).toLowerCase(Locale.ROOT));
    }

    /** What follows the last such collection: the ARM path of a service begins with a subscriptions of its own. */
    private static String after(String text, String collection) {
        int at = text.lastIndexOf(collection);
        return at < 0 ? text : text.substring(at + collection.length());
    }
}
