package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.RequestException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a page asks the console to call. It names an operation and values for what the operation has; it can't say where
 * the call goes.
 *
 * @param application whose token the call carries
 * @param secret of that application, pasted; without it the console credential counts
 * @param product that the token is for; without it the first that the application has with this API
 * @param subscription whose key the call carries
 * @param template values of the parameters in the URL template
 */
record CallRequest(
        String api,
        String operation,
        Optional<String> application,
        Optional<String> secret,
        Optional<String> product,
        Optional<String> subscription,
        Map<String, String> template,
        List<Field> query,
        List<Field> headers,
        String body) {
    /** Bytes of a request's body. */
    static final int LARGEST_BODY = 1 << 20;

    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_VALUE = 8 << 10;
    private static final Set<String> KNOWN = Set.of(
            "api",
            "operation",
            "application",
            "secret",
            "product",
            "subscription",
            "template",
            "query",
            "headers",
            "body");

    /** A query parameter or a header. */
    record Field(String name, String value) {}

    /** @throws RequestException 400 naming what is wrong with it, without repeating it */
    static CallRequest read(JsonNode json) {
        if (!json.isObject()) {
            throw wrong("The body must be a JSON object.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw wrong("The console takes no such member; it takes " + String.join(", ", sorted()) + ".");
            }
        });
        var body = text(json, "body", LARGEST_BODY).orElse("");
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw tooLarge();
        }
        return new CallRequest(
                text(json, "api").orElseThrow(() -> wrong("api must name an API.")),
                text(json, "operation").orElseThrow(() -> wrong("operation must name an operation of the API.")),
                text(json, "application"),
                text(json, "secret"),
                text(json, "product"),
                text(json, "subscription"),
                template(json.path("template")),
                fields(json.path("query"), "query"),
                fields(json.path("headers"), "headers"),
                body);
    }

    private static List<String> sorted() {
        return KNOWN.stream().sorted().toList();
    }

    private static Map<String, String> template(JsonNode json) {
        var values = new LinkedHashMap<String, String>();
        if (!json.isMissingNode() && !json.isObject() || json.size() > MOST_FIELDS) {
            throw wrong("template must be an object of at most " + MOST_FIELDS + " texts.");
        }
        json.fieldNames()
                .forEachRemaining(name -> text(json, name, LONGEST_VALUE).ifPresent(value -> values.put(name, value)));
        return values;
    }

    private static List<Field> fields(JsonNode json, String what) {
        if (!json.isMissingNode() && !json.isArray() || json.size() > MOST_FIELDS) {
            throw wrong(what + " must be an array of at most " + MOST_FIELDS + " objects with name and value.");
        }
        var fields = new ArrayList<Field>();
        for (var each : json) {
            var name = text(each, "name").orElseThrow(() -> wrong("Each of " + what + " must have a name."));
            fields.add(new Field(name, text(each, "value", LONGEST_VALUE).orElse("")));
        }
        return List.copyOf(fields);
    }

    private static Optional<String> text(JsonNode json, String name) {
        return text(json, name, LONGEST_VALUE).filter(text -> !text.isBlank());
    }

    private static Optional<String> text(JsonNode json, String name, int most) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(name + " must be a text.");
        }
        if (value.textValue().length() > most) {
            throw most == LARGEST_BODY ? tooLarge() : wrong(name + " has more than " + most + " characters.");
        }
        return Optional.of(value.textValue());
    }

    private static RequestException tooLarge() {
        return new RequestException(413, "BodyTooLarge", "The console sends bodies of at most 1 MB.");
    }

    static RequestException wrong(String message) {
        return new RequestException(400, "InvalidCall", message);
    }

    /** Without what may be a credential. */
    @Override
    public String toString() {
        return "CallRequest[" + api + "/" + operation + "]";
    }
}
