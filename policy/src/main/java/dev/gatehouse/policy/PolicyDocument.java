package dev.gatehouse.policy;

import dev.gatehouse.policy.xml.Position;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy document, read and found good.
 *
 * @param sections what stands in each section; a section that the document does not have is as if only
 *     {@code <base/>} stood in it
 */
public record PolicyDocument(Place place, Map<Section, List<Node>> sections) {

    /** One direct child of a section. */
    public sealed interface Node {}

    /** What the next broader document says stands here. */
    public record Base() implements Node {}

    /**
     * A policy at its place.
     *
     * @param name the element
     * @param id the {@code id} attribute
     * @param path where in its section, as {@code set-header[2]}
     * @param span where its author wrote it
     */
    public record Placed(
            Place place, Section section, String name, Optional<String> id, String path, Span span, Policy policy)
            implements Node {}

    /**
     * A part of what somebody wrote.
     *
     * @param fragment whose text it is a part of; empty for the document's own
     * @param end where the text goes on behind it
     */
    public record Span(Optional<String> fragment, Position start, Position end) {

        /** The part, of the text of the document or fragment. What comes from a named value is its {@code {{name}}}. */
        public String of(String text) {
            int from = index(text, start);
            int to = index(text, end);
            // All of it comes from one named value.
            return text.substring(from, to > from ? to : Math.max(from, text.indexOf("}}", from) + 2));
        }

        private static int index(String text, Position position) {
            int line = 0;
            for (int i = 1; i < position.line(); i++) {
                line = text.indexOf('\n', line) + 1;
            }
            return Math.min(text.length(), line + position.column() - 1);
        }
    }

    /** What stands for a scope that has no document. */
    public static PolicyDocument untouched(Place place) {
        return place.scope() == Scope.GLOBAL
                ? PolicyLanguage.read(DEFAULT_GLOBAL, Format.XML, place, NamedValues.NONE)
                : new PolicyDocument(place, Map.of());
    }

    /** The text of a service's own document until it is changed. */
    public static final String DEFAULT_GLOBAL = """
            <policies>
                <inbound />
                <backend>
                    <forward-request />
                </backend>
                <outbound />
            </policies>
            """;

    /** The text of any other document until it is changed. */
    public static final String DEFAULT = """
            <policies>
                <inbound>
                    <base />
                </inbound>
                <backend>
                    <base />
                </backend>
                <outbound>
                    <base />
                </outbound>
                <on-error>
                    <base />
                </on-error>
            </policies>
            """;
}
