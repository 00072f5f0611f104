package dev.gatehouse.gateway.configuration;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;

/**
 * An immutable index from a property's values to the ids that have it; it shares with the one it was made from. The ids
 * are sorted: what is found does not depend on the order in which the index came together.
 */
record Index(HashMap<String, TreeSet<String>> entries) {
    private static final TreeSet<String> NONE = TreeSet.empty();

    static final Index EMPTY = new Index(HashMap.empty());

    TreeSet<String> get(String value) {
        return entries.getOrElse(value, NONE);
    }

    Index with(String value, String id) {
        return new Index(entries.put(value, get(value).add(id)));
    }

    Index without(String value, String id) {
        var left = get(value).remove(id);
        return new Index(left.isEmpty() ? entries.remove(value) : entries.put(value, left));
    }

    Index with(Iterable<String> values, String id) {
        var index = this;
        for (var value : values) {
            index = index.with(value, id);
        }
        return index;
    }

    Index without(Iterable<String> values, String id) {
        var index = this;
        for (var value : values) {
            index = index.without(value, id);
        }
        return index;
    }
}
