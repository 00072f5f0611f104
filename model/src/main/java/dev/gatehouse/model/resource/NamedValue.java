package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Optional;

/**
 * A text that policies call by name.
 *
 * @param displayName the name that policies use
 * @param value absent in what is given back of a secret one
 */
public record NamedValue(
        @Rule(required = true, min = 1, max = 256, pattern = "[A-Za-z0-9\\-._]+")
        String displayName,

        @Rule(min = 1, max = 4096, pattern = "(?s).*\\S.*") Optional<String> value,
        @Rule(kept = true, initial = "false") boolean secret,
        @Rule(max = 32) List<String> tags,
        Optional<Object> keyVault) {

    @Override
    public String toString() {
        return "NamedValue[" + displayName + "]";
    }
}
