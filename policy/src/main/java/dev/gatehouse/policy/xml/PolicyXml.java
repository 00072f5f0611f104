package dev.gatehouse.policy.xml;

import dev.gatehouse.policy.Format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a document's text into elements. An own reader, because the raw form is not XML (expressions hold quotes and
 * angle brackets) and every attribute's place is needed. It knows elements, attributes, comments, CDATA, processing
 * instructions (skipped) and the five predefined and the numeric references; a document type declaration is refused, so
 * there are no entities to expand and nothing to fetch.
 */
public final class PolicyXml {

    /** How deep elements may nest. */
    static final int DEPTH = 64;

    private final SourceText source;
    private final String text;
    private final boolean raw;
    private final Set<String> hidden = new HashSet<>();
    private int at;

    private PolicyXml(SourceText source, Format format) {
        this.source = source;
        this.text = source.text();
        this.raw = format == Format.RAWXML;
    }

    /**
     * The root element.
     *
     * @throws SyntaxProblem at the first place that cannot be read
     */
    public static Element read(SourceText source, Format format) {
        PolicyXml reader = new PolicyXml(source, format);
        if (reader.text.startsWith("\uFEFF")) {
            reader.at = 1;
        }
        reader.skipAround();
        if (!reader.ahead("<")) {
            throw reader.problem("The document does not begin with an element.", "Begin it with <policies>.");
        }
        Element root = reader.element(1);
        reader.skipAround();
        if (reader.at < reader.text.length()) {
            throw reader.problem(
                    "There is something behind the document's last element.", "Take out what follows </policies>.");
        }
        return root;
    }

    private void skipAround() {
        while (true) {
            skipBlank();
            if (ahead("<!--")) {
                skipPast("-->", "comment");
            } else if (ahead("<?")) {
                skipPast("?>", "processing instruction");
            } else if (ahead("<!")) {
                throw noDeclarations();
            } else {
                return;
            }
        }
    }

    private Element element(int depth) {
        if (depth > DEPTH) {
            throw problem("Elements are nested more than " + DEPTH + " deep.", "Nest them less.");
        }
        int start = at;
        at++;
        String name = name("an element's name");
        Map<String, Text> attributes = attributes(name);
        List<Element> children = new ArrayList<>();
        Content content = new Content();
        if (ahead("/>")) {
            at += 2;
        } else {
            at++;
            content(name, start, depth, children, content);
        }
        return new Element(
                name,
                source.position(start),
                source.position(at),
                attributes,
                List.copyOf(children),
                content.text(),
                hidden);
    }

    private Map<String, Text> attributes(String element) {
        Map<String, Text> attributes = new LinkedHashMap<>();
        while (true) {
            int before = at;
            skipBlank();
            if (ahead(">") || ahead("/>")) {
                return attributes;
            }
            if (at == before || at >= text.length()) {
                throw problem("The tag <" + shown(element) + "> is not closed.", "Close it with > or />.");
            }
            int start = at;
            String name = name("an attribute's name");
            skipBlank();
            if (!ahead("=")) {
                throw problem("The attribute '" + shown(name) + "' has no value.", "Write " + shown(name) + "=\"…\".");
            }
            at++;
            skipBlank();
            Text value = attributeValue(name, start);
            if (attributes.putIfAbsent(name, value) != null) {
                at = start;
                throw problem("The attribute '" + shown(name) + "' stands here twice.", "Keep one of them.");
            }
        }
    }

    private Text attributeValue(String name, int start) {
        if (!ahead("\"") && !ahead("'")) {
            throw problem("The value of '" + shown(name) + "' is not in quotes.", "Write " + shown(name) + "=\"…\".");
        }
        char quote = text.charAt(at++);
        int from = at;
        StringBuilder value = new StringBuilder();
        skipBlankInto(value);
        if (raw && ExpressionSpan.beginsAt(text, at)) {
            liftExpression(value);
        }
        while (true) {
            if (at >= text.length()) {
                at = from - 1;
                throw problem("The value of '" + shown(name) + "' is not closed.", "Close it with " + quote + ".");
            }
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return text(value, from, at - 1, source.position(start));
            }
            if (c == '<') {
                throw problem("A < stands in the value of '" + shown(name) + "'.", "Write it as &lt;.");
            }
            character(value, true);
        }
    }

    private void content(String name, int start, int depth, List<Element> children, Content content) {
        while (true) {
            if (at >= text.length()) {
                at = start;
                throw problem(
                        "The element <" + shown(name) + "> is not closed.", "Close it with </" + shown(name) + ">.");
            }
            if (ahead("</")) {
                endTag(name, start);
                return;
            }
            if (ahead("<!--")) {
                skipPast("-->", "comment");
            } else if (ahead("<![CDATA[")) {
                int from = at + 9;
                skipPast("]]>", "CDATA section");
                content.append(text.substring(from, at - 3), from, at - 3);
            } else if (ahead("<?")) {
                skipPast("?>", "processing instruction");
            } else if (ahead("<!")) {
                throw noDeclarations();
            } else if (ahead("<")) {
                children.add(element(depth + 1));
            } else {
                characters(content);
            }
        }
    }

    private void endTag(String name, int start) {
        int tag = at;
        at += 2;
        String closed = name("an element's name");
        skipBlank();
        if (!closed.equals(name) || !ahead(">")) {
            at = tag;
            throw problem(
                    "</" + shown(name) + "> is expected here, for the <" + shown(name) + "> of line "
                            + source.position(start).line() + ".",
                    "Close the elements in the order in which they were opened.");
        }
        at++;
    }

    private void characters(Content content) {
        int from = at;
        StringBuilder value = new StringBuilder();
        skipBlankInto(value);
        if (raw && content.blank() && ExpressionSpan.beginsAt(text, at)) {
            liftExpression(value);
        }
        while (at < text.length() && text.charAt(at) != '<') {
            character(value, false);
        }
        content.append(value, from, at);
    }

    private void liftExpression(StringBuilder value) {
        int end = ExpressionSpan.end(text, at);
        if (end < 0) {
            throw problem(
                    "The expression that begins here is never closed.",
                    "Close every bracket, string and comment in it.");
        }
        value.append(text, at, end);
        at = end;
    }

    private void character(StringBuilder value, boolean attribute) {
        char c = text.charAt(at);
        if (c == '&') {
            reference(value);
            return;
        }
        if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\uFFFE' || c == '\uFFFF') {
            throw problem("A control character stands here.", "Take it out.");
        }
        at++;
        if (c == '\r') {
            if (ahead("\n")) {
                at++;
            }
            c = '\n';
        }
        value.append(attribute && (c == '\n' || c == '\t') ? ' ' : c);
    }

    private void reference(StringBuilder value) {
        int end = text.indexOf(';', at);
        String name = end < 0 || end - at > 12 ? "" : text.substring(at + 1, end);
        switch (name) {
            case "lt" -> value.append('<');
            case "gt" -> value.append('>');
            case "amp" -> value.append('&');
            case "quot" -> value.append('"');
            case "apos" -> value.append('\'');
            default -> value.appendCodePoint(number(name));
        }
        at = end + 1;
    }

    private int number(String name) {
        try {
            int code = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.startsWith("#") ? name.substring(1) : "");
            boolean allowed = code == '\t'
                    || code == '\n'
                    || code == '\r'
                    || code >= ' ' && code < 0xD800
                    || code > 0xDFFF && code < 0xFFFE
                    || code > 0xFFFF && code <= Character.MAX_CODE_POINT;
            if (allowed) {
                return code;
            }
        } catch (NumberFormatException _) {
            // falls through to the problem below: it is no number
        }
        throw problem("A & begins no reference that is known here.", "Write the character & as &amp;.");
    }

    private String name(String what) {
        int start = at;
        while (at < text.length() && nameCharacter(text.charAt(at), at == start)) {
            at++;
        }
        if (at == start) {
            throw problem("Here " + what + " is expected.", "Write the character < as &lt; where it is meant as such.");
        }
        String name = text.substring(start, at);
        if (source.inserted(start, at)) {
            hidden.add(name);
        }
        return name;
    }

    private String shown(String name) {
        return hidden.contains(name) ? "…" : name;
    }

    private static boolean nameCharacter(char c, boolean first) {
        return Character.isLetter(c)
                || c == '_'
                || c == ':'
                || !first && (Character.isDigit(c) || c == '-' || c == '.');
    }

    private void skipBlank() {
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
    }

    private void skipBlankInto(StringBuilder value) {
        while (at < text.length() && blank(text.charAt(at))) {
            value.append(text.charAt(at++));
        }
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private void skipPast(String end, String what) {
        int index = text.indexOf(end, at + 2);
        if (index < 0) {
            throw problem("The " + what + " that begins here is never closed.", "Close it with " + end + ".");
        }
        at = index + end.length();
    }

    private boolean ahead(String expected) {
        return text.startsWith(expected, at);
    }

    private SyntaxProblem noDeclarations() {
        return problem("Document type declarations are not allowed in a policy document.", "Take the <!…> out.");
    }

    private SyntaxProblem problem(String sentence, String fix) {
        if (source.inserted(at, at + 1)) {
            return new SyntaxProblem(
                    source.position(at),
                    "The text of the named value that stands here breaks the document.",
                    "Escape &, < and quotes in the named value, or write its text here.");
        }
        return new SyntaxProblem(source.position(at), sentence, fix);
    }

    private Text text(CharSequence value, int from, int to, Position position) {
        String content = value.toString();
        boolean expression = ExpressionSpan.beginsAt(content.strip(), 0);
        return new Text(content, expression, source.inserted(from, to), position);
    }

    /** What stands in an element beside other elements. */
    private final class Content {
        private final StringBuilder value = new StringBuilder();
        private boolean blank = true;
        private int from = at;
        private int to = at;

        boolean blank() {
            return blank;
        }

        void append(CharSequence more, int start, int end) {
            if (blank) {
                from = start;
            }
            blank &= more.toString().isBlank();
            value.append(more);
            to = end;
        }

        Text text() {
            int first = from;
            while (first < to && PolicyXml.blank(text.charAt(first))) {
                first++;
            }
            return PolicyXml.this.text(value, from, to, source.position(first));
        }
    }
}
