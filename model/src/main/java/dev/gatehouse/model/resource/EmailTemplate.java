package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Optional;

/**
 * The text of a letter to a developer. Where nobody changed it, nothing of it is kept.
 *
 * @param body well-formed XHTML, with parameters as {@code $DevFirstName}
 * @param isDefault whether it is the text that the service comes with
 * @param parameters what the sender fills in
 */
public record EmailTemplate(
        @Rule(min = 1, max = 1000) Optional<String> subject,
        @Rule(min = 1, max = 100_000) Optional<String> body,
        @Rule(max = 1000) Optional<String> title,
        @Rule(max = 4000) Optional<String> description,
        @Rule(access = Access.READ_ONLY) Optional<Boolean> isDefault,
        @Rule(access = Access.READ_ONLY) List<Parameter> parameters) {

    /** @param name without the dollar sign */
    public record Parameter(Optional<String> name, Optional<String> title, Optional<String> description) {}
}
