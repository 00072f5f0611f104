package dev.gatehouse.policy.jsontoxml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever JSON comes, the XML is well-formed and bounded. */
class XmlOfJsonTest {
    private static final XmlOfJson.Rules RULES =
            new XmlOfJson.Rules(true, ":", Optional.of("xmlns"), Optional.of("#attrs"));

    private static final List<String> NAMES = List.of(
            "a",
            "b c",
            "",
            "1",
            "@id",
            "@",
            "@@",
            "@xmlns",
            "@xmlns:s",
            "xmlns:t",
            "xmlns",
            "xmlns:",
            "@xmlns:xml",
            "s:x",
            "t:y",
            "u:z",
            ":",
            "s:",
            "@s:q",
            "#text",
            "#attrs",
            "#cdata-section",
            "#other",
            "?xml",
            "_x0041_",
            "xml",
            "xml:lang",
            "@xml:lang",
            "ö",
            "\uD83D\uDE00",
            "\uD83D",
            "\u0000",
            "a\nb",
            "<",
            "&",
            "-",
            ".",
            "×");

    private final DocumentBuilder xml;

    XmlOfJsonTest() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        xml = factory.newDocumentBuilder();
        xml.setErrorHandler(null);
    }

    @Test
    void theXmlOfAnyJsonIsWellFormed() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            JsonNode json = node(random, 0);
            String converted = convert(json.toString());
            assertThatCode(() -> xml.parse(new InputSource(new StringReader(converted))))
                    .as("%s becomes well-formed: %s", escaped(json.toString()), escaped(converted))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aLongNameRepeatedDoesNotMakeAnEndlessText() {
        String json = "{\"" + "n".repeat(1_000_000) + "\":[" + "1,".repeat(1_000_000) + "1]}";

        assertThatThrownBy(() -> convert(json)).isInstanceOf(XmlOfJson.NotJson.class);
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() {
        assertThatThrownBy(() -> convert("[".repeat(100_000))).isInstanceOf(XmlOfJson.NotJson.class);
    }

    @Test
    void aNumberWithAHugeExponentStaysShort() {
        assertThat(convert("{\"a\":1e999999999}")).hasSizeLessThan(100);
    }

    private static String convert(String json) {
        return new XmlOfJson(RULES).convert(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Safe to stand in a report. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\u%04X".formatted(c)));
        return escaped.toString();
    }

    private static JsonNode node(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        int kind = random.nextInt(depth > 3 ? 5 : 8);
        return switch (kind) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3, 4 -> nodes.textNode(NAMES.get(random.nextInt(NAMES.size())));
            case 5 -> {
                ArrayNode array = nodes.arrayNode();
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    array.add(node(random, depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                int size = random.nextInt(6);
                for (int i = 0; i < size; i++) {
                    object.set(NAMES.get(random.nextInt(NAMES.size())), node(random, depth + 1));
                }
                yield object;
            }
        };
    }
}
