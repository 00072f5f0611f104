package dev.gatehouse.http.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class FilterEvaluatorTest {
    private static final JsonNode OBJECT = Json.parse("""
            {"name": "Starter", "count": 10, "ratio": 2.5, "enabled": true, "nothing": null, "digits": "10",
             "id": "ABCDEF01-0000-0000-c000-000000000000", "date": "2026-03-01T10:00:00+02:00",
             "tags": ["Red", "green"], "none": [], "info": {"url": "https://a"},
             "links": [{"state": "active"}, {"state": "pending"}]}
            """.getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name eq 'STARTER'",
                "name ne 'x'",
                "name gt 'st'",
                "name le 'starter'",
                "'starter' eq name",
                "count eq 10",
                "count eq 10.0",
                "count gt 9",
                "count in (1, 10)",
                "ratio lt 3",
                "enabled",
                "enabled eq true",
                "not (enabled eq false)",
                "nothing eq null",
                "missing eq null",
                "missing ne 'x'",
                "name ne null",
                "id eq abcdef01-0000-0000-c000-000000000000",
                "date eq 2026-03-01T08:00:00Z",
                "date lt 2026-03-02",
                "contains(name,'ART')",
                "startswith(name,'')",
                "endswith(name,'ter')",
                "info/url eq 'https://a'",
                "tags/any(t: t eq 'red')",
                "tags/any()",
                "tags/all(t: contains(t,'e'))",
                "none/all(t: t eq 'x')",
                "links/any(l: l/state eq 'pending' and name eq 'starter')",
                "not tags/any(t: t eq 'blue')"
            })
    void isPassed(String filter) {
        assertThat(FilterEvaluator.matches(Filter.parse(filter), OBJECT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name eq 'x'",
                "count eq '10'",
                "digits eq 10",
                "count lt 'x'",
                "missing gt 1",
                "missing lt 1",
                "nothing ge 0",
                "missing eq 'null'",
                "name eq null",
                "enabled eq 'true'",
                "contains(count,'1')",
                "contains(missing,'')",
                "name/any()",
                "none/any()",
                "missing/any()",
                "tags/any(t: t eq 'blue')",
                "tags/all(t: t eq 'red')",
                "links/all(l: l/state eq 'active')",
                "links/any(l: l/other eq 'active')",
                "date gt 2026-03-01T08:00:00Z",
                "name gt 2026-03-01",
                "count in (1, 2)",
                "info eq 'https://a'",
                "missing"
            })
    void isNotPassed(String filter) {
        assertThat(FilterEvaluator.matches(Filter.parse(filter), OBJECT)).isFalse();
    }

    @Test
    void valuesOfJavaCompareToo() {
        var id = UUID.fromString("00000003-0000-0000-c000-000000000000");
        Map<String, Object> values = Map.of(
                "id",
                id,
                "time",
                Instant.parse("2026-01-01T00:00:00Z"),
                "count",
                7L,
                "roles",
                List.of("a", "b"),
                "owners",
                List.of(Map.of("id", "u1")));
        for (var filter : List.of(
                "id eq " + id,
                "id eq '" + id + "'",
                "time eq '2026-01-01T01:00:00+01:00'",
                "time ge 2026-01-01",
                "count ge 7",
                "roles/any(r: r eq 'B')",
                "owners/any(o: o/id eq 'u1')")) {
            assertThat(FilterEvaluator.matches(Filter.parse(filter), values::get))
                    .as(filter)
                    .isTrue();
        }
        assertThat(FilterEvaluator.matches(Filter.parse("roles/any(r: r eq 'c') or time eq 'soon'"), values::get))
                .isFalse();
    }
}
