package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.util.Locale;
import java.util.Optional;

/**
 * A schema for policies, whatever the API.
 *
 * @param schemaType fixed when it is made
 * @param value the text of an XML schema
 * @param document a JSON schema
 */
public record GlobalSchema(
        @Rule(required = true) SchemaType schemaType,
        Optional<String> description,
        Optional<Object> value,
        Optional<Object> document,
        @Rule(access = Access.READ_ONLY) Optional<String> provisioningState) {

    /** What a schema describes. */
    public enum SchemaType implements WireName {
        XML,
        JSON;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
