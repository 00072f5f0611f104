package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The language of template expressions, case by case: {@code files/expressions} holds the tables. */
class ExpressionsTest {
    private final Scope scope = new Surroundings();

    @TestFactory
    Stream<DynamicTest> standsFor() throws IOException {
        return table("values.txt")
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    var value = evaluate("[" + row[0] + "]");
                    assertThat(Arguments.same(value, json(row[1])))
                            .as(value.toString())
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> isRefused() throws IOException {
        return table("refused.txt")
                .map(row -> DynamicTest.dynamicTest(
                        row[0],
                        () -> assertThatThrownBy(() -> evaluate("[" + row[0] + "]"))
                                .isInstanceOf(ExpressionException.class)
                                .hasMessageContaining(row[1])));
    }

    @Test
    void everyFunctionHasARow() throws IOException {
        var rows = Stream.concat(table("values.txt"), table("refused.txt"))
                .map(row -> row[0].toLowerCase(Locale.ROOT))
                .toList();
        assertThat(Functions.names())
                .filteredOn(name -> rows.stream().noneMatch(row -> row.contains(name.toLowerCase(Locale.ROOT) + "(")))
                .as("functions without a row")
                .containsExactly("listValue");
    }

    @Test
    void everyFunctionIsInTheDocumentation() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "files.md"));
        assertThat(Functions.names()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void textsAreExpressionsOnlyBetweenBrackets() {
        assertThat(evaluate("plain").textValue()).isEqualTo("plain");
        assertThat(evaluate("[[not]").textValue()).isEqualTo("[not]");
        assertThat(evaluate("[a] b").textValue()).isEqualTo("[a] b");
        assertThat(evaluate("[[a] b").textValue()).isEqualTo("[[a] b");
        assertThat(evaluate("").textValue()).isEmpty();
    }

    @Test
    void whatAnExpressionMayCostIsBounded() {
        var deep = "concat(".repeat(150) + "'a'" + ")".repeat(150);
        assertThatThrownBy(() -> evaluate("[" + deep + "]")).hasMessageContaining("nested more than");
        var long_ = "[concat('" + "x".repeat(30_000) + "')]";
        assertThatThrownBy(() -> evaluate(long_)).hasMessageContaining("more than 24576 characters");
        var wide = "[replace(" + "replace(".repeat(8) + "'aaaaaaaaaaaaaaaaaaaa'"
                + ", 'a', 'aaaaaaaaaaaaaaaaaaaa')".repeat(9) + "]";
        assertThatThrownBy(() -> evaluate(wide)).isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> evaluate("[own.endless()]")).hasMessageContaining("deep");
    }

    private JsonNode evaluate(String text) {
        return new Evaluator().text(text, scope);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<String[]> table(String name) throws IOException {
        try (var in = ExpressionsTest.class.getResourceAsStream("/files/expressions/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" => ", 2));
        }
    }

    /** What the rows may name. */
    private static final class Surroundings implements Scope {
        private final Evaluator endless = new Evaluator();

        @Override
        public JsonNode parameter(String name) {
            if (!name.equalsIgnoreCase("text")) {
                throw new ExpressionException("There is no parameter " + name + ".");
            }
            return json("\"given\"");
        }

        @Override
        public JsonNode variable(String name) {
            if (!name.equals("list")) {
                throw new ExpressionException("There is no variable " + name + ".");
            }
            return json("[{\"name\":\"first\"},{\"name\":\"second\"}]");
        }

        @Override
        public int copyIndex(Optional<String> loop) {
            throw new ExpressionException("copyIndex() stands outside of a copy loop.");
        }

        @Override
        public ObjectNode resourceGroup() {
            return (ObjectNode) json("{\"name\":\"group\",\"location\":\"local\"}");
        }

        @Override
        public ObjectNode subscription() {
            return (ObjectNode) json("{\"subscriptionId\":\"00000000-0000-0000-0000-000000000001\"}");
        }

        @Override
        public ObjectNode tenant() {
            return (ObjectNode) json("{\"tenantId\":\"00000000-0000-0000-0000-000000000002\"}");
        }

        @Override
        public ObjectNode deployment() {
            return (ObjectNode) json("{\"name\":\"gatehouse\"}");
        }

        @Override
        public JsonNode reference(String name, boolean full) {
            return json("{\"path\":\"" + name + "\"}");
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-01-31T12:00:00Z");
        }

        @Override
        public Optional<JsonNode> call(String name, List<JsonNode> arguments) {
            return switch (name) {
                case "own.double" ->
                    Optional.of(Arguments.of(arguments.getFirst().longValue() * 2));
                case "own.endless" -> Optional.of(endless.text("[own.endless()]", this));
                default -> Optional.empty();
            };
        }
    }
}
