package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.xml.DocumentReader;
import dev.gatehouse.policy.xml.SourceText;

import java.util.List;
import java.util.Set;

/** The door to the policy language for who stores documents (checking) and who runs them (reading). */
public final class PolicyLanguage {

    private PolicyLanguage() {}

    /**
     * What is wrong with a document that is to be saved; nothing if it can be run. At most
     * {@value DocumentReader#PROBLEMS} problems, by line and column.
     */
    public static List<Problem> check(String text, Format format, Scope scope, NamedValues named) {
        return new DocumentReader(new Place(scope, scope.word()), named)
                .read(text, format)
                .problems();
    }

    /**
     * Reads a document.
     *
     * @throws InvalidPolicyDocument if it can't be run
     */
    public static PolicyDocument read(String text, Format format, Place place, NamedValues named) {
        DocumentReader.Result result = new DocumentReader(place, named).read(text, format);
        if (!result.problems().isEmpty()) {
            throw new InvalidPolicyDocument(result.problems());
        }
        return result.document();
    }

    /**
     * Reads a document of the configuration.
     *
     * @throws InvalidPolicyDocument if it can't be run
     */
    public static PolicyDocument read(Entity.Policy policy, NamedValues named) {
        return read(policy.document(), policy.raw() ? Format.RAWXML : Format.XML, Place.of(policy.id()), named);
    }

    /** The display names of the named values that a document calls; those in comments don't count. */
    public static Set<String> namedValues(String text) {
        return SourceText.references(text);
    }
}
