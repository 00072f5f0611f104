package dev.gatehouse.policy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on policies says what the code says. */
class PoliciesPageTest {

    @Test
    void thePageListsEveryPolicyWithItsSectionsAndScopes() throws IOException {
        List<String> rows;
        try (var lines = Files.lines(Path.of("../docs/policies.md"))) {
            rows = lines.filter(line -> line.startsWith("| `") && line.split("\\|").length == 5)
                    .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', line.indexOf('|', 1) + 1) + 1)))
                    .toList();
        }

        assertThat(rows)
                .filteredOn(row -> !row.contains("`base`") && !row.contains("`include-fragment`"))
                .containsExactlyInAnyOrderElementsOf(expected());
    }

    private static List<String> expected() {
        return Policies.ALL.stream()
                .map(kind -> "| `" + kind.name() + "` | " + sections(kind) + " | " + scopes(kind) + " ")
                .toList();
    }

    private static String sections(PolicyKind kind) {
        return kind.sections().stream()
                .sorted()
                .map(section ->
                        section == Section.ON_ERROR ? "e" : section.element().substring(0, 1))
                .collect(Collectors.joining(" "));
    }

    private static String scopes(PolicyKind kind) {
        return kind.scopes().stream()
                .sorted()
                .map(scope -> scope.name().substring(0, 1))
                .collect(Collectors.joining(" "));
    }
}
