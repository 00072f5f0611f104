package dev.gatehouse.policy;

/** How expressions stand in a document's text. */
public enum Format {
    /** Well-formed XML: expressions are escaped like any other text. */
    XML,
    /** Expressions stand as they are written in C#, with quotes and angle brackets, so that the text is not XML. */
    RAWXML
}
