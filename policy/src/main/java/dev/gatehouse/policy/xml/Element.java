package dev.gatehouse.policy.xml;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of a document.
 *
 * @param position where its start tag begins
 * @param end where the text goes on behind it
 * @param attributes in the order in which they stand
 * @param children elements only
 * @param text all that is not an element, without comments
 * @param hidden the names of the document that come from a named value, which may be secret
 */
public record Element(
        String name,
        Position position,
        Position end,
        Map<String, Text> attributes,
        List<Element> children,
        Text text,
        Set<String> hidden) {

    /** Its own or an attribute's name as it may be shown. */
    public String shown(String ownName) {
        return hidden.contains(ownName) ? "…" : ownName;
    }
}
