package dev.gatehouse.policy;

import dev.gatehouse.policy.testing.CaseReferences;
import dev.gatehouse.policy.testing.GoldenCase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that are refused when they are saved: all problems at once, each by line and column. */
class RefusedDocumentsTest {

    @TestFactory
    Stream<DynamicTest> documentsAreRefusedNamingEveryProblemAndItsPlace() {
        return Stream.of(
                        "expressions",
                        "policies",
                        "sections",
                        "syntax",
                        "named-values",
                        "attributes",
                        "fragments",
                        "backends")
                .flatMap(RefusedDocumentsTest::tests);
    }

    private static Stream<DynamicTest> tests(String file) {
        GoldenCase cases = GoldenCase.read(path("/refused/" + file + ".case"));
        Map<String, String> named = new HashMap<>();
        CaseReferences references = new CaseReferences();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < cases.blocks().size(); i++) {
            GoldenCase.Block block = cases.blocks().get(i);
            switch (block.kind()) {
                case "named value" -> named.put(block.argument(), block.text());
                case "fragment" -> references.fragment(block.argument(), block.text());
                case "named backend" -> references.backend(block.argument(), block.text());
                case "document" -> {
                    GoldenCase.Block expected = cases.blocks().get(++i);
                    assertThat(expected.kind()).as("what follows a document").isEqualTo("problems");
                    tests.add(DynamicTest.dynamicTest(
                            file + " " + expected.text().lines().findFirst().orElse("none"),
                            () -> assertThat(problems(block, named, references)).isEqualTo(expected.text())));
                }
                default -> throw new IllegalArgumentException(block.kind());
            }
        }
        return tests.stream();
    }

    private static String problems(GoldenCase.Block document, Map<String, String> named, CaseReferences references) {
        List<String> words = List.of(document.argument().split(" "));
        Format format = words.contains("rawxml") ? Format.RAWXML : Format.XML;
        NamedValues values = name -> Optional.ofNullable(named.get(name));
        List<Problem> problems = words.getFirst().equals("fragment")
                ? PolicyLanguage.check(new Fragment(document.text(), format), values, references)
                : PolicyLanguage.check(
                        document.text(),
                        format,
                        Scope.valueOf(words.getFirst().toUpperCase(Locale.ROOT)),
                        values,
                        references);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.fix()).as("a fix").endsWith(".");
            assertThat(problem.sentence()).as("a sentence").matches("(?s)[A-Z'<].*\\.");
        });
        return problems.stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.sentence())
                .collect(Collectors.joining("\n"));
    }

    private static Path path(String resource) {
        try {
            return Path.of(RefusedDocumentsTest.class.getResource(resource).toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
