package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** Schemas that come as text. */
final class SchemaText {
    private static final XMLInputFactory XML = xml();

    private SchemaText() {}

    /** The JSON object that the text is, if it is one. */
    static Optional<ObjectNode> json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (RequestException e) {
            return Optional.empty();
        }
    }

    /** Why the text is no XML document; nothing if it is one. */
    static Optional<String> notXml(String text) {
        try {
            var reader = XML.createXMLStreamReader(new StringReader(text));
            try {
                while (reader.hasNext()) {
                    reader.next();
                }
            } finally {
                reader.close();
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.of(
                    e.getLocation() == null
                            ? "it can't be read"
                            : "line " + e.getLocation().getLineNumber() + ", column "
                                    + e.getLocation().getColumnNumber());
        }
    }

    /** Without document types: they name files and servers, and grow without end. */
    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
