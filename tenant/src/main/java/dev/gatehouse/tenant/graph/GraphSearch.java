package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code $search} over directory objects: {@code "displayName:word"} with {@code AND} and {@code OR} between; OR binds
 * loosest. A clause matches where each of its words begins a word of the property.
 *
 * @param alternatives one of them must match whole
 */
record GraphSearch(List<List<Clause>> alternatives) {
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*\"([A-Za-z]{1,64}):((?:[^\"\\\\]|\\\\.){1,256})\"\\s*(AND|OR|$)\\s*");
    private static final int MOST_CLAUSES = 20;

    /** @param words in lower case */
    record Clause(String property, List<String> words) {}

    /** @throws DirectoryRefused if it is malformed, or names a property that is not searched */
    static GraphSearch parse(String text, GraphType type) {
        if (type.searched().isEmpty()) {
            throw DirectoryRefused.bad("$search is not supported on '" + type.context() + "'.");
        }
        var alternatives = new ArrayList<List<Clause>>();
        var current = new ArrayList<Clause>();
        var matcher = CLAUSE.matcher(text);
        int at = 0;
        int clauses = 0;
        boolean more = true;
        while (more) {
            if (!matcher.find(at) || matcher.start() != at || ++clauses > MOST_CLAUSES) {
                throw DirectoryRefused.bad("$search is malformed: write \"property:words\", in quotation marks, and at"
                        + " most " + MOST_CLAUSES + " of them with AND or OR between.");
            }
            current.add(clause(matcher.group(1), matcher.group(2), type));
            at = matcher.end();
            more = !matcher.group(3).isEmpty();
            if (!matcher.group(3).equals("AND")) {
                alternatives.add(List.copyOf(current));
                current.clear();
            }
        }
        if (at != text.length()) {
            throw DirectoryRefused.bad("$search is malformed after character " + at + ".");
        }
        return new GraphSearch(List.copyOf(alternatives));
    }

    private static Clause clause(String property, String text, GraphType type) {
        if (!type.searched().contains(property)) {
            throw DirectoryRefused.bad("$search does not look at '" + property + "': it looks at "
                    + String.join(", ", type.searched()) + ".");
        }
        return new Clause(property, words(text.replaceAll("\\\\(.)", "$1")));
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean matches(JsonNode item) {
        return alternatives.stream().anyMatch(clauses -> clauses.stream().allMatch(clause -> matches(clause, item)));
    }

    private static boolean matches(Clause clause, JsonNode item) {
        var there = words(item.path(clause.property).asText(""));
        return !clause.words.isEmpty()
                && clause.words.stream().allMatch(wanted -> there.stream().anyMatch(word -> word.startsWith(wanted)));
    }
}
