package dev.gatehouse.gateway.routing;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;

import java.util.List;

/**
 * A node of the immutable tree of API paths, by folded segment. A change copies the nodes on its way only.
 *
 * @param apis ids of the APIs whose path ends here
 */
record PathNode(HashMap<String, PathNode> children, TreeSet<String> apis) {
    static final PathNode EMPTY = new PathNode(HashMap.empty(), TreeSet.empty());

    PathNode with(List<String> segments, String apiId) {
        if (segments.isEmpty()) {
            return new PathNode(children, apis.add(apiId));
        }
        var child = children.getOrElse(segments.getFirst(), EMPTY);
        return new PathNode(
                children.put(segments.getFirst(), child.with(segments.subList(1, segments.size()), apiId)), apis);
    }

    PathNode without(List<String> segments, String apiId) {
        if (segments.isEmpty()) {
            return new PathNode(children, apis.remove(apiId));
        }
        var child = children.getOrElse(segments.getFirst(), EMPTY).without(segments.subList(1, segments.size()), apiId);
        return new PathNode(
                child.isEmpty() ? children.remove(segments.getFirst()) : children.put(segments.getFirst(), child),
                apis);
    }

    private boolean isEmpty() {
        return children.isEmpty() && apis.isEmpty();
    }
}
