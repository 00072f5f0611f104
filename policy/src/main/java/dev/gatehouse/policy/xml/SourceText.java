package dev.gatehouse.policy.xml;

import dev.gatehouse.policy.NamedValues;
import dev.gatehouse.policy.Problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A document's text with its named values put in. What was put in is never looked at again for named values, is known
 * to come from one, and counts for messages as standing where the reference stood. References in comments are left
 * alone. Source: facts/gateway.md §7.
 */
public final class SourceText {

    /** How long a document may be, in characters, before and after its named values are put in. */
    public static final int LIMIT = 512 * 1024;

    private static final Pattern REFERENCE_OR_COMMENT =
            Pattern.compile("<!--.*?(?:-->|\\z)|\\{\\{([A-Za-z0-9._-]{1,256})}}", Pattern.DOTALL);

    private final Lines lines;
    private final String text;
    private final int[] origins;
    private final boolean[] inserted;
    private final List<Problem> problems;

    private SourceText(Lines lines, String text, int[] origins, boolean[] inserted, List<Problem> problems) {
        this.lines = lines;
        this.text = text;
        this.origins = origins;
        this.inserted = inserted;
        this.problems = problems;
    }

    /**
     * Puts the named values in; one that is not there is a problem, and its reference stays.
     *
     * @throws SyntaxProblem if the text is too long
     */
    public static SourceText of(String original, NamedValues named) {
        refuseOverlong(original.length());
        StringBuilder text = new StringBuilder(original.length());
        Spans spans = new Spans(original.length());
        Lines lines = new Lines(original);
        List<Problem> problems = new ArrayList<>();
        Matcher found = REFERENCE_OR_COMMENT.matcher(original);
        int done = 0;
        while (found.find()) {
            Optional<String> value = found.group(1) == null ? Optional.empty() : named.value(found.group(1));
            if (value.isEmpty()) {
                if (found.group(1) != null) {
                    problems.add(unknown(lines, found));
                }
                continue;
            }
            text.append(original, done, found.start());
            spans.copied(done, found.start());
            text.append(value.get());
            refuseOverlong(text.length());
            spans.inserted(found.start(), value.get().length());
            done = found.end();
        }
        text.append(original, done, original.length());
        spans.copied(done, original.length());
        refuseOverlong(text.length());
        return new SourceText(lines, text.toString(), spans.origins(), spans.inserted(), List.copyOf(problems));
    }

    /** The display names of the named values that a document calls. */
    public static Set<String> references(String document) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = REFERENCE_OR_COMMENT.matcher(document);
        while (found.find()) {
            if (found.group(1) != null) {
                names.add(found.group(1));
            }
        }
        return names;
    }

    private static Problem unknown(Lines lines, Matcher found) {
        Position position = lines.position(found.start());
        return new Problem(
                position.line(),
                position.column(),
                "",
                "There is no named value with the display name '" + found.group(1) + "'.",
                "Create the named value first, or correct its name here.");
    }

    private static void refuseOverlong(int length) {
        if (length > LIMIT) {
            throw new SyntaxProblem(
                    new Position(1, 1),
                    "The document is longer than " + LIMIT + " characters.",
                    "Shorten it, or spread it over several scopes.");
        }
    }

    public String text() {
        return text;
    }

    /** Named values that are not there. */
    public List<Problem> problems() {
        return problems;
    }

    /** Where the author wrote what stands at that index. */
    Position position(int index) {
        return lines.position(index < origins.length ? origins[index] : lines.length());
    }

    /** Whether anything between the two comes from a named value. */
    boolean inserted(int from, int to) {
        for (int i = from; i < Math.min(to, inserted.length); i++) {
            if (inserted[i]) {
                return true;
            }
        }
        return false;
    }

    /** Where the lines of the author's text begin. */
    private static final class Lines {
        private final int[] starts;
        private final int length;

        Lines(String original) {
            length = original.length();
            starts = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, length)
                                    .filter(i -> original.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
        }

        int length() {
            return length;
        }

        Position position(int offset) {
            int found = Arrays.binarySearch(starts, offset);
            int line = found >= 0 ? found : -found - 2;
            return new Position(line + 1, offset - starts[line] + 1);
        }
    }

    /** For each character where it comes from. */
    private static final class Spans {
        private int[] origins;
        private boolean[] inserted;
        private int length;

        Spans(int expected) {
            origins = new int[expected];
            inserted = new boolean[expected];
        }

        void copied(int from, int to) {
            grow(to - from);
            for (int i = from; i < to; i++) {
                origins[length++] = i;
            }
        }

        void inserted(int at, int count) {
            grow(count);
            Arrays.fill(origins, length, length + count, at);
            Arrays.fill(inserted, length, length + count, true);
            length += count;
        }

        private void grow(int more) {
            if (length + more > origins.length) {
                int size = Math.max(origins.length * 2, length + more);
                origins = Arrays.copyOf(origins, size);
                inserted = Arrays.copyOf(inserted, size);
            }
        }

        int[] origins() {
            return Arrays.copyOf(origins, length);
        }

        boolean[] inserted() {
            return Arrays.copyOf(inserted, length);
        }
    }
}
