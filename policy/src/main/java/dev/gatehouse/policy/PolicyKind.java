package dev.gatehouse.policy;

import dev.gatehouse.policy.xml.ElementReader;

import java.util.Set;
import java.util.function.Function;

/**
 * A kind of policy: its element, where it may stand, and how it is read.
 *
 * @param name its element
 * @param sections where in a document it may stand
 * @param scopes which documents it may stand in
 * @param times how often
 * @param sample the policy with its attributes and children, for people to begin with; good wherever the policy may
 *     stand, but for what it refers to by id
 * @param reader makes the policy from its element; tells the reader what is wrong, and never throws
 */
public record PolicyKind(
        String name,
        Set<Section> sections,
        Set<Scope> scopes,
        Times times,
        String sample,
        Function<ElementReader, Policy> reader) {

    /** How often a policy may stand in a document. */
    public enum Times {
        ANY,
        ONCE_A_SECTION,
        ONCE_A_DOCUMENT
    }
}
