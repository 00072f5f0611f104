package dev.gatehouse.model.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One property of a type, as its record says.
 *
 * @param name the JSON name
 * @param min fewest characters
 * @param max most characters of a text, most items of a list
 * @param least smallest number
 * @param most largest number
 * @param since the first api-version that knows it; absent if all do
 * @param kept whether a PUT that doesn't name it leaves it as it is
 * @param initial JSON text of the value that it has when nobody said
 * @param refersTo the collection that the value is an id in
 */
public record Property(
        String name,
        Shape shape,
        boolean required,
        int min,
        int max,
        Optional<Pattern> pattern,
        long least,
        long most,
        Access access,
        Optional<ApiVersion> since,
        boolean kept,
        Optional<String> initial,
        Optional<String> refersTo) {

    /** Whether a write under that api-version that doesn't name the property leaves it as it is. */
    public boolean staysUnder(ApiVersion version) {
        return kept || since.map(first -> version.compareTo(first) < 0).orElse(false);
    }
}
