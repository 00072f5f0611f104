package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * Types that the operations of an API refer to.
 *
 * @param contentType what kind of document it is, which says where in {@link Document} it stands
 */
public record ApiSchema(
        @Rule(required = true, min = 3, max = 256, pattern = "[!#$&^_.+A-Za-z0-9-]+/[!#$&^_.+A-Za-z0-9-]+(\\s*;.*)?")
        String contentType,

        @Rule(required = true) Document document,
        @Rule(access = Access.READ_ONLY) Optional<String> provisioningState) {
    /** Types of a document in OpenAPI 3: they stand in {@link Document#components}. */
    public static final String OPENAPI = "application/vnd.oai.openapi.components+json";

    /** Types of a document in OpenAPI 2 (Swagger): they stand in {@link Document#definitions}. */
    public static final String SWAGGER = "application/vnd.ms-azure-apim.swagger.definitions+json";

    /**
     * The document, in one of three places.
     *
     * @param value the text, of every kind but {@link #OPENAPI} and {@link #SWAGGER}
     * @param definitions types by name
     * @param components OpenAPI's components; types stand in its {@code schemas} by name
     */
    public record Document(Optional<String> value, Optional<Object> definitions, Optional<Object> components) {}
}
