package dev.gatehouse.policy.xml;

import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.NamedValues;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Problem;
import dev.gatehouse.policy.References;
import dev.gatehouse.policy.Section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads fragments: {@code <fragment>} with policies in it, no sections, no {@code <base/>} and no other fragments.
 * Source: facts/gateway.md §5.1.
 */
public final class FragmentText {
    static final String INCLUDE = "include-fragment";

    private static final String BASE = "base";

    private FragmentText() {}

    /** What is wrong with a fragment wherever it is included; by line and column. */
    public static List<Problem> check(Fragment fragment, NamedValues named, References references) {
        List<Problem> problems = new ArrayList<>();
        for (Element element : elements(fragment, named, problems)) {
            PolicyKind kind = Policies.BY_NAME.get(element.name());
            if (kind != null) {
                ElementReader reader = new ElementReader(element, problems, references);
                reader.id();
                kind.reader().apply(reader);
                reader.finish();
            }
        }
        return DocumentReader.sorted(problems);
    }

    /** The fragment's policies as they stand in it; what can't stand in any fragment is noted and left out. */
    static List<Element> elements(Fragment fragment, NamedValues named, List<Problem> problems) {
        try {
            SourceText source = SourceText.of(fragment.text(), named);
            problems.addAll(source.problems());
            Element root = PolicyXml.read(source, fragment.format());
            DocumentReader.noteExpressions(root, problems);
            if (!root.name().equals("fragment")) {
                note(
                        problems,
                        root,
                        "The fragment's first element is <" + root.shown(root.name()) + ">.",
                        "It must be <fragment>.");
                return List.of();
            }
            new ElementReader(root, problems).finishContainer();
            return root.children().stream()
                    .filter(child -> mayStand(child, problems))
                    .toList();
        } catch (SyntaxProblem syntax) {
            problems.add(syntax.problem());
            return List.of();
        }
    }

    private static boolean mayStand(Element child, List<Problem> problems) {
        String shown = child.shown(child.name());
        if (child.name().equals(INCLUDE)) {
            note(problems, child, "A fragment can't include another.", "Write that fragment's policies here.");
        } else if (child.name().equals(BASE) || isSection(child.name())) {
            note(problems, child, "<" + shown + "> can't stand in a fragment.", "Put it into the document itself.");
        } else if (!Policies.BY_NAME.containsKey(child.name())) {
            note(
                    problems,
                    child,
                    "Gatehouse does not know the policy <" + shown + "> yet.",
                    "Take it out. These are known: " + DocumentReader.known() + ".");
        } else {
            return true;
        }
        return false;
    }

    private static boolean isSection(String name) {
        return Arrays.stream(Section.values())
                .anyMatch(section -> section.element().equals(name));
    }

    private static void note(List<Problem> problems, Element at, String sentence, String fix) {
        problems.add(new Problem(at.position().line(), at.position().column(), at.shown(at.name()), sentence, fix));
    }

    /** The ids, in lower case, that an attribute of elements of that name has; none if the text can't be read. */
    public static Set<String> named(String element, String attribute, Fragment document, NamedValues named) {
        if (!document.text().contains(element)) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        try {
            collect(element, attribute, PolicyXml.read(SourceText.of(document.text(), named), document.format()), ids);
        } catch (SyntaxProblem _) {
            // Nothing that can't be read is kept; what somebody wrote in a draft names nothing.
        }
        return ids;
    }

    private static void collect(String name, String attribute, Element element, Set<String> ids) {
        Text id = element.attributes().get(attribute);
        if (element.name().equals(name) && id != null) {
            ids.add(id.content().strip().toLowerCase(Locale.ROOT));
        }
        element.children().forEach(child -> collect(name, attribute, child, ids));
    }
}
