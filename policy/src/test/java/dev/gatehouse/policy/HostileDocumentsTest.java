package dev.gatehouse.policy;

import dev.gatehouse.policy.testing.GoldenCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents made to hurt: they are refused, bounded, and nothing is thrown at who checks them. */
class HostileDocumentsTest {

    private static final int LIMIT = 512 * 1024;

    @ParameterizedTest
    @EnumSource
    void elementsNestedTooDeepAreRefused(Format format) {
        List<Problem> problems = check("<a>".repeat(100_000), format);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).isEqualTo("Elements are nested more than 64 deep.");
            assertThat(problem.column()).isEqualTo(64 * 3 + 1);
        });
    }

    @Test
    void anOverlongDocumentIsRefused() {
        String document = "<policies><!--" + "x".repeat(LIMIT) + "--></policies>";

        assertThat(check(document, Format.XML))
                .singleElement()
                .extracting(Problem::sentence)
                .isEqualTo("The document is longer than 524288 characters.");
    }

    @Test
    void namedValuesThatMakeADocumentOverlongAreRefused() {
        String document = "<policies>" + "{{x}}".repeat(50_000) + "</policies>";

        List<Problem> problems =
                PolicyLanguage.check(document, Format.XML, Scope.API, _ -> Optional.of("{{x}}".repeat(800)));

        assertThat(problems)
                .singleElement()
                .extracting(Problem::sentence)
                .isEqualTo("The document is longer than 524288 characters.");
    }

    @Test
    void aNamedValueThatCallsItselfIsPutInOnce() {
        List<Problem> problems = PolicyLanguage.check(
                "<policies><inbound>{{x}}</inbound></policies>", Format.XML, Scope.API, _ -> Optional.of("{{x}}"));

        assertThat(problems)
                .singleElement()
                .extracting(Problem::sentence)
                .isEqualTo("<inbound> has no text of its own.");
    }

    @Test
    void bracketsNestedTooDeepInAnExpressionAreRefused() {
        String document = "<policies><inbound a=\"@" + "(".repeat(200_000) + ")".repeat(200_000) + "\"/></policies>";

        assertThat(check(document, Format.RAWXML))
                .singleElement()
                .extracting(Problem::sentence)
                .isEqualTo("The expression that begins here is never closed.");
    }

    @Test
    void interpolationsNestedTooDeepInAnExpressionAreRefused() {
        String document = "<policies><inbound a='@(" + "$\"{".repeat(100_000) + "'/></policies>";

        assertThat(check(document, Format.RAWXML))
                .singleElement()
                .extracting(Problem::sentence)
                .isEqualTo("The expression that begins here is never closed.");
    }

    @ParameterizedTest
    @EnumSource
    void ofVeryManyProblemsTheFirstFiftyAreTold(Format format) {
        String document = "<policies><inbound>" + "<x>t&amp;<!-- c --></x>t".repeat(20_000) + "</inbound></policies>";

        List<Problem> problems = check(document, format);

        assertThat(problems).hasSize(50);
        assertThat(problems.getLast().line()).isEqualTo(1);
    }

    @Test
    void veryManyAttributesAreRefused() {
        StringBuilder document = new StringBuilder("<policies><inbound><set-header name=\"x\"");
        for (int i = 0; i < 30_000; i++) {
            document.append(" a").append(i).append("=\"\"");
        }
        document.append("><value>1</value></set-header></inbound></policies>");

        assertThat(check(document.toString(), Format.XML)).hasSize(50);
    }

    /** Pieces of good and bad documents thrown together, the same ones each time. */
    @Test
    void whateverIsCheckedNothingIsThrown() throws Exception {
        List<String> seeds = seeds();
        Random random = new Random(20_240_306);
        for (int i = 0; i < 4_000; i++) {
            String mutated = mutated(seeds, random);
            for (Format format : Format.values()) {
                for (Problem problem : check(mutated, format)) {
                    assertThat(problem.line()).as(mutated).isPositive();
                    assertThat(problem.column()).as(mutated).isPositive();
                    assertThat(problem.sentence()).as(mutated).isNotBlank();
                }
            }
        }
    }

    private static String mutated(List<String> seeds, Random random) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, "<>&\"'{}()@/=!-[]\\$;\n\r\0".charAt(random.nextInt(22)));
                default -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length());
                    text.replace(at, end, other.substring(from, Math.min(other.length(), from + random.nextInt(40))));
                }
            }
        }
        return text.toString();
    }

    private static List<String> seeds() throws Exception {
        List<String> seeds = new ArrayList<>();
        for (String folder : List.of("/golden", "/refused")) {
            try (Stream<Path> files = Files.walk(path(folder))) {
                files.filter(Files::isRegularFile)
                        .flatMap(file -> GoldenCase.read(file).blocks().stream())
                        .filter(block ->
                                block.kind().equals("policy") || block.kind().equals("document"))
                        .map(GoldenCase.Block::text)
                        .filter(text -> !text.isEmpty())
                        .forEach(seeds::add);
            }
        }
        assertThat(seeds).hasSizeGreaterThan(50);
        return seeds;
    }

    private static Path path(String folder) throws URISyntaxException {
        return Path.of(HostileDocumentsTest.class.getResource(folder).toURI());
    }

    private static List<Problem> check(String document, Format format) {
        return PolicyLanguage.check(document, format, Scope.PRODUCT, NamedValues.NONE);
    }
}
