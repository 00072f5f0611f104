package dev.gatehouse.policy.xml;

import java.util.List;
import java.util.Map;

/**
 * An element of a document.
 *
 * @param attributes in the order in which they stand
 * @param children elements only
 * @param text all that is not an element, without comments
 */
public record Element(
        String name, Position position, Map<String, Text> attributes, List<Element> children, Text text) {}
