package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.List;

/** Takes a path apart at its slashes, then decodes each part: an escaped slash never makes a segment. */
final class PathSegments {
    private PathSegments() {}

    /** {@code /} has none; a slash at the end adds an empty one. */
    static List<String> of(String path) {
        if (!path.startsWith("/")) {
            throw RequestException.malformed("InvalidPath", "The path does not begin with a slash.");
        }
        if (path.length() == 1) {
            return List.of();
        }
        var segments = new ArrayList<String>();
        for (var part : path.substring(1).split("/", -1)) {
            var segment = PercentEncoding.decode(part);
            if (segment.equals(".") || segment.equals("..")) {
                throw RequestException.malformed("InvalidPath", "The path has a segment that is only dots.");
            }
            segments.add(segment);
        }
        return List.copyOf(segments);
    }
}
