package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.xml.DocumentReader;
import dev.gatehouse.policy.xml.FragmentText;
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
    public static List<Problem> check(
            String text, Format format, Scope scope, NamedValues named, References references) {
        return new DocumentReader(new Place(scope, scope.word()), named, references)
                .read(text, format)
                .problems();
    }

    /** As {@link #check(String, Format, Scope, NamedValues, References)}, where nothing is referred to by id. */
    public static List<Problem> check(String text, Format format, Scope scope, NamedValues named) {
        return check(text, format, scope, named, References.NONE);
    }

    /** What is wrong with a fragment that is to be saved, wherever it is included. */
    public static List<Problem> check(Fragment fragment, NamedValues named, References references) {
        return FragmentText.check(fragment, named, references);
    }

    /**
     * Reads a document.
     *
     * @throws InvalidPolicyDocument if it can't be run
     */
    public static PolicyDocument read(
            String text, Format format, Place place, NamedValues named, References references) {
        DocumentReader.Result result = new DocumentReader(place, named, references).read(text, format);
        if (!result.problems().isEmpty()) {
            throw new InvalidPolicyDocument(result.problems());
        }
        return result.document();
    }

    /** As {@link #read(String, Format, Place, NamedValues, References)}, where nothing is referred to by id. */
    public static PolicyDocument read(String text, Format format, Place place, NamedValues named) {
        return read(text, format, place, named, References.NONE);
    }

    /**
     * Reads a document of the configuration.
     *
     * @throws InvalidPolicyDocument if it can't be run
     */
    public static PolicyDocument read(Entity.Policy policy, NamedValues named, References references) {
        return read(policy.document(), format(policy.raw()), Place.of(policy.id()), named, references);
    }

    /** The format that the configuration tells so. */
    public static Format format(boolean raw) {
        return raw ? Format.RAWXML : Format.XML;
    }

    /** The ids, in lower case, of the fragments that a document includes. */
    public static Set<String> fragments(String text, Format format, NamedValues named) {
        return FragmentText.named("include-fragment", "fragment-id", new Fragment(text, format), named);
    }

    /** The ids, in lower case, of the backends that a document or fragment names. */
    public static Set<String> backends(String text, Format format, NamedValues named) {
        return FragmentText.named("set-backend-service", "backend-id", new Fragment(text, format), named);
    }

    /**
     * A text with its named values put in.
     *
     * @throws InvalidPolicyDocument if one isn't there
     */
    public static String filled(String text, NamedValues named) {
        SourceText source = SourceText.of(text, named);
        if (!source.problems().isEmpty()) {
            throw new InvalidPolicyDocument(source.problems());
        }
        return source.text();
    }

    /** The display names of the named values that a document calls; those in comments don't count. */
    public static Set<String> namedValues(String text) {
        return SourceText.references(text);
    }
}
