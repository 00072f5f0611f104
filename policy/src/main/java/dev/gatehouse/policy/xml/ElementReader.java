package dev.gatehouse.policy.xml;

import dev.gatehouse.policy.Problem;
import dev.gatehouse.policy.References;
import dev.gatehouse.policy.Value;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a policy reads its element. Whatever is wrong is noted, named with its place, and reading goes on with some value
 * of the right type, so that all problems of a document come out at once; what was read is used only if there are none.
 * What nobody asked for when {@link #finish()} is called is a problem too.
 */
public final class ElementReader {

    /** The attribute that every policy may have. */
    private static final String ID = "id";

    private final Element element;
    private final List<Problem> problems;
    private final References references;
    private final Set<String> askedAttributes = new HashSet<>();
    private final Map<String, List<ElementReader>> children = new LinkedHashMap<>();
    private boolean askedText;

    /** @param problems takes what is wrong */
    public ElementReader(Element element, List<Problem> problems) {
        this(element, problems, References.NONE);
    }

    /** @param references what the policy may name by id */
    ElementReader(Element element, List<Problem> problems, References references) {
        this.element = element;
        this.problems = problems;
        this.references = references;
    }

    /** What the policy may name by id. */
    public References references() {
        return references;
    }

    /** The element's name, as it may be shown. */
    public String name() {
        return element.shown(element.name());
    }

    /** The {@code id} that any policy may have, by which {@code context.LastError} names it. */
    public Optional<String> id() {
        return optionalText(ID);
    }

    public boolean has(String attribute) {
        return element.attributes().containsKey(attribute);
    }

    /** An attribute that must be there and not be empty, and may be an expression where those are known. */
    public Value value(String attribute) {
        return new Value.Literal(text(attribute));
    }

    /** An attribute that may be an expression where those are known. */
    public Optional<Value> optionalValue(String attribute) {
        return optionalText(attribute).map(Value.Literal::new);
    }

    /** An attribute that must be there and not be empty. */
    public String text(String attribute) {
        Optional<String> text = optionalText(attribute);
        if (text.isEmpty() && !has(attribute)) {
            problem("<" + name() + "> needs the attribute '" + attribute + "'.", "Add " + attribute + "=\"…\".");
        } else if (text.filter(String::isEmpty).isPresent()) {
            problem(attribute, "'" + attribute + "' of <" + name() + "> is empty.", "Give it a value.");
        }
        return text.orElse("");
    }

    public Optional<String> optionalText(String attribute) {
        return asked(attribute).map(Text::content);
    }

    public boolean flag(String attribute, boolean otherwise) {
        return choice(attribute, otherwise, Map.of("true", true, "false", false));
    }

    /** One of a few words. */
    public <E> E choice(String attribute, E otherwise, Map<String, E> choices) {
        Optional<String> word = literal(attribute);
        if (word.isPresent() && !choices.containsKey(word.get())) {
            String known = choices.keySet().stream().sorted().collect(Collectors.joining("', '", "'", "'"));
            problem(attribute, cannotBe(attribute), "Use one of " + known + ".");
        }
        return word.map(choices::get).orElse(otherwise);
    }

    /** A whole number that must be there, both bounds included. */
    public int number(String attribute, int from, int to) {
        if (!has(attribute)) {
            askedAttributes.add(attribute);
            problem("<" + name() + "> needs the attribute '" + attribute + "'.", "Add " + attribute + "=\"…\".");
        }
        return optionalNumber(attribute, from, to).orElse(from);
    }

    /** A whole number, both bounds included. */
    public OptionalInt optionalNumber(String attribute, int from, int to) {
        Optional<String> digits = literal(attribute);
        if (digits.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(digits.get());
            if (number >= from && number <= to) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException _) {
            // falls through to the problem below: it is no number
        }
        String range = to == Integer.MAX_VALUE ? "of at least " + from : "from " + from + " to " + to;
        problem(attribute, cannotBe(attribute), "Use a whole number " + range + ".");
        return OptionalInt.of(from);
    }

    /** The element's text without blanks around it, which may be an expression where those are known. */
    public String content() {
        askedText = true;
        return element.text().expression() ? "" : element.text().content().strip();
    }

    /** The element's text as it stands. */
    public String wholeContent() {
        askedText = true;
        return element.text().expression() ? "" : element.text().content();
    }

    /** Whether the element's text or that attribute is an expression, for which a problem is noted already. */
    public boolean isExpression(String attribute) {
        Text text = element.attributes().get(attribute);
        return text != null && text.expression();
    }

    /** Whether a text holds an expression, for which a problem is noted already. */
    public boolean contentIsExpression() {
        return element.text().expression();
    }

    /** The children of that name. */
    public List<ElementReader> children(String child) {
        return children.computeIfAbsent(
                child,
                name -> element.children().stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .map(candidate -> new ElementReader(candidate, problems, references))
                        .toList());
    }

    /** The child of that name; a second one is a problem. */
    public Optional<ElementReader> child(String child) {
        List<ElementReader> found = children(child);
        if (found.size() > 1) {
            found.get(1).problem("<" + child + "> stands twice in <" + name() + ">.", "Keep one of them.");
            children.put(child, found.subList(0, 1));
        }
        return found.stream().findFirst();
    }

    /** Notes a problem of the whole element. */
    public void problem(String sentence, String fix) {
        note(element.position(), sentence, fix);
    }

    /** Notes a problem of an attribute. */
    public void problem(String attribute, String sentence, String fix) {
        Text text = element.attributes().get(attribute);
        note(text == null ? element.position() : text.position(), sentence, fix);
    }

    /** How a sentence about an attribute's value begins; a named value's text is not shown. */
    public String cannotBe(String attribute) {
        Text text = element.attributes().get(attribute);
        String shown = text.fromNamedValue() ? "the text of its named value" : "'" + shortened(text.content()) + "'";
        return "'" + attribute + "' of <" + name() + "> can't be " + shown + ".";
    }

    /** Notes what nobody asked for, here and in the children that were asked for. */
    public void finish() {
        finishContainer();
        for (Element child : element.children()) {
            if (!children.containsKey(child.name())) {
                note(
                        child.position(),
                        "<" + child.shown(child.name()) + "> can't stand in <" + name() + ">.",
                        children.isEmpty() ? "Take it out." : "Here can stand: " + sorted(children.keySet()) + ".");
            }
        }
        children.values().forEach(readers -> readers.forEach(ElementReader::finish));
    }

    /** As {@link #finish()}, but leaves the children alone. */
    void finishContainer() {
        element.attributes().forEach((attribute, text) -> {
            if (!askedAttributes.contains(attribute)) {
                note(
                        text.position(),
                        "<" + name() + "> has no attribute '" + element.shown(attribute) + "'.",
                        askedAttributes.isEmpty() ? "Take it out." : "It has: " + sorted(askedAttributes) + ".");
            }
        });
        if (!askedText && !element.text().content().isBlank()) {
            note(element.text().position(), "<" + name() + "> has no text of its own.", "Take the text out.");
        }
    }

    private Optional<Text> asked(String attribute) {
        askedAttributes.add(attribute);
        return Optional.ofNullable(element.attributes().get(attribute)).filter(text -> !text.expression());
    }

    private Optional<String> literal(String attribute) {
        return asked(attribute).map(text -> text.content().strip());
    }

    private void note(Position position, String sentence, String fix) {
        problems.add(new Problem(position.line(), position.column(), name(), sentence, fix));
    }

    private static String sorted(Set<String> names) {
        return names.stream().filter(name -> !name.equals(ID)).sorted().collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
