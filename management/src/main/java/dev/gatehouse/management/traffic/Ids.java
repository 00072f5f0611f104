package dev.gatehouse.management.traffic;

import dev.gatehouse.store.traffic.Dimension;

import java.util.Locale;
import java.util.Map;

/**
 * Between the ids of Azure's reports, such as {@code /apis/a/operations/b}, and the names under which calls are summed:
 * those of what stands in a workspace begin with the workspace's, as the gateway's do.
 */
final class Ids {
    private static final Map<Dimension, String> COLLECTIONS = Map.of(
            Dimension.API, "/apis/",
            Dimension.PRODUCT, "/products/",
            Dimension.APPLICATION, "/clientApplications/",
            Dimension.SUBSCRIPTION, "/subscriptions/",
            Dimension.USER, "/users/");

    private static final String WORKSPACES = "/workspaces/";

    private Ids() {}

    /** The id that a name stands for; the name itself where it stands for none, as of calls that had no such thing. */
    static String of(Dimension dimension, String name) {
        if (name.isEmpty() || name.equals("*") || dimension == Dimension.OUTCOME) {
            return name;
        }
        if (dimension == Dimension.OPERATION) {
            int slash = name.lastIndexOf('/');
            return slash < 0
                    ? name
                    : of(Dimension.API, name.substring(0, slash)) + "/operations/" + name.substring(slash + 1);
        }
        int slash = name.indexOf('/');
        var collection = COLLECTIONS.get(dimension);
        return slash < 0
                ? collection + name
                : WORKSPACES + name.substring(0, slash) + collection + name.substring(slash + 1);
    }

    /** The name behind an id, be it the id in full, from the collection on, or the name alone. */
    static String name(Dimension dimension, String id) {
        var text = id.toLowerCase(Locale.ROOT);
        int workspace = text.lastIndexOf(WORKSPACES);
        if (workspace >= 0) {
            var within = text.substring(workspace + WORKSPACES.length());
            int slash = within.indexOf('/');
            return slash < 0 ? within : within.substring(0, slash) + "/" + inner(dimension, within.substring(slash));
        }
        return inner(dimension, text);
    }

    private static String inner(Dimension dimension, String text) {
        return dimension == Dimension.OPERATION
                ? after(text, COLLECTIONS.get(Dimension.API)).replace("/operations/", "/")
                : after(text, COLLECTIONS.get(dimension).toLowerCase(Locale.ROOT));
    }

    /** What follows the last such collection: the ARM path of a service begins with a subscriptions of its own. */
    private static String after(String text, String collection) {
        int at = text.lastIndexOf(collection);
        return at < 0 ? text : text.substring(at + collection.length());
    }
}
