package dev.gatehouse.policy.xml;

import dev.gatehouse.policy.Format;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.NamedValues;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyDocument;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Problem;
import dev.gatehouse.policy.References;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a document's text to its policies, each checked. Source: facts/gateway.md §5.1, §5.2. */
public final class DocumentReader {

    /** How many problems are told at once. */
    public static final int PROBLEMS = 50;

    /** How long all fragments of a document may be together, in characters. */
    private static final int MOST_INCLUDED = 2 * SourceText.LIMIT;

    private static final String BASE = "base";

    private final Place place;
    private final NamedValues named;
    private final References references;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Section, List<PolicyDocument.Node>> sections = new EnumMap<>(Section.class);
    private final Set<String> seenInDocument;
    private final Optional<String> fragment;
    private int included;

    /** @param place where the document stands, or will stand */
    public DocumentReader(Place place, NamedValues named, References references) {
        this(place, named, references, new HashSet<>(), Optional.empty());
    }

    private DocumentReader(
            Place place,
            NamedValues named,
            References references,
            Set<String> seenInDocument,
            Optional<String> fragment) {
        this.place = place;
        this.named = named;
        this.references = references;
        this.seenInDocument = seenInDocument;
        this.fragment = fragment;
    }

    /**
     * What came out.
     *
     * @param document good only if there are no problems
     */
    public record Result(PolicyDocument document, List<Problem> problems) {}

    public Result read(String text, Format format) {
        try {
            SourceText source = SourceText.of(text, named);
            problems.addAll(source.problems());
            Element root = PolicyXml.read(source, format);
            noteExpressions(root, problems);
            root(root);
        } catch (SyntaxProblem syntax) {
            problems.add(syntax.problem());
        }
        return new Result(new PolicyDocument(place, Map.copyOf(sections)), sorted(problems));
    }

    static List<Problem> sorted(List<Problem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .limit(PROBLEMS)
                .toList();
    }

    static void noteExpressions(Element element, List<Problem> problems) {
        element.attributes().values().forEach(text -> noteExpression(element, text, problems));
        noteExpression(element, element.text(), problems);
        element.children().forEach(child -> noteExpressions(child, problems));
    }

    private static void noteExpression(Element element, Text text, List<Problem> problems) {
        if (text.expression()) {
            problems.add(new Problem(
                    text.position().line(),
                    text.position().column(),
                    element.shown(element.name()),
                    "Gatehouse does not run policy expressions yet; they come with a later version.",
                    "Write the value itself, or a named value, {{display-name}}."));
        }
    }

    /** The policies that there are, in words. */
    static String known() {
        return Stream.concat(Policies.BY_NAME.keySet().stream(), Stream.of(FragmentText.INCLUDE))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void root(Element root) {
        if (!root.name().equals("policies")) {
            note(
                    root.position(),
                    root.shown(root.name()),
                    "The document's first element is <" + root.shown(root.name()) + ">.",
                    "It must be <policies>.");
            return;
        }
        noteStray(root);
        for (Element child : root.children()) {
            Optional<Section> section = sectionOf(child.name());
            if (section.isEmpty()) {
                note(
                        child.position(),
                        child.shown(child.name()),
                        "<" + child.shown(child.name()) + "> can't stand in <policies>.",
                        "Put it into <inbound>, <backend>, <outbound> or <on-error>.");
            } else if (sections.containsKey(section.get())) {
                note(
                        child.position(),
                        child.shown(child.name()),
                        "<" + child.shown(child.name()) + "> stands twice in the document.",
                        "Put both together.");
            } else {
                sections.put(section.get(), List.of());
                sections.put(section.get(), section(section.get(), child));
            }
        }
    }

    private static Optional<Section> sectionOf(String element) {
        for (Section section : Section.values()) {
            if (section.element().equals(element)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    private List<PolicyDocument.Node> section(Section section, Element element) {
        noteStray(element);
        if (section == Section.BACKEND && element.children().size() > 1) {
            Element second = element.children().get(1);
            note(
                    second.position(),
                    second.shown(second.name()),
                    "<backend> holds more than one policy.",
                    "Keep one, <base /> or <forward-request />.");
        }
        Map<String, Long> counts =
                element.children().stream().collect(Collectors.groupingBy(Element::name, Collectors.counting()));
        Map<String, Integer> met = new HashMap<>();
        List<PolicyDocument.Node> nodes = new ArrayList<>();
        for (Element child : element.children()) {
            int nth = met.merge(child.name(), 1, Integer::sum);
            String path = counts.get(child.name()) == 1 ? child.name() : child.name() + "[" + nth + "]";
            if (child.name().equals(BASE)) {
                base(section, child, nth).ifPresent(nodes::add);
            } else if (child.name().equals(FragmentText.INCLUDE)) {
                nodes.addAll(include(section, child, path, met));
            } else {
                policy(section, child, nth, path).ifPresent(nodes::add);
            }
        }
        return List.copyOf(nodes);
    }

    private Optional<PolicyDocument.Node> base(Section section, Element element, int nth) {
        ElementReader reader = new ElementReader(element, problems);
        reader.id();
        reader.finish();
        if (place.scope() == Scope.GLOBAL) {
            reader.problem("<base /> can't stand in the global document: nothing is broader.", "Take it out.");
            return Optional.empty();
        }
        if (nth > 1) {
            reader.problem("<base /> stands twice in <" + section.element() + ">.", "Keep one of them.");
            return Optional.empty();
        }
        return Optional.of(new PolicyDocument.Base());
    }

    /** The fragment's policies, as if they stood here. What is wrong with them here is told at this place. */
    private List<PolicyDocument.Node> include(Section section, Element element, String path, Map<String, Integer> met) {
        ElementReader reader = new ElementReader(element, problems);
        reader.id();
        String id = reader.text("fragment-id").strip();
        reader.finish();
        Text written = element.attributes().get("fragment-id");
        if (written == null || written.expression() || id.isEmpty()) {
            return List.of();
        }
        if (written.fromNamedValue()) {
            reader.problem("fragment-id", "A fragment's id can't come from a named value.", "Write the id itself.");
            return List.of();
        }
        Optional<Fragment> fragment = references.fragment(id);
        if (fragment.isEmpty()) {
            reader.problem(
                    "fragment-id",
                    "There is no policy fragment '" + id + "'.",
                    "Make it first, at policyFragments/" + id + ", or name one that is there.");
            return List.of();
        }
        included += fragment.get().text().length();
        if (included > MOST_INCLUDED) {
            reader.problem(
                    "The fragments of the document have more than " + MOST_INCLUDED + " characters together.",
                    "Include fewer.");
            return List.of();
        }
        return within(fragment.get(), id, section, element, path, met);
    }

    private List<PolicyDocument.Node> within(
            Fragment fragment, String id, Section section, Element element, String path, Map<String, Integer> met) {
        DocumentReader inner =
                new DocumentReader(place, named, references.withoutFragments(), seenInDocument, Optional.of(id));
        List<PolicyDocument.Node> nodes = new ArrayList<>();
        for (Element child : FragmentText.elements(fragment, named, inner.problems)) {
            int nth = met.merge(child.name(), 1, Integer::sum);
            inner.policy(section, child, nth, path + "/" + child.name() + "[" + nth + "]")
                    .ifPresent(nodes::add);
        }
        inner.problems.forEach(problem -> note(
                element.position(),
                FragmentText.INCLUDE,
                "Fragment '" + id + "', line " + problem.line() + ", column " + problem.column() + ": "
                        + problem.sentence(),
                problem.fix()));
        return nodes;
    }

    private Optional<PolicyDocument.Node> policy(Section section, Element element, int nth, String path) {
        PolicyKind kind = Policies.BY_NAME.get(element.name());
        if (kind == null) {
            note(
                    element.position(),
                    element.shown(element.name()),
                    "Gatehouse does not know the policy <" + element.shown(element.name()) + "> yet.",
                    "Take it out. These are known: " + known() + ".");
            return Optional.empty();
        }
        ElementReader reader = new ElementReader(element, problems, references);
        standsWell(kind, section, reader, nth);
        Optional<String> id = reader.id();
        Policy policy = kind.reader().apply(reader);
        reader.finish();
        PolicyDocument.Span span = new PolicyDocument.Span(fragment, element.position(), element.end());
        return Optional.of(new PolicyDocument.Placed(place, section, kind.name(), id, path, span, policy));
    }

    private void standsWell(PolicyKind kind, Section section, ElementReader reader, int nth) {
        String name = kind.name();
        if (!kind.sections().contains(section)) {
            String allowed = kind.sections().stream()
                    .sorted()
                    .map(Section::element)
                    .collect(Collectors.joining(">, <", "<", ">"));
            reader.problem(
                    "<" + name + "> can't stand in <" + section.element() + ">.", "Put it into " + allowed + ".");
        }
        if (!kind.scopes().contains(place.scope())) {
            String allowed = kind.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
            reader.problem(
                    "<" + name + "> can't stand in a document of scope "
                            + place.scope().word() + ".",
                    "Put it into a document of one of these scopes: " + allowed + ".");
        }
        if (kind.times() == PolicyKind.Times.ONCE_A_SECTION && nth > 1) {
            reader.problem("<" + name + "> stands twice in <" + section.element() + ">.", "Keep one of them.");
        }
        if (!seenInDocument.add(name) && kind.times() == PolicyKind.Times.ONCE_A_DOCUMENT) {
            reader.problem("<" + name + "> stands twice in the document.", "Keep one of them.");
        }
    }

    private void noteStray(Element element) {
        new ElementReader(element, problems).finishContainer();
    }

    private void note(Position position, String element, String sentence, String fix) {
        problems.add(new Problem(position.line(), position.column(), element, sentence, fix));
    }
}
