package dev.gatehouse.http.odata;

import dev.gatehouse.http.Headers;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryOptionsTest {
    private static QueryOptions parse(String query, Set<QueryOption> supported) {
        var request = Request.of("GET", "/?" + query, Headers.none(), new byte[0]);
        return QueryOptions.parse(request.query(), supported, 999);
    }

    private static QueryOptions parse(String query) {
        return parse(query, EnumSet.allOf(QueryOption.class));
    }

    @Test
    void allOptionsAreRead() {
        var options = parse("$select=id,info/url&$filter=a%20eq%20%27b%27&$top=10&$skip=0&$orderby=name%20desc,id"
                + "&$count=true&$expand=owners,appRoles($select=id,value)&$search=%22displayName:x%22&$skiptoken=abc"
                + "&api-version=1");
        assertThat(options.select()).containsExactly("id", "info/url");
        assertThat(options.filter()).contains(Filter.parse("a eq 'b'"));
        assertThat(options.top()).hasValue(10);
        assertThat(options.skip()).hasValue(0);
        assertThat(options.orderBy())
                .containsExactly(new QueryOptions.OrderBy("name", true), new QueryOptions.OrderBy("id", false));
        assertThat(options.count()).isTrue();
        assertThat(options.expand())
                .containsExactly(
                        new QueryOptions.Expand("owners", java.util.List.of()),
                        new QueryOptions.Expand("appRoles", java.util.List.of("id", "value")));
        assertThat(options.search()).contains("\"displayName:x\"");
        assertThat(options.skipToken()).contains("abc");
    }

    @Test
    void withoutOptionsNothingIsAsked() {
        var options = parse("api-version=1");
        assertThat(options.filter()).isEmpty();
        assertThat(options.top()).isEmpty();
        assertThat(options.count()).isFalse();
        assertThat(options.select()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $top        | 0
            $top        | -1
            $top        | 1000
            $top        | ten
            $top        | 99999999999
            $top        | 1.5
            $skip       | -1
            $skip       | 10000001
            $count      | yes
            $select     | a b
            $select     | a,,b
            $select     | a;b
            $orderby    | a up
            $orderby    | a desc b
            $orderby    | a,
            $expand     | a(
            $expand     | a)
            $expand     | a($filter=x)
            $expand     | a($select=)
            $format     | json
            """)
    void whatCannotBeUsedIsRefusedByName(String option, String value) {
        var query = option + "=" + PercentEncoding.encode(value);
        var refusal = catchThrowableOfType(RequestException.class, () -> parse(query));
        assertThat(refusal).as(query).isNotNull();
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("InvalidQueryOption");
        assertThat(refusal).hasMessageStartingWith(option + " ");
    }

    @Test
    void whatIsEmptyDoubledTooLongOrNotSupportedHereIsRefused() {
        for (var option : QueryOption.values()) {
            assertThat(catchThrowableOfType(RequestException.class, () -> parse(option.parameter() + "=")))
                    .hasMessageContaining(option.parameter() + " is empty");
            assertThat(catchThrowableOfType(RequestException.class, () -> parse(option.parameter() + "=1", Set.of())))
                    .hasMessage(option.parameter() + " is not supported here.");
            assertThat(catchThrowableOfType(
                                    RequestException.class,
                                    () -> parse(option.parameter() + "=1&" + option.parameter() + "=1"))
                            .code())
                    .isEqualTo("DuplicateParameter");
            assertThat(catchThrowableOfType(
                            RequestException.class, () -> parse(option.parameter() + "=" + "a".repeat(8_001))))
                    .hasMessageContaining("longer than 8000");
        }
        assertThat(catchThrowableOfType(RequestException.class, () -> parse("$select=" + "a,".repeat(100) + "a")))
                .hasMessage("$select has more than 100 items.");
    }
}
