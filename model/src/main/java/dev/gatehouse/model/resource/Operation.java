package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of an API.
 *
 * @param urlTemplate below the API's path, with {@code {parameters}}, {@code *} and a query
 * @param templateParameters one for each parameter in the template
 * @param policies a policy document to put at the operation's scope
 */
public record Operation(
        @Rule(required = true, min = 1, max = 300) String displayName,

        @Rule(required = true, min = 1, max = 100, pattern = "[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        String method,

        @Rule(required = true, min = 1, max = 1000) String urlTemplate,
        @Rule(initial = "[]") List<Parameter> templateParameters,
        @Rule(max = 1000) Optional<String> description,
        Optional<Request> request,
        @Rule(initial = "[]") List<Response> responses,
        Optional<String> policies) {

    /** Something that a caller or a reply fills in. */
    public record Parameter(
            @Rule(required = true, min = 1) String name,
            @Rule(required = true) String type,
            Optional<String> description,
            Optional<String> defaultValue,
            Optional<Boolean> required,
            List<String> values,
            Optional<String> schemaId,
            Optional<String> typeName,
            Map<String, Object> examples) {}

    /** What a caller sends. */
    public record Request(
            Optional<String> description,
            List<Parameter> queryParameters,
            List<Parameter> headers,
            List<Representation> representations) {}

    /** What a caller gets. */
    public record Response(
            @Rule(required = true, least = 100, most = 599) int statusCode,
            Optional<String> description,
            List<Parameter> headers,
            List<Representation> representations) {}

    /** A body of one content type. */
    public record Representation(
            @Rule(required = true) String contentType,
            Optional<String> schemaId,
            Optional<String> typeName,
            List<Parameter> formParameters,
            Map<String, Object> examples) {}
}
