package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A contract as text: requests one after the other on one server, each with what must and must not come back.
 *
 * <pre>
 * ### a sentence
 * PUT /products/gold                  a path below the service; ~/… begins at the root, as what was remembered of a URL
 * If-Match: *                         headers; As: reader says whose token
 * {"properties":{…}}                  the body, until the arrow
 * -> 201
 * properties.state == "notPublished"  JSON at that path
 * properties.terms absent             or present
 * names == a,b                        the names of value, in this order
 * header ETag present                 or absent, or == text
 * has text                            or hasnot text, anywhere in the body
 * remember tag = header ETag          or a path; used as {tag}
 * </pre>
 */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> WHO = Map.of(
            "owner", TestServer.OWNER,
            "contributor", TestServer.CONTRIBUTOR,
            "reader", TestServer.READER,
            "nobody", TestServer.NOBODY);

    private final TestServer server;
    private final Map<String, String> remembered = new HashMap<>();

    Contract(TestServer server) {
        this.server = server;
        remembered.put("service", TestServer.SERVICE.path());
        remembered.put("control", TestServer.CONTROL_URL);
    }

    record Case(String name, List<String> request, List<String> reply) {}

    static List<Case> parse(String text) {
        var cases = new ArrayList<Case>();
        for (var part : text.split("(?m)^### ")) {
            var lines = part.lines().toList();
            var arrow = lines.stream().filter(line -> line.startsWith("-> ")).findFirst();
            if (arrow.isEmpty()) {
                continue;
            }
            var at = lines.indexOf(arrow.get());
            cases.add(new Case(
                    lines.getFirst().strip(),
                    lines.subList(1, at),
                    lines.subList(at, lines.size()).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList()));
        }
        return cases;
    }

    void run(Case one) {
        var lines = one.request().stream().map(this::filled).toList();
        var words = lines.getFirst().split(" ", 2);
        var headers = new LinkedHashMap<String, String>();
        var next = 1;
        while (next < lines.size() && lines.get(next).matches("[A-Za-z-]+: .*")) {
            var header = lines.get(next++).split(": ", 2);
            headers.put(header[0], header[1]);
        }
        var body = String.join("\n", lines.subList(next, lines.size()));
        var who = headers.remove("As");
        if (!"nameless".equals(who)) {
            headers.put("Authorization", "Bearer " + server.issuer().token(WHO.get(who == null ? "owner" : who)));
        }
        var reply = server.send(words[0], target(words[1].strip()), headers, body);
        one.reply().forEach(line -> check(filled(line), reply));
    }

    private static String target(String named) {
        var path = named.startsWith(TestServer.CONTROL_URL)
                ? "~" + named.substring(TestServer.CONTROL_URL.length())
                : named;
        var full = path.startsWith("~") ? path.substring(1) : TestServer.SERVICE.path() + path;
        if (full.toLowerCase(java.util.Locale.ROOT).contains("api-version=") || full.contains("unversioned")) {
            return full.replace("?unversioned", "");
        }
        return full + (full.contains("?") ? "&" : "?") + "api-version=2025-09-01-preview";
    }

    private String filled(String line) {
        var text = line;
        for (var known : remembered.entrySet()) {
            text = text.replace("{" + known.getKey() + "}", known.getValue());
        }
        return text;
    }

    private void check(String line, HttpResponse<String> reply) {
        var words = line.split(" ", 3);
        switch (words[0]) {
            case "->" -> assertThat(reply.statusCode()).as(reply.body()).isEqualTo(Integer.parseInt(words[1]));
            case "has" -> assertThat(reply.body()).contains(line.substring(4));
            case "hasnot" -> assertThat(reply.body()).doesNotContain(line.substring(7));
            case "empty" -> assertThat(reply.body()).isEmpty();
            case "names" -> assertThat(names(reply)).as(reply.body()).isEqualTo(words[2]);
            case "header" -> header(words[1], words[2], reply);
            case "remember" -> {
                var from = words[2].substring(2);
                remembered.put(
                        words[1],
                        from.startsWith("header ")
                                ? reply.headers().firstValue(from.substring(7)).orElseThrow()
                                : at(reply, from).asText());
            }
            default -> value(words, reply);
        }
    }

    private static void header(String name, String expected, HttpResponse<String> reply) {
        var value = reply.headers().firstValue(name);
        switch (expected) {
            case "present" -> assertThat(value).as(name).isPresent();
            case "absent" -> assertThat(value).as(name).isEmpty();
            default -> assertThat(value).as(name).contains(expected.substring(3));
        }
    }

    private static void value(String[] words, HttpResponse<String> reply) {
        var found = at(reply, words[0]);
        switch (words[1]) {
            case "absent" -> assertThat(found.isMissingNode()).as(reply.body()).isTrue();
            case "present" -> assertThat(found.isMissingNode()).as(reply.body()).isFalse();
            case "==" -> assertThat(found).as(words[0] + " of " + reply.body()).isEqualTo(parsed(words[2]));
            default -> fail("not understood: " + String.join(" ", words));
        }
    }

    private static String names(HttpResponse<String> reply) {
        return String.join(
                ",",
                parsed(reply.body())
                        .path("value")
                        .valueStream()
                        .map(item -> item.path("name").asText())
                        .toList());
    }

    private static JsonNode at(HttpResponse<String> reply, String path) {
        var pointer = "/" + path.replace("[", "/").replace("]", "").replace(".", "/");
        return parsed(reply.body()).at(pointer);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
