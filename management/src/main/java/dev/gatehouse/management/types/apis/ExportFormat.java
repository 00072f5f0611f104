package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.definitions.Definitions;
import dev.gatehouse.management.definitions.ExportedApi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The forms in which an API is exported (facts/azure-resource-manager.md §8.1, facts/gateway.md §11.1): by link where
 * {@code format} says it, at once where the header {@code Accept} does.
 */
enum ExportFormat {
    SWAGGER("swagger-link", "swagger-link-json", "application/vnd.swagger.doc+json", "json"),
    OPENAPI("openapi-link", "openapi-link", "application/vnd.oai.openapi", "yaml"),
    OPENAPI_JSON("openapi+json-link", "openapi+json-link", "application/vnd.oai.openapi+json", "json");

    private static final List<String> ELSEWHERE = List.of("wsdl", "wadl");

    private final String asked;
    private final String told;
    private final String mediaType;
    private final String suffix;

    ExportFormat(String asked, String told, String mediaType, String suffix) {
        this.asked = asked;
        this.told = told;
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /** @throws ArmException 400 for any other */
    static ExportFormat byFormat(String format) {
        refuse("format", format);
        return Arrays.stream(values())
                .filter(one -> one.asked.equalsIgnoreCase(format))
                .findFirst()
                .orElseThrow(() -> ArmException.invalid(
                        "format", "format must be swagger-link, openapi-link or openapi+json-link."));
    }

    /** The first that the header names; empty if it names none. */
    static Optional<ExportFormat> byAccept(String accept) {
        var types = Arrays.stream(accept.split(","))
                .map(type -> type.split(";", 2)[0].strip())
                .toList();
        var found = types.stream()
                .flatMap(type -> Arrays.stream(values()).filter(one -> one.mediaType.equalsIgnoreCase(type)))
                .findFirst();
        if (found.isEmpty()) {
            types.forEach(type -> refuse("Accept", type));
        }
        return found;
    }

    private static void refuse(String target, String format) {
        var lower = format.toLowerCase(Locale.ROOT);
        ELSEWHERE.stream().filter(lower::contains).findFirst().ifPresent(kind -> {
            throw ArmException.invalid(
                    target,
                    target + " can't be " + format + ": " + kind.toUpperCase(Locale.ROOT)
                            + " isn't exported by this version. OpenAPI is, as swagger-link, openapi-link or"
                            + " openapi+json-link.");
        });
    }

    /** What a reply says that its link leads to. */
    String told() {
        return told;
    }

    String mediaType() {
        return mediaType;
    }

    /** Of a file's name. */
    String suffix() {
        return suffix;
    }

    /** The API's document. */
    byte[] write(ExportedApi api) {
        ObjectNode document = this == SWAGGER ? Definitions.swagger(api) : Definitions.openapi(api);
        return this == OPENAPI ? Definitions.yaml(document) : Definitions.json(document);
    }
}
