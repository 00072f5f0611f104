package dev.gatehouse.http;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RequestTest {
    private static Request get(String target) {
        return Request.of("GET", target, Headers.none(), new byte[0]);
    }

    private static Request post(String contentType, String body) {
        var headers = Headers.none().with("Content-Type", contentType);
        return Request.of("POST", "/", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestException refused(ThrowingCallable call) {
        return catchThrowableOfType(RequestException.class, call);
    }

    @Test
    void pathsAreDecodedExactlyOnceAndSegmentBySegment() {
        assertThat(get("/").segments()).isEmpty();
        assertThat(get("/a/").segments()).containsExactly("a", "");
        assertThat(get("/a//b").segments()).containsExactly("a", "", "b");
        assertThat(get("/apis/echo%3Brev%3D2").segments()).containsExactly("apis", "echo;rev=2");
        assertThat(get("/apis/echo;rev=2").segments()).containsExactly("apis", "echo;rev=2");
        assertThat(get("/a%252Fb%2Fc").segments()).containsExactly("a%2Fb/c");
        assertThat(get("/gr%C3%B6%C3%9Fe+1").segments()).containsExactly("größe+1");
        assertThat(get("/a?b=/c").segments()).containsExactly("a");
    }

    @Test
    void queriesAndFormsAreDecodedWithPlusAsSpace() {
        var query = get("/?a=1+2&b=%2B&c&&d=x=y&a=3").query();
        assertThat(query.names()).containsExactly("a", "b", "c", "d");
        assertThat(query.all("a")).containsExactly("1 2", "3");
        assertThat(query.first("b")).contains("+");
        assertThat(query.first("c")).contains("");
        assertThat(query.first("d")).contains("x=y");
        assertThat(query.first("A")).isEmpty();
        var form = post(
                        "application/x-www-form-urlencoded; charset=utf-8",
                        "scope=a+b&name=gr%C3%B6%C3%9Fe\uD83D\uDE00")
                .form();
        assertThat(form.single("scope")).contains("a b");
        assertThat(form.single("name")).contains("größe\uD83D\uDE00");
    }

    @Test
    void aParameterSentTwiceIsRefusedWhereItMayStandOnce() {
        var query = get("/?a=1&a=1").query();
        assertThat(refused(() -> query.single("a"))).satisfies(refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.code()).isEqualTo("DuplicateParameter");
            assertThat(refusal).hasMessageContaining("a");
        });
    }

    @Test
    void escapesThatAreNoneAreRefused() {
        for (var bad : List.of(
                "%",
                "%a", "%g0", "%0g", "%-1", "%+1", "%C3", "%C3%28", "%ED%A0%80", "%F8%88", "%00", "%\uFF11\uFF11")) {
            assertThat(refused(() -> get("/" + bad).segments()).code()).as(bad).isEqualTo("InvalidEncoding");
            assertThat(refused(() -> get("/?a=" + bad).query()).code()).as(bad).isEqualTo("InvalidEncoding");
        }
        // Not escaped either.
        assertThat(refused(() -> post("application/x-www-form-urlencoded", "a=b\0")
                                .form())
                        .code())
                .isEqualTo("InvalidEncoding");
    }

    @Test
    void tooManyFieldsAreRefused() {
        assertThat(get("/?" + "a=1&".repeat(500)).query().all("a")).hasSize(500);
        assertThat(refused(() -> get("/?" + "a=1&".repeat(501)).query()).code()).isEqualTo("TooManyParameters");
    }

    @Test
    void whatIsNoFormIsNotReadAsOne() {
        assertThat(refused(() -> post("application/json", "a=1").form()).status())
                .isEqualTo(415);
        assertThat(refused(() -> get("/").form()).status()).isEqualTo(415);
    }

    @Test
    void jsonIsStrictAndBounded() {
        assertThat(post("application/json", "{\"a\":[1,true,null,\"x\"]}")
                        .json()
                        .get("a"))
                .hasSize(4);
        for (var bad : List.of(
                "",
                " ",
                "{",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":01}",
                "[1,]",
                "NaN",
                "{\"a\":1}x",
                "[".repeat(101) + "]".repeat(101),
                "1".repeat(101),
                "\"\\uD8\"",
                "\"a\nb\"")) {
            assertThat(refused(() -> post("application/json", bad).json()).code())
                    .as(bad)
                    .isEqualTo("InvalidJson");
        }
        var invalidUtf8 = Request.of("POST", "/", Headers.none(), new byte[] {'"', (byte) 0xC3, '"'});
        assertThat(refused(invalidUtf8::json).code()).isEqualTo("InvalidJson");
    }

    @Test
    void whatIsWrongInJsonIsPlacedButNotQuoted() {
        var refusal = refused(
                () -> post("application/json", "{\n  \"secret\": hunter2\n}").json());
        assertThat(refusal).hasMessageContaining("line 2").hasMessageNotContaining("hunter2");
    }

    @Test
    void valuesDoNotShowInText() {
        var headers = Headers.none().with("Authorization", "Bearer hunter2");
        var request = Request.of("GET", "/?key=hunter2", headers, "hunter2".getBytes(StandardCharsets.UTF_8));
        assertThat(request + " " + request.headers() + " " + request.query() + " " + Reply.text(200, "hunter2"))
                .doesNotContain("hunter2");
    }

    @Test
    void headersCannotBeSplit() {
        for (var value : List.of("a\r\nb: c", "a\nb", "a\0b", "a\u007fb")) {
            assertThatThrownBy(() -> Reply.empty(200).with("X", value)).isInstanceOf(IllegalArgumentException.class);
        }
        for (var name : List.of("", "a b", "a:b", "a\r\n", "ü")) {
            assertThatThrownBy(() -> Reply.empty(200).with(name, "v")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void encodingAndDecodingAreInverse() {
        var text = "a/b?c=d&e+f %\u00e4\u2602\uD83D\uDE00'()*~";
        assertThat(PercentEncoding.decode(PercentEncoding.encode(text))).isEqualTo(text);
        assertThat(PercentEncoding.encode("a b+\u00e4~")).isEqualTo("a%20b%2B%C3%A4~");
    }
}
