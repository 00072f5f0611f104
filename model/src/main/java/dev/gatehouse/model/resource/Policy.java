package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

/**
 * A policy document.
 *
 * @param format how expressions stand in the value
 * @param value the document
 */
public record Policy(
        @Rule(initial = "\"xml\"") Format format,
        @Rule(required = true, min = 1, max = 1024 * 1024) String value) {

    /** How a document is written. */
    public enum Format implements WireName {
        XML("xml"),
        /** The value is a URL. */
        XML_LINK("xml-link"),
        /** Expressions stand unescaped. */
        RAWXML("rawxml"),
        /** The value is a URL, expressions stand unescaped. */
        RAWXML_LINK("rawxml-link");

        private final String wireName;

        Format(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }
}
