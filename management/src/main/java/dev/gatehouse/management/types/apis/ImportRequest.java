package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.FetchException;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.definitions.Definition;
import dev.gatehouse.management.definitions.DefinitionException;
import dev.gatehouse.management.definitions.Definitions;
import dev.gatehouse.management.definitions.Definitions.Language;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says of a definition to import (facts/azure-resource-manager.md §8.1).
 *
 * @param language of the document
 * @param link whether {@link #value} is where the document is
 * @param queryInTemplate whether required query parameters go into URL templates
 */
record ImportRequest(Language language, boolean link, String value, boolean queryInTemplate) {
    private static final String FORMAT = "format";
    private static final String VALUE = "value";
    private static final String STRATEGY = "translateRequiredQueryParameters";
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Map<String, Language> BY_VALUE =
            Map.of("swagger-json", Language.SWAGGER, "openapi", Language.OPENAPI, "openapi+json", Language.OPENAPI);
    private static final Map<String, Language> BY_LINK = Map.of(
            "swagger-link-json",
            Language.SWAGGER,
            "openapi-link",
            Language.OPENAPI,
            "openapi+json-link",
            Language.OPENAPI);

    /** What Azure imports and this version doesn't, by what its formats begin with. */
    private static final List<String> ELSEWHERE = List.of("wadl", "wsdl", "graphql", "grpc", "odata");

    /**
     * What the properties of a request say; empty if they import nothing.
     *
     * @throws ArmException 400 if they say it wrongly
     */
    static Optional<ImportRequest> of(ObjectNode properties) {
        if (Json.has(properties, "wsdlSelector")) {
            throw ArmException.invalid("wsdlSelector", "wsdlSelector can't be given: " + notImported("WSDL"));
        }
        if (!Json.has(properties, FORMAT) && !Json.has(properties, VALUE)) {
            return Optional.empty();
        }
        var format = required(properties, FORMAT, "format says what value is: " + choices() + ".")
                .toLowerCase(Locale.ROOT);
        ELSEWHERE.stream().filter(format::startsWith).findFirst().ifPresent(kind -> {
            throw ArmException.invalid(FORMAT, "format can't be " + format + ": " + notImported(kind));
        });
        var language = BY_VALUE.containsKey(format) ? BY_VALUE.get(format) : BY_LINK.get(format);
        if (language == null) {
            throw ArmException.invalid(FORMAT, "format must be " + choices() + ".");
        }
        var value = required(properties, VALUE, "value is the document, or its https URL where format has link in it.");
        return Optional.of(new ImportRequest(language, BY_LINK.containsKey(format), value, inTemplate(properties)));
    }

    private static String required(ObjectNode properties, String name, String why) {
        return Json.text(properties, name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ArmException.invalid(name, name + " must be a text, and isn't empty: " + why));
    }

    private static boolean inTemplate(ObjectNode properties) {
        JsonNode strategy = properties.get(STRATEGY);
        if (strategy == null || strategy.isNull() || strategy.asText().equalsIgnoreCase("template")) {
            return true;
        }
        if (strategy.asText().equalsIgnoreCase("query")) {
            return false;
        }
        throw ArmException.invalid(STRATEGY, STRATEGY + " must be template or query.");
    }

    private static String choices() {
        return "swagger-json, openapi or openapi+json for a document; swagger-link-json, openapi-link or"
                + " openapi+json-link for a link to one";
    }

    private static String notImported(String kind) {
        return kind + " isn't imported by this version. Import an OpenAPI document, or make the operations with PUT at"
                + " …/operations/{id}.";
    }

    /**
     * Gets the document and reads it. Blocks if it is behind a link.
     *
     * @throws ArmException 400 if it can't be had or read
     */
    Definition read(Fetcher fetcher) {
        try {
            if (!link) {
                return Definitions.read(value, language, Optional.empty(), queryInTemplate);
            }
            var fetched = fetcher.get(new URI(value.strip()), LARGEST, PATIENCE);
            return Definitions.read(fetched.text(), language, Optional.of(fetched.url()), queryInTemplate);
        } catch (URISyntaxException e) {
            throw ArmException.invalid(VALUE, "value must be the document's https URL where format has link in it.");
        } catch (FetchException | DefinitionException e) {
            throw ArmException.invalid(VALUE, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "ImportRequest[" + language + (link ? " by link]" : "]");
    }
}
