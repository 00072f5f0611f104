package dev.gatehouse.http.odata;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FilterParserTest {
    private static Operand.Property property(String... names) {
        return new Operand.Property(List.of(names));
    }

    private static Filter eq(String property, Operand value) {
        return new Filter.Comparison(property(property), Filter.Operator.EQ, value);
    }

    private static Operand number(int value) {
        return new Operand.Number(BigDecimal.valueOf(value));
    }

    private static Operand right(String filter) {
        return ((Filter.Comparison) Filter.parse(filter)).right();
    }

    @Test
    void notBindsTighterThanAndAndAndThanOr() {
        var a = eq("a", number(1));
        var b = eq("b", number(2));
        var c = eq("c", number(3));
        assertThat(Filter.parse("a eq 1 or b eq 2 and not c eq 3"))
                .isEqualTo(new Filter.Or(a, new Filter.And(b, new Filter.Not(c))));
        assertThat(Filter.parse("(a eq 1 or b eq 2) and not (c eq 3)"))
                .isEqualTo(new Filter.And(new Filter.Or(a, b), new Filter.Not(c)));
        assertThat(Filter.parse("a eq 1 and b eq 2 and c eq 3")).isEqualTo(new Filter.And(new Filter.And(a, b), c));
    }

    @Test
    void everyOperatorIsReadInAnyCase() {
        for (var operator : Filter.Operator.values()) {
            for (var word : List.of(operator.name(), operator.name().toLowerCase())) {
                assertThat(Filter.parse("a " + word + " 1"))
                        .isEqualTo(new Filter.Comparison(property("a"), operator, number(1)));
            }
        }
    }

    @Test
    void everyKindOfValueIsRead() {
        var guid = "00000003-0000-0000-c000-000000000000";
        assertThat(right("a eq 'O''Neil '")).isEqualTo(new Operand.Text("O'Neil "));
        assertThat(right("a eq ''")).isEqualTo(new Operand.Text(""));
        assertThat(right("a eq -1.5e3")).isEqualTo(new Operand.Number(new BigDecimal("-1.5e3")));
        assertThat(right("a eq 10L")).isEqualTo(number(10));
        assertThat(right("a eq true")).isEqualTo(new Operand.Bool(true));
        assertThat(right("a eq null")).isEqualTo(new Operand.Null());
        assertThat(right("a eq " + guid)).isEqualTo(new Operand.Guid(UUID.fromString(guid)));
        assertThat(right("a eq abcdef01-0000-0000-c000-000000000000"))
                .isEqualTo(new Operand.Guid(UUID.fromString("abcdef01-0000-0000-c000-000000000000")));
        assertThat(right("a eq guid'" + guid + "'")).isEqualTo(new Operand.Guid(UUID.fromString(guid)));
        var time = new Operand.Time(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(right("a ge 2026-01-02T03:04:05Z")).isEqualTo(time);
        assertThat(right("a ge 2026-01-02T04:04:05+01:00")).isEqualTo(time);
        assertThat(right("a ge datetime'2026-01-02T03:04:05'")).isEqualTo(time);
        assertThat(right("a ge 2026-01-02")).isEqualTo(new Operand.Time(Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(right("a eq b/c")).isEqualTo(property("b", "c"));
    }

    @Test
    void functionsAreReadAndSubstringofIsContainsTurnedRound() {
        var name = property("displayName");
        var text = new Operand.Text("a");
        for (var written : List.of(
                "contains(displayName,'a')", "substringof('a',displayName)", "contains( displayName , 'a' ) eq true")) {
            assertThat(Filter.parse(written))
                    .isEqualTo(new Filter.TextMatch(Filter.TextMatch.Kind.CONTAINS, name, text));
        }
        assertThat(Filter.parse("startswith(displayName,'a')"))
                .isEqualTo(new Filter.TextMatch(Filter.TextMatch.Kind.STARTS_WITH, name, text));
        assertThat(Filter.parse("endsWith(displayName,'a') eq false"))
                .isEqualTo(new Filter.Not(new Filter.TextMatch(Filter.TextMatch.Kind.ENDS_WITH, name, text)));
    }

    @Test
    void listsLambdasAndBarePropertiesAreRead() {
        assertThat(Filter.parse("state in ('active', 'pending')"))
                .isEqualTo(new Filter.In(
                        property("state"), List.of(new Operand.Text("active"), new Operand.Text("pending"))));
        assertThat(Filter.parse("tags/any(t: t eq 'x' and contains(t,'y'))"))
                .isEqualTo(new Filter.Lambda(
                        Filter.Lambda.Quantifier.ANY,
                        property("tags"),
                        "t",
                        Optional.of(new Filter.And(
                                eq("t", new Operand.Text("x")),
                                new Filter.TextMatch(
                                        Filter.TextMatch.Kind.CONTAINS, property("t"), new Operand.Text("y"))))));
        assertThat(Filter.parse("info/tags/all(t:t/name ne 'x')"))
                .isInstanceOfSatisfying(Filter.Lambda.class, lambda -> {
                    assertThat(lambda.quantifier()).isEqualTo(Filter.Lambda.Quantifier.ALL);
                    assertThat(lambda.collection().path()).isEqualTo("info/tags");
                });
        assertThat(Filter.parse("tags/any()"))
                .isEqualTo(new Filter.Lambda(Filter.Lambda.Quantifier.ANY, property("tags"), "", Optional.empty()));
        assertThat(Filter.parse("isCurrent and a eq 1"))
                .isEqualTo(new Filter.And(eq("isCurrent", new Operand.Bool(true)), eq("a", number(1))));
        assertThat(Filter.parse("contains eq 1")).isEqualTo(eq("contains", number(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                      | position 1:  | the end
            a eq                    | position 5: | the end
            a eq 1 b                | position 8: | 'b'
            a xx 1                  | position 3: | 'xx'
            a = 1                   | position 3: | '='
            a eq 'x                 | position 6: | none
            (a eq 1                 | position 8: | ')'
            a eq 1)                 | position 7: | ')'
            a eq 1 and              | position 11: | the end
            and a eq 1              | position 5: | 'a'
            not                     | position 4: | the end
            a in ()                 | position 7: | ')'
            a in ('x','y'           | position 14: | the end
            a in (b)                | position 7: | 'b'
            a eq 1e9999             | position 6: | '1e9999'
            a eq 2026-13-01         | position 6: | '2026-13-01'
            a eq 12:34              | position 6: | '12:34'
            a eq -                  | position 6: | '-'
            contains(a 'x')         | position 12: | a string
            contains(a,'x',1)       | position 15: | ','
            tolower(a) eq 'x'       | position 8: | contains, startswith
            tags/any(t)             | position 11: | ':'
            tags/all()              | position 10: | ')'
            a/ eq 1                 | position 7: | '1'
            /a eq 1                 | position 1: | '/'
            a eq "x"                | position 6: | '"'
            a;b eq 1                | position 2: | ';'
            datetime'x' eq a        | position 1: | 'datetime'
            startswith(a,'x') eq 1  | position 22: | '1'
            1                       | position 2: | the end
            """)
    void whatIsNoFilterIsRefusedWithPlaceAndExpectation(String filter, String position, String found) {
        var refusal = catchThrowableOfType(FilterException.class, () -> Filter.parse(filter));
        assertThat(refusal).as(filter).isNotNull();
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("InvalidFilter");
        assertThat(refusal)
                .hasMessageStartingWith("$filter: at " + position.strip())
                .hasMessageContaining("expected ")
                .hasMessageContaining(found);
    }

    @Test
    void lengthDepthAndNumberOfConditionsAreBounded() {
        assertThat(Filter.parse("(".repeat(49) + "a eq 1" + ")".repeat(49))).isEqualTo(eq("a", number(1)));
        record Case(String filter, String problem) {}
        for (var one : List.of(
                new Case("(".repeat(50) + "a eq 1" + ")".repeat(50), "nested more than 50 deep"),
                new Case("not ".repeat(51) + "a", "nested more than 50 deep"),
                new Case("a/any(b:b/any(c:".repeat(60), "nested more than 50 deep"),
                new Case("a eq 1 or ".repeat(201) + "a", "more than 200 conditions"),
                new Case("a eq '" + "x".repeat(8_000) + "'", "longer than 8000 characters"))) {
            assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse(one.filter)))
                    .hasMessageContaining(one.problem);
        }
    }

    /** Every filter that is wrong somewhere is refused as such, whatever its letters. */
    @Test
    void noTextMakesTheParserFailInAnotherWay() {
        var words = List.of(
                "a",
                "eq",
                "'x'",
                "(",
                ")",
                ",",
                "/",
                ":",
                "any",
                "not",
                "and",
                "in",
                "1",
                "-",
                "contains",
                "null",
                "2026-01-01",
                "é",
                "\0",
                "'");
        var random = new java.util.Random(7);
        var parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            var filter = new StringBuilder();
            for (int word = random.nextInt(8); word >= 0; word--) {
                filter.append(words.get(random.nextInt(words.size()))).append(random.nextBoolean() ? " " : "");
            }
            try {
                Filter.parse(filter.toString());
                parsed++;
            } catch (FilterException expected) {
                assertThat(expected).hasMessageStartingWith("$filter: ");
            }
        }
        assertThat(parsed).isPositive();
    }
}
