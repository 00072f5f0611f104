package dev.gatehouse.gateway.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation's URL template: path segments with parameters, perhaps a wildcard at the end, perhaps query arguments,
 * which are then required.
 *
 * @param wildcard the name of the parameter that takes the rest, when there is one
 */
record UrlTemplate(List<TemplateSegment> segments, Optional<String> wildcard, List<QueryRequirement> query) {
    /** Between a template that ends and one whose wildcard begins there, the one that ends comes first. */
    private static final int RANK_END = 3;

    private static final int RANK_WILDCARD = 4;

    /** Literal before parameter before wildcard; the longer; the one with more required arguments. */
    static final Comparator<UrlTemplate> PRECEDENCE = UrlTemplate::byPath;

    /**
     * A required query argument. A request that gives it several times must give the wanted value each time: backends
     * differ in which one they take.
     *
     * @param value what it must be, without regard to case; nothing for a parameter
     * @param parameter the parameter's name; empty for a fixed value
     */
    record QueryRequirement(String name, Optional<String> value, String parameter) {
        boolean matches(QueryArguments arguments) {
            var values = arguments.all(name);
            return !values.isEmpty()
                    && value.map(wanted -> values.stream().allMatch(wanted::equalsIgnoreCase))
                            .orElse(true);
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static UrlTemplate compile(String template) {
        int question = template.indexOf('?');
        var path = question < 0 ? template : template.substring(0, question);
        var names = new HashSet<String>();
        var segments = new ArrayList<TemplateSegment>();
        Optional<String> wildcard = Optional.empty();
        for (var part : path.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            if (wildcard.isPresent()) {
                throw new IllegalArgumentException("'" + template + "' goes on after its wildcard");
            }
            if (part.equals("*") || part.startsWith("{*") && part.endsWith("}")) {
                wildcard = Optional.of(part.equals("*") ? "*" : part.substring(2, part.length() - 1));
                unique(wildcard.get(), names, template);
            } else {
                segments.add(segment(part, names, template));
            }
        }
        var query = new ArrayList<QueryRequirement>();
        if (question >= 0) {
            for (var part : template.substring(question + 1).split("&")) {
                if (!part.isEmpty()) {
                    query.add(requirement(part, names, template));
                }
            }
        }
        return new UrlTemplate(List.copyOf(segments), wildcard, List.copyOf(query));
    }

    /**
     * What is left of a template that can't be compiled: everything below its leading fixed segments, so that requests
     * meant for it meet the operation's fault and not a broader neighbour.
     */
    static UrlTemplate prefix(String template) {
        var segments = new ArrayList<TemplateSegment>();
        for (var part : template.split("[?]")[0].split("/")) {
            if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0 || part.indexOf('*') >= 0) {
                break;
            }
            if (!part.isEmpty()) {
                segments.add(literal(part));
            }
        }
        return new UrlTemplate(List.copyOf(segments), Optional.of("*"), List.of());
    }

    /** @param from the segment at which the operation's part of the path begins */
    boolean matches(RequestPath path, int from, QueryArguments arguments) {
        int rest = path.size() - from;
        if (rest < segments.size() || rest > segments.size() && wildcard.isEmpty()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).matches(path.segment(from + i))) {
                return false;
            }
        }
        for (var requirement : query) {
            if (!requirement.matches(arguments)) {
                return false;
            }
        }
        return true;
    }

    /** The parameters of a request that matches, decoded. */
    Map<String, String> parameters(RequestPath path, int from, QueryArguments arguments) {
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            segments.get(i).capture(path.segment(from + i), parameters);
        }
        wildcard.ifPresent(name -> parameters.put(name, path.textFrom(from + segments.size())));
        for (var requirement : query) {
            if (!requirement.parameter().isEmpty()) {
                parameters.put(
                        requirement.parameter(),
                        arguments.first(requirement.name()).orElse(""));
            }
        }
        return parameters.isEmpty() ? Map.of() : parameters;
    }

    private int byPath(UrlTemplate other) {
        int common = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i <= common; i++) {
            int order = Integer.compare(rank(i), other.rank(i));
            if (order != 0) {
                return order;
            }
        }
        int longer = Integer.compare(other.segments.size(), segments.size());
        return longer != 0 ? longer : Integer.compare(other.query.size(), query.size());
    }

    private int rank(int index) {
        return index < segments.size() ? segments.get(index).rank() : wildcard.isPresent() ? RANK_WILDCARD : RANK_END;
    }

    private static TemplateSegment segment(String part, Set<String> names, String template) {
        if (part.indexOf('{') < 0 && part.indexOf('}') < 0) {
            return literal(part);
        }
        var found = new ArrayList<String>();
        var texts = new ArrayList<String>();
        int at = 0;
        for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', at)) {
            int close = part.indexOf('}', open);
            var text = part.substring(at, open);
            if (close < open + 2 || text.indexOf('}') >= 0 || text.isEmpty() && !found.isEmpty()) {
                throw new IllegalArgumentException("'" + template + "' has a parameter that can't be told apart");
            }
            found.add(unique(part.substring(open + 1, close), names, template));
            texts.add(RequestPath.fold(text));
            at = close + 1;
        }
        var end = part.substring(at);
        if (end.indexOf('}') >= 0) {
            throw new IllegalArgumentException("'" + template + "' closes a parameter that it does not open");
        }
        texts.add(RequestPath.fold(end));
        return found.size() == 1 && texts.stream().allMatch(String::isEmpty)
                ? new TemplateSegment.Parameter(found.getFirst())
                : new TemplateSegment.Mixed(List.copyOf(found), List.copyOf(texts));
    }

    private static QueryRequirement requirement(String part, Set<String> names, String template) {
        int equals = part.indexOf('=');
        var name = equals < 0 ? part : part.substring(0, equals);
        var value = equals < 0 ? "" : part.substring(equals + 1);
        if (value.startsWith("{") && value.endsWith("}") && value.length() > 2) {
            return new QueryRequirement(
                    name, Optional.empty(), unique(value.substring(1, value.length() - 1), names, template));
        }
        if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
            throw new IllegalArgumentException("'" + template + "' has a query parameter that is not a whole value");
        }
        return new QueryRequirement(name, Optional.of(RequestPath.decode(value).orElse(value)), "");
    }

    private static String unique(String name, Set<String> names, String template) {
        if (!names.add(RequestPath.fold(name))) {
            throw new IllegalArgumentException("'" + template + "' names the parameter '" + name + "' twice");
        }
        return name;
    }

    private static TemplateSegment literal(String part) {
        return new TemplateSegment.Literal(
                RequestPath.fold(RequestPath.decode(part).orElse(part)));
    }
}
