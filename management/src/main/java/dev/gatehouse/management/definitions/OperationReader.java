package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads one operation of a document in OpenAPI 3's form into an operation's properties. */
final class OperationReader {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final Pattern IN_PATH = Pattern.compile("\\{([^{}]*)}");

    private final Refs refs;
    private final NamedTypes types;
    private final boolean queryInTemplate;
    private final List<String> notes;

    OperationReader(Refs refs, NamedTypes types, boolean queryInTemplate, List<String> notes) {
        this.refs = refs;
        this.types = types;
        this.queryInTemplate = queryInTemplate;
        this.notes = notes;
    }

    /**
     * @param id the operation's name
     * @param shared parameters of all operations of the path
     * @param place of the operation; that of the path is around it
     */
    ObjectNode read(String id, String method, String path, ObjectNode operation, Parameters shared, Place place) {
        var reading = new Reading(id, new ParameterReader(refs, types), place);
        var own = new Parameters(Nodes.list(operation, "parameters", place), place.member("parameters"));
        var properties = Nodes.object();
        properties.put(
                "displayName",
                cut(
                        Nodes.text(operation, "summary", place)
                                .filter(text -> !text.isBlank())
                                .or(() -> Nodes.text(operation, "operationId", place)
                                        .filter(text -> !text.isBlank()))
                                .orElse(method.toUpperCase(Locale.ROOT) + " - " + path),
                        LONGEST_NAME));
        properties.put("method", method.toUpperCase(Locale.ROOT));
        Nodes.text(operation, "description", place)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> properties.put("description", cut(text, LONGEST_DESCRIPTION)));
        reading.parameters(path, merged(shared, own), properties);
        reading.body(operation, properties);
        reading.responses(operation, properties);
        for (var left : new String[] {"callbacks", "servers"}) {
            if (operation.path(left).size() > 0) {
                notes.add(place.member(left) + " isn't kept.");
            }
        }
        return properties;
    }

    /** Parameters as they stand in a list, and where. */
    record Parameters(ArrayNode list, Place place) {}

    private record Parameter(String name, String in, ObjectNode node, Place place) {}

    /** An operation's own count for more than those that its path has for all. */
    private List<Parameter> merged(Parameters shared, Parameters own) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        for (var from : List.of(shared, own)) {
            var here = new LinkedHashMap<String, Parameter>();
            for (var i = 0; i < from.list().size(); i++) {
                var at = from.place().item(i);
                var node = refs.resolve(from.list().get(i), at);
                var parameter =
                        new Parameter(Nodes.required(node, "name", at), Nodes.required(node, "in", at), node, at);
                if (here.put(parameter.in() + " " + parameter.name(), parameter) != null) {
                    throw new DefinitionException(
                            at, "is there twice: " + parameter.name() + " in " + parameter.in() + ".");
                }
            }
            all.putAll(here);
        }
        return List.copyOf(all.values());
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** One operation's reading. */
    private final class Reading {
        private final String id;
        private final ParameterReader parameters;
        private final Place place;
        private final ObjectNode request = Nodes.object();

        private Reading(String id, ParameterReader parameters, Place place) {
            this.id = id;
            this.parameters = parameters;
            this.place = place;
        }

        private void parameters(String path, List<Parameter> all, ObjectNode properties) {
            var template = new TemplateWriter(path);
            var described = Nodes.object().putArray("templateParameters");
            var query = Nodes.object().putArray("query");
            var headers = Nodes.object().putArray("headers");
            for (var parameter : all) {
                var required = Nodes.flag(parameter.node(), "required", parameter.place());
                switch (parameter.in()) {
                    case "path" ->
                        template.placeholder(parameter.name())
                                .ifPresentOrElse(
                                        name -> described.add(read(parameter, name, true)),
                                        () -> notes.add(parameter.place() + " isn't kept: the path has no {"
                                                + parameter.name() + "}."));
                    case "query" -> {
                        var inTemplate = required && queryInTemplate
                                ? template.argument(parameter.name())
                                : Optional.<String>empty();
                        if (inTemplate.isPresent()) {
                            described.add(read(parameter, inTemplate.get(), true));
                        } else {
                            query.add(read(parameter, parameter.name(), required));
                        }
                    }
                    case "header" -> headers.add(read(parameter, parameter.name(), required));
                    case "cookie" -> notes.add(parameter.place() + " isn't kept: operations have no cookies.");
                    default ->
                        throw new DefinitionException(
                                parameter.place().member("in"), "must be path, query, header or cookie.");
                }
            }
            template.undescribed(described)
                    .forEach(name -> described.add(Nodes.object()
                            .put("name", name)
                            .put("type", "string")
                            .put("required", true)));
            properties.put("urlTemplate", template.text());
            properties.set("templateParameters", described);
            request.set("queryParameters", query);
            request.set("headers", headers);
        }

        private ObjectNode read(Parameter parameter, String name, boolean required) {
            return parameters.read(name, parameter.node(), required, id + "-" + name, parameter.place());
        }

        private void body(ObjectNode operation, ObjectNode properties) {
            var representations = request.putArray("representations");
            if (operation.hasNonNull("requestBody")) {
                var at = place.member("requestBody");
                var body = refs.resolve(operation.get("requestBody"), at);
                Nodes.text(body, "description", at).ifPresent(text -> request.put("description", text));
                representations.addAll(new BodyReader(refs, types, parameters).read(body, id + "-request", at));
            }
            properties.set("request", request);
        }

        private void responses(ObjectNode operation, ObjectNode properties) {
            var all = Nodes.object(operation, "responses", place);
            var byStatus = new TreeMap<Integer, ObjectNode>();
            for (var member : all.properties()) {
                if (member.getKey().startsWith("x-")) {
                    continue;
                }
                var at = place.member("responses").member(member.getKey());
                if (member.getKey().equals("default") && saysNothing(member.getValue())) {
                    continue;
                }
                var status = status(member.getKey(), all, at);
                if (status.isPresent()) {
                    byStatus.put(status.get(), response(status.get(), refs.resolve(member.getValue(), at), at));
                } else {
                    notes.add(at + " isn't kept: responses have one status.");
                }
            }
            properties.putArray("responses").addAll(byStatus.values());
        }

        /** The language wants a response where there is nothing to tell. */
        private static boolean saysNothing(JsonNode response) {
            return response.size() == 1
                    && response.path("description").asText("x").isBlank();
        }

        /** One for all statuses stands for success where nothing else is told. */
        private Optional<Integer> status(String key, ObjectNode all, Place at) {
            if (key.equals("default")) {
                return all.size() == 1 ? Optional.of(200) : Optional.empty();
            }
            if (key.matches("[1-5][xX][xX]")) {
                var first = key.charAt(0) + "00";
                return all.has(first) ? Optional.empty() : Optional.of(Integer.parseInt(first));
            }
            if (!key.matches("[1-5][0-9][0-9]")) {
                throw new DefinitionException(
                        at, "must be named by a status from 100 to 599, such as 2XX, or default.");
            }
            return Optional.of(Integer.parseInt(key));
        }

        private ObjectNode response(int status, ObjectNode response, Place at) {
            var kept = Nodes.object().put("statusCode", status);
            Nodes.text(response, "description", at)
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> kept.put("description", text));
            var wanted = id + "-" + status;
            var headers = kept.putArray("headers");
            for (var member : Nodes.object(response, "headers", at).properties()) {
                var there = at.member("headers").member(member.getKey());
                var header = refs.resolve(member.getValue(), there);
                headers.add(parameters.read(
                        member.getKey(),
                        header,
                        Nodes.flag(header, "required", there),
                        wanted + "-" + member.getKey(),
                        there));
            }
            kept.set(
                    "representations",
                    new BodyReader(refs, types, parameters).read(response, wanted + "-response", at));
            if (response.path("links").size() > 0) {
                notes.add(at.member("links") + " isn't kept.");
            }
            return kept;
        }
    }

    /** Makes the URL template: names that a template can't have are changed, arguments of the query are added. */
    private static final class TemplateWriter {
        private final Map<String, String> placeholders = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private boolean query;

        private TemplateWriter(String path) {
            var found = IN_PATH.matcher(path);
            var from = 0;
            while (found.find()) {
                var name = found.group(1);
                placeholders.put(name, plain(name));
                text.append(path, from, found.start())
                        .append('{')
                        .append(plain(name))
                        .append('}');
                from = found.end();
            }
            text.append(path, from, path.length());
            query = path.contains("?");
        }

        private static String plain(String name) {
            var wild = name.startsWith("*") ? "*" : "";
            var rest = name.substring(wild.length()).replaceAll("[^A-Za-z0-9_.\\-]+", "-");
            return wild + (rest.length() > 100 ? rest.substring(0, 100) : rest);
        }

        private Optional<String> placeholder(String name) {
            if (name.equals("*") && text.toString().endsWith("*")) {
                return Optional.of(name);
            }
            return Optional.ofNullable(placeholders.get(name))
                    .or(() -> Optional.ofNullable(placeholders.get("*" + name)).map(_ -> name));
        }

        /** Adds an argument; empty if a template can't name it. */
        private Optional<String> argument(String name) {
            var placeholder = plain(name);
            if (placeholder.isEmpty()
                    || placeholders.values().stream().anyMatch(placeholder::equalsIgnoreCase)
                    || name.matches(".*[&=?#{}\\s].*")) {
                return Optional.empty();
            }
            placeholders.put("?" + name, placeholder);
            text.append(query ? '&' : '?')
                    .append(name)
                    .append("={")
                    .append(placeholder)
                    .append('}');
            query = true;
            return Optional.of(placeholder);
        }

        /** Names of the path that no parameter describes. */
        private List<String> undescribed(JsonNode described) {
            var known = described
                    .valueStream()
                    .map(one -> one.path("name").asText())
                    .toList();
            return placeholders.values().stream()
                    .filter(name -> !name.startsWith("*") && !known.contains(name))
                    .distinct()
                    .toList();
        }

        private String text() {
            return text.toString();
        }
    }
}
