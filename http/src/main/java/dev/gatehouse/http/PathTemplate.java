package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route's path: literal segments, {@code {name}} for one whole segment, {@code text{name}text} for a part of one, such as
 * {@code applications(appId='{appId}')}, and as the last {@code {name...}} for all that is left, also nothing.
 */
record PathTemplate(String text, List<Segment> segments, boolean ignoreCase) {

    /** One segment of a template; what is written first is preferred where several match. */
    sealed interface Segment {
        record Literal(String text) implements Segment {}

        record Part(String before, String name, String after) implements Segment {}

        record Whole(String name) implements Segment {}

        record Rest(String name) implements Segment {}
    }

    static PathTemplate parse(String text, boolean ignoreCase) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path template begins with a slash: " + text);
        }
        var segments = new ArrayList<Segment>();
        var names = new HashSet<String>();
        for (var part : text.length() == 1 ? new String[0] : text.substring(1).split("/", -1)) {
            if (!segments.isEmpty() && segments.getLast() instanceof Segment.Rest) {
                throw new IllegalArgumentException("nothing may follow {…...}: " + text);
            }
            var segment = segment(part);
            segments.add(segment);
            name(segment).ifPresent(name -> {
                if (!names.add(name)) {
                    throw new IllegalArgumentException("{" + name + "} stands twice in " + text);
                }
            });
        }
        return new PathTemplate(text, List.copyOf(segments), ignoreCase);
    }

    private static Segment segment(String part) {
        var open = part.indexOf('{');
        var close = part.lastIndexOf('}');
        if (open < 0 && close < 0) {
            return new Segment.Literal(part);
        }
        var name = open < 0 || close < open ? "" : part.substring(open + 1, close);
        if (name.isEmpty() || name.contains("{") || name.contains("}")) {
            throw new IllegalArgumentException("a segment has at most one {name}, and no other brace: " + part);
        }
        if (open > 0 || close < part.length() - 1) {
            return new Segment.Part(part.substring(0, open), name, part.substring(close + 1));
        }
        return name.endsWith("...") ? new Segment.Rest(name.substring(0, name.length() - 3)) : new Segment.Whole(name);
    }

    private static Optional<String> name(Segment segment) {
        return switch (segment) {
            case Segment.Literal literal -> Optional.empty();
            case Segment.Part part -> Optional.of(part.name());
            case Segment.Whole whole -> Optional.of(whole.name());
            case Segment.Rest rest -> Optional.of(rest.name());
        };
    }

    /** Puts what it finds into the map; the map is to be thrown away if it answers false. */
    boolean matches(List<String> path, Map<String, String> found) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.Rest rest) {
                found.put(rest.name(), String.join("/", path.subList(i, path.size())));
                return true;
            }
            if (i >= path.size() || !matches(segments.get(i), path.get(i), found)) {
                return false;
            }
        }
        return segments.size() == path.size();
    }

    private boolean matches(Segment segment, String value, Map<String, String> found) {
        return switch (segment) {
            case Segment.Literal literal -> equal(literal.text(), value);
            case Segment.Part(var before, var name, var after) -> {
                var middle = value.length() - before.length() - after.length();
                if (middle <= 0
                        || !value.regionMatches(ignoreCase, 0, before, 0, before.length())
                        || !value.regionMatches(
                                ignoreCase, value.length() - after.length(), after, 0, after.length())) {
                    yield false;
                }
                found.put(name, value.substring(before.length(), before.length() + middle));
                yield true;
            }
            case Segment.Whole whole -> {
                found.put(whole.name(), value);
                yield !value.isEmpty();
            }
            case Segment.Rest rest -> throw new IllegalStateException("matched by the caller");
        };
    }

    private boolean equal(String literal, String value) {
        return ignoreCase ? literal.equalsIgnoreCase(value) : literal.equals(value);
    }

    /** Orders templates so that the first that matches is the most exact one. */
    static int compareExactness(PathTemplate a, PathTemplate b) {
        for (int i = 0; i < Math.min(a.segments.size(), b.segments.size()); i++) {
            var order = Integer.compare(rank(a.segments.get(i)), rank(b.segments.get(i)));
            if (order != 0) {
                return order;
            }
        }
        // Only a {rest...} that is left nothing can match what the shorter one does.
        return Integer.compare(a.segments.size(), b.segments.size());
    }

    private static int rank(Segment segment) {
        return switch (segment) {
            case Segment.Literal literal -> 0;
            case Segment.Part part -> 1;
            case Segment.Whole whole -> 2;
            case Segment.Rest rest -> 3;
        };
    }
}
