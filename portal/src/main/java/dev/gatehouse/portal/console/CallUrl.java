package dev.gatehouse.portal.console;

import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.model.resource.ApiVersionSet.Scheme;
import dev.gatehouse.portal.console.CallRequest.Field;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Path and query of a call, made from the API's path, the operation's template and values for its parameters. A value
 * stays within its place: it can neither end its segment nor climb above it.
 */
final class CallUrl {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\*?)([^{}]*)}|(?<=/)\\*$");
    private static final String LITERALS = "-._~!$&'()*+,;=:@/%";

    private CallUrl() {}

    /**
     * Begins with a slash.
     *
     * @throws RequestException 400 naming the parameter that is missing or can't stand there
     */
    static String of(CallTarget target, Map<String, String> values, List<Field> query) {
        var template = target.operation().urlTemplate();
        int question = template.indexOf('?');
        var path = question < 0 ? template : template.substring(0, question);
        var url = new StringBuilder();
        if (!target.apiPath().isEmpty()) {
            url.append('/').append(literal(target.apiPath()));
        }
        if (!path.isEmpty() && !path.startsWith("/")) {
            url.append('/');
        }
        url.append(filled(path, values, true));
        if (url.isEmpty()) {
            url.append('/');
        }
        stayBelow(url.toString());
        char separator = '?';
        if (question >= 0 && question < template.length() - 1) {
            url.append('?').append(filled(template.substring(question + 1), values, false));
            separator = '&';
        }
        var version = target.version(Scheme.QUERY)
                .map(value -> new Field(
                        target.versions().orElseThrow().versionQueryName().orElse("api-version"), value));
        for (var field : version.map(own -> added(query, own)).orElse(query)) {
            url.append(separator)
                    .append(PercentEncoding.encode(field.name()))
                    .append('=')
                    .append(PercentEncoding.encode(field.value()));
            separator = '&';
        }
        return url.toString();
    }

    private static List<Field> added(List<Field> query, Field version) {
        var rest = query.stream()
                .filter(field -> !field.name().equalsIgnoreCase(version.name()))
                .toList();
        return java.util.stream.Stream.concat(rest.stream(), java.util.stream.Stream.of(version))
                .toList();
    }

    private static String filled(String template, Map<String, String> values, boolean path) {
        var out = new StringBuilder();
        int end = 0;
        for (var found : PLACEHOLDER.matcher(template).results().toList()) {
            out.append(literal(template.substring(end, found.start())));
            var name = found.group(2) == null ? "*" : found.group(2);
            out.append(path ? inPath(found, name, values) : PercentEncoding.encode(value(name, values)));
            end = found.end();
        }
        return out.append(literal(template.substring(end))).toString();
    }

    private static String inPath(MatchResult found, String name, Map<String, String> values) {
        boolean rest = found.group(2) == null || !found.group(1).isEmpty();
        if (!rest) {
            var value = value(name, values);
            if (value.isEmpty()) {
                throw CallRequest.wrong("Parameter " + name + " needs a value: it is part of the path.");
            }
            if (value.indexOf('/') >= 0 || value.indexOf('\\') >= 0) {
                throw CallRequest.wrong("Parameter " + name + " can't have a slash: it is one segment of the path.");
            }
            return PercentEncoding.encode(value);
        }
        var value = Optional.ofNullable(values.get(name)).orElseGet(() -> values.getOrDefault("*" + name, ""));
        controlled(name, value);
        if (value.startsWith("/") || value.contains("//") || value.indexOf('\\') >= 0) {
            throw CallRequest.wrong(
                    "Parameter " + name + " must be the rest of a path: without slashes at its begin or side by side.");
        }
        return String.join(
                "/",
                Arrays.stream(value.split("/", -1)).map(PercentEncoding::encode).toList());
    }

    private static String value(String name, Map<String, String> values) {
        var value = values.get(name);
        if (value == null) {
            throw CallRequest.wrong("Parameter " + name + " needs a value.");
        }
        controlled(name, value);
        return value;
    }

    private static void controlled(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw CallRequest.wrong("Parameter " + name + " has a control character.");
        }
    }

    /** No segment may be a dot or two: what they lead to is another operation, or none. */
    private static void stayBelow(String path) {
        for (var segment : path.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                throw CallRequest.wrong("A segment of the path can't be . or ..: it would lead elsewhere.");
            }
        }
    }

    /** Text of the configuration, with what can't stand in a URL escaped. */
    private static String literal(String text) {
        var out = new StringBuilder();
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xff);
            boolean stays = c < 0x80 && (Character.isLetterOrDigit(c) || LITERALS.indexOf(c) >= 0);
            out.append(stays ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
        }
        return out.toString();
    }
}
