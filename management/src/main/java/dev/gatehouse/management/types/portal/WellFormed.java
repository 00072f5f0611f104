package dev.gatehouse.management.types.portal;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamException;

/** Whether a letter's text is well-formed, as Azure asks of it. No definition that it names is read. */
final class WellFormed {
    private WellFormed() {}

    /** What is wrong and where; empty if nothing is. */
    static Optional<String> problem(String text) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((XMLResolver) (_, _, _, _) -> new java.io.ByteArrayInputStream(new byte[0]));
        try {
            // "<!DOCTYPE html>" names no definition; the pages of HTML begin with it.
            var reader =
                    factory.createXMLStreamReader(new StringReader(text.replaceFirst("(?i)^\\s*<!doctype html>", "")));
            while (reader.hasNext()) {
                reader.next();
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            var where = e.getLocation();
            return Optional.of(
                    where == null
                            ? "it isn't."
                            : "line " + where.getLineNumber() + ", column " + where.getColumnNumber()
                                    + " is not; every element is closed, and & stands as &amp;.");
        }
    }
}
