package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.resource.ApiSchema;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes definitions of APIs. */
public final class Definitions {
    /** What schemas that come with a definition are called. */
    public static final String OPENAPI_TYPES = "components";

    /** The same for OpenAPI 2. */
    public static final String SWAGGER_TYPES = "definitions";

    private static final Pattern OPENAPI = Pattern.compile("3\\.[01](\\.[0-9]+)?(-.*)?");

    private Definitions() {}

    /** The languages that definitions are read in. */
    public enum Language {
        /** OpenAPI 2. */
        SWAGGER,
        /** OpenAPI 3.0 and 3.1. */
        OPENAPI
    }

    /**
     * Reads a document, JSON or YAML.
     *
     * @param language that it is said to be in
     * @param base where it was; empty if it came by value
     * @param queryInTemplate whether required query parameters go into URL templates, so that they tell operations apart
     * @throws DefinitionException if it can't be read
     */
    public static Definition read(String text, Language language, Optional<URI> base, boolean queryInTemplate) {
        var document = DefinitionText.read(text);
        var found = language(document);
        if (found != language) {
            throw new DefinitionException(
                    found == Language.SWAGGER
                            ? "The document is one of OpenAPI 2 (Swagger): its format is swagger-json, or"
                                    + " swagger-link-json by link."
                            : "The document is one of OpenAPI 3: its format is openapi or openapi+json, or openapi-link"
                                    + " or openapi+json-link by link.");
        }
        return found == Language.SWAGGER
                ? swagger(document, base, queryInTemplate)
                : openapi(document, base, queryInTemplate);
    }

    /** The API in OpenAPI 2. */
    public static ObjectNode swagger(ExportedApi api) {
        return SwaggerWriter.write(api);
    }

    /** The API in OpenAPI 3: in 3.0, unless its schemas need 3.1. */
    public static ObjectNode openapi(ExportedApi api) {
        return OpenApiWriter.write(api);
    }

    /** A document's text in JSON, for people to read. */
    public static byte[] json(ObjectNode document) {
        return Written.json(document);
    }

    /** A document's text in YAML. */
    public static byte[] yaml(ObjectNode document) {
        return Written.yaml(document);
    }

    private static Language language(ObjectNode document) {
        var swagger = document.path("swagger").asText();
        var openapi = document.path("openapi").asText();
        if (swagger.equals("2.0") || swagger.equals("2")) {
            return Language.SWAGGER;
        }
        if (OPENAPI.matcher(openapi).matches()) {
            return Language.OPENAPI;
        }
        throw new DefinitionException(
                swagger.isEmpty() && openapi.isEmpty()
                        ? "The document must say its language: openapi: 3.0.x or 3.1.x, or swagger: \"2.0\"."
                        : "The document is one of " + (swagger.isEmpty() ? "openapi " + openapi : "swagger " + swagger)
                                + "; 3.0.x and 3.1.x of OpenAPI and 2.0 of Swagger can be read.");
    }

    private static Definition openapi(ObjectNode document, Optional<URI> base, boolean queryInTemplate) {
        var read = new OpenApiReader(document, base, queryInTemplate, OPENAPI_TYPES).read();
        var properties = Nodes.object().put("contentType", ApiSchema.OPENAPI);
        properties.putObject("document").putObject("components").set("schemas", read.schemas());
        return definition(read, OPENAPI_TYPES, properties);
    }

    private static Definition swagger(ObjectNode document, Optional<URI> base, boolean queryInTemplate) {
        var read = new OpenApiReader(SwaggerUpgrade.of(document), base, queryInTemplate, SWAGGER_TYPES).read();
        var properties = Nodes.object().put("contentType", ApiSchema.SWAGGER);
        properties
                .putObject("document")
                .set("definitions", NamedTypes.rewritten(read.schemas(), NamedTypes.PREFIX, NamedTypes.OLD_PREFIX));
        return definition(read, SWAGGER_TYPES, properties);
    }

    private static Definition definition(OpenApiReader.Read read, String schemaId, ObjectNode properties) {
        var types = read.schemas().isEmpty()
                ? Optional.<Definition.Types>empty()
                : Optional.of(new Definition.Types(schemaId, properties));
        return new Definition(read.settings(), read.operations(), types, read.notes());
    }
}
