package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that two readers could understand differently: refused, the connection closed, nothing forwarded. */
class AmbiguousRequestTests {
    private static final LinkedBlockingQueue<RawConnection.Message> RECEIVED = new LinkedBlockingQueue<>();
    private static RawBackend backend;
    private static TestProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        backend = new RawBackend((connection, _) -> {
            while (true) {
                RECEIVED.add(connection.request());
                connection.send(RawBackend.ok("ok"));
            }
        });
        proxy = TestProxy.of(
                settings -> settings.withLimits(new ProxySettings.Limits(200, 1000, 10, 1000, 1000, 100, 100, 100)),
                TestProxy.forward(backend.url()));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        backend.close();
    }

    @BeforeEach
    void forget() {
        RECEIVED.clear();
    }

    private static Arguments refused(String what, int status, String request) {
        return Arguments.of(what, status, request);
    }

    private static String post(String headers, String body) {
        return "POST /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
    }

    private static String chunked(String body) {
        return post("Transfer-Encoding: chunked\r\n", body);
    }

    private static String get(String headers) {
        return "GET /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
    }

    private static String line(String requestLine) {
        return requestLine + "\r\nHost: a\r\n\r\n";
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("both lengths", 400, post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")),
                refused(
                        "both, the other way",
                        400,
                        post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")),
                refused("two different lengths", 400, post("Content-Length: 5\r\nContent-Length: 6\r\n", "abcdef")),
                refused("two equal lengths", 400, post("Content-Length: 5\r\nContent-Length: 5\r\n", "abcde")),
                refused("a list of lengths", 400, post("Content-Length: 5, 5\r\n", "abcde")),
                refused("a signed length", 400, post("Content-Length: +5\r\n", "abcde")),
                refused("a negative length", 400, post("Content-Length: -5\r\n", "abcde")),
                refused("a hexadecimal length", 400, post("Content-Length: 0x5\r\n", "abcde")),
                refused("a length with a space", 400, post("Content-Length: 5 5\r\n", "abcde")),
                refused("an empty length", 400, post("Content-Length:\r\n", "")),
                refused("an overflowing length", 400, post("Content-Length: 18446744073709551621\r\n", "abcde")),
                refused("an encoding before chunked", 400, post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")),
                refused(
                        "an encoding after chunked",
                        400,
                        post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")),
                refused("chunked twice", 400, post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n")),
                refused(
                        "two encodings",
                        400,
                        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")),
                refused(
                        "a hidden second encoding",
                        400,
                        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "0\r\n\r\n")),
                refused("an unknown encoding", 400, post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")),
                refused("a quoted encoding", 400, post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n")),
                refused("an empty encoding", 400, post("Transfer-Encoding:\r\n", "0\r\n\r\n")),
                refused(
                        "an encoding with a vertical tab",
                        400,
                        post("Transfer-Encoding: \u000bchunked\r\n", "0\r\n\r\n")),
                refused(
                        "an encoding in HTTP/1.0",
                        400,
                        "POST /a HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                refused("a folded header", 400, get("X-A: 1\r\n 2\r\n")),
                refused("a folded header with a tab", 400, get("X-A: 1\r\n\t2\r\n")),
                refused("a first header that is indented", 400, "GET /a HTTP/1.1\r\n Host: a\r\n\r\n"),
                refused("a folded encoding", 400, post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n")),
                refused("two hosts", 400, get("Host: b\r\n")),
                refused("two equal hosts", 400, get("Host: a\r\n")),
                refused("no host", 400, "GET /a HTTP/1.1\r\nX-A: 1\r\n\r\n"),
                refused("an empty host", 400, "GET /a HTTP/1.1\r\nHost:\r\n\r\n"),
                refused("a host with a path", 400, "GET /a HTTP/1.1\r\nHost: a/b\r\n\r\n"),
                refused("a host with a user", 400, "GET /a HTTP/1.1\r\nHost: a@b\r\n\r\n"),
                refused("a list of hosts", 400, "GET /a HTTP/1.1\r\nHost: a, b\r\n\r\n"),
                refused("a host with a bad port", 400, "GET /a HTTP/1.1\r\nHost: a:b\r\n\r\n"),
                refused("a host with a large port", 400, "GET /a HTTP/1.1\r\nHost: a:65536\r\n\r\n"),
                refused("an unclosed address", 400, "GET /a HTTP/1.1\r\nHost: [::1\r\n\r\n"),
                refused("LF alone after the request line", 400, "GET /a HTTP/1.1\nHost: a\r\n\r\n"),
                refused("LF alone after a header", 400, "GET /a HTTP/1.1\r\nHost: a\nX-A: 1\r\n\r\n"),
                refused("LF alone at the end", 400, "GET /a HTTP/1.1\r\nHost: a\r\n\n"),
                refused("CR alone in a value", 400, get("X-A: 1\r2\r\n")),
                refused("CR alone before a hidden header", 400, get("X-A: 1\rTransfer-Encoding: chunked\r\n")),
                refused("CR CR LF", 400, get("X-A: 1\r\r\n")),
                refused("NUL in a value", 400, get("X-A: 1\u00002\r\n")),
                refused("NUL in a name", 400, get("X\u0000A: 1\r\n")),
                refused("DEL in a value", 400, get("X-A: 1\u007f2\r\n")),
                refused("a space before the colon", 400, post("Content-Length : 5\r\n", "abcde")),
                refused("a tab before the colon", 400, post("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n")),
                refused("no colon", 400, get("X-A\r\n")),
                refused("no name", 400, get(": 1\r\n")),
                refused("a name with a slash", 400, get("X/A: 1\r\n")),
                refused("a name that is not ASCII", 400, get("X-\u00e4: 1\r\n")),
                refused("two spaces after the method", 400, line("GET  /a HTTP/1.1")),
                refused("two spaces before the version", 400, line("GET /a  HTTP/1.1")),
                refused("a tab in the request line", 400, line("GET\t/a HTTP/1.1")),
                refused("a space in the path", 400, line("GET /a b HTTP/1.1")),
                refused("a space after the version", 400, line("GET /a HTTP/1.1 ")),
                refused("a space before the method", 400, line(" GET /a HTTP/1.1")),
                refused("no version", 400, line("GET /a")),
                refused("a method that is no token", 400, line("G(T /a HTTP/1.1")),
                refused("a lower-case version", 400, line("GET /a http/1.1")),
                refused("a long version", 400, line("GET /a HTTP/1.10")),
                refused("HTTP/2.0", 505, line("GET /a HTTP/2.0")),
                refused("HTTP/1.2", 505, line("GET /a HTTP/1.2")),
                refused("HTTP/0.9", 505, line("GET /a HTTP/0.9")),
                refused("NUL in the path", 400, line("GET /a\u0000b HTTP/1.1")),
                refused("a fragment", 400, line("GET /a#b HTTP/1.1")),
                refused("a backslash", 400, line("GET /a\\b HTTP/1.1")),
                refused("a path that is not ASCII", 400, line("GET /\u00e4 HTTP/1.1")),
                refused("no path", 400, line("GET a HTTP/1.1")),
                refused("the form of CONNECT", 400, line("CONNECT a:443 HTTP/1.1")),
                refused("the form of OPTIONS *", 400, line("OPTIONS * HTTP/1.1")),
                refused("another scheme", 400, line("GET ftp://a/b HTTP/1.1")),
                refused("a target that is not the host", 400, line("GET http://b/a HTTP/1.1")),
                refused("a target without a host", 400, line("GET http:///a HTTP/1.1")),
                refused("a target with a user", 400, "GET http://u@a/ HTTP/1.1\r\nHost: u@a\r\n\r\n"),
                refused("a dot segment", 400, line("GET /a/./b HTTP/1.1")),
                refused("two dots", 400, line("GET /a/../b HTTP/1.1")),
                refused("two dots at the end", 400, line("GET /a/.. HTTP/1.1")),
                refused("encoded dots", 400, line("GET /a/%2e%2E/b HTTP/1.1")),
                refused("half encoded dots", 400, line("GET /a/.%2e HTTP/1.1")),
                refused("dots with a parameter", 400, line("GET /a/..;x/b HTTP/1.1")),
                refused("a chunk size with a sign", 400, chunked("+5\r\nabcde\r\n0\r\n\r\n")),
                refused("a negative chunk size", 400, chunked("-5\r\nabcde\r\n0\r\n\r\n")),
                refused("a chunk size with 0x", 400, chunked("0x5\r\nabcde\r\n0\r\n\r\n")),
                refused("a chunk size with a space before", 400, chunked(" 5\r\nabcde\r\n0\r\n\r\n")),
                refused("a chunk size with a space after", 400, chunked("5 \r\nabcde\r\n0\r\n\r\n")),
                refused("a chunk size that overflows", 400, chunked("10000000000000005\r\nabcde\r\n0\r\n\r\n")),
                refused("an empty chunk size", 400, chunked("\r\nabcde\r\n0\r\n\r\n")),
                refused("a chunk size that is no number", 400, chunked("g\r\nabcde\r\n0\r\n\r\n")),
                refused("LF alone after a chunk size", 400, chunked("5\nabcde\r\n0\r\n\r\n")),
                refused("CR alone after a chunk size", 400, chunked("5\rabcde\r\n0\r\n\r\n")),
                refused("LF alone after a chunk", 400, chunked("5\r\nabcde\n0\r\n\r\n")),
                refused("nothing after a chunk", 400, chunked("5\r\nabcde0\r\n\r\n")),
                refused("a chunk longer than it says", 400, chunked("5\r\nabcdef\r\n0\r\n\r\n")),
                refused("LF alone in an extension", 400, chunked("5;a\nb\r\nabcde\r\n0\r\n\r\n")),
                refused("an endless extension", 400, chunked("5;" + "a".repeat(20_000))),
                refused("LF alone at the end of chunks", 400, chunked("0\r\n\n")),
                refused("a trailer that is folded", 400, chunked("0\r\n X: 1\r\n\r\n")),
                refused("endless trailers", 400, chunked("0\r\n" + "X-A: 1\r\n".repeat(2000))),
                refused("a long request line", 414, line("GET /" + "a".repeat(200) + " HTTP/1.1")),
                refused("a request line without end", 414, "GET /" + "a".repeat(2000)),
                refused("a long header", 431, get("X-A: " + "a".repeat(1000) + "\r\n")),
                refused("a header without end", 431, "GET /a HTTP/1.1\r\nHost: a\r\nX-A: " + "a".repeat(2000)),
                refused("many headers", 431, get("X-A: 1\r\n".repeat(10))),
                refused("a long body", 413, post("Content-Length: 1001\r\n", "")),
                refused("a body that grows long", 413, chunked("3e9\r\n" + "a".repeat(1001))),
                refused("another expectation", 417, post("Content-Length: 5\r\nExpect: the-unexpected\r\n", "abcde")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCouldBeUnderstoodInTwoWaysIsRefusedAndTheConnectionClosed(String what, int status, String request)
            throws Exception {
        try (var client = proxy.connect()) {
            var response = client.send(request + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
                    .response();

            assertThat(response.status()).as(what).isEqualTo(status);
            assertThat(response.header("Connection")).hasValue("close");
            assertThat(response.body()).startsWith("{ \"statusCode\": " + status + ", \"message\": \"");
            assertThat(client.closedByPeer()).isTrue();
            var record = proxy.record();
            assertThat(record.status()).isEqualTo(status);
            assertThat(record.outcome()).isEqualTo(AccessOutcome.BAD_REQUEST);
            assertThat(proxy.recordedNothing()).isTrue();
        }
        assertThat(RECEIVED).isEmpty();
    }

    static Stream<Arguments> neighbours() {
        return Stream.of(
                Arguments.of("a length", post("Content-Length: 5\r\n", "abcde"), "abcde"),
                Arguments.of("a length with leading zeros", post("Content-Length: 005\r\n", "abcde"), "abcde"),
                Arguments.of("a length in another case", post("cONTENT-lENGTH:5\r\n", "abcde"), "abcde"),
                Arguments.of("a length of nothing", post("Content-Length: 0\r\n", ""), ""),
                Arguments.of("chunks", chunked("5\r\nabcde\r\n0\r\n\r\n"), "abcde"),
                Arguments.of("several chunks", chunked("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), "abcde"),
                Arguments.of(
                        "chunks in upper case",
                        post("TRANSFER-ENCODING: CHUNKED\r\n", "A\r\n0123456789\r\n0\r\n\r\n"),
                        "0123456789"),
                Arguments.of("a chunk size with zeros", chunked("0005\r\nabcde\r\n000\r\n\r\n"), "abcde"),
                Arguments.of("an extension", chunked("5;a=\"b\"\r\nabcde\r\n0;c\r\n\r\n"), "abcde"),
                Arguments.of("a trailer", chunked("5\r\nabcde\r\n0\r\nX-T: 1\r\n\r\n"), "abcde"),
                Arguments.of("blanks around a value", get("X-A: \t 1 2 \t\r\n"), ""),
                Arguments.of("an empty value", get("X-A:\r\n"), ""),
                Arguments.of("a value that is not ASCII", get("X-A: \u00e4\r\n"), ""),
                Arguments.of("a header twice", get("X-A: 1\r\nX-A: 2\r\n"), ""),
                Arguments.of("an address as host", "GET /a HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", ""),
                Arguments.of("the absolute form", line("GET http://a/a HTTP/1.1"), ""),
                Arguments.of("the absolute form without path", "GET https://a:80?x HTTP/1.1\r\nHost: a:80\r\n\r\n", ""),
                Arguments.of("an empty line before", "\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n", ""),
                Arguments.of("a method of one's own", line("BREW-2 /a HTTP/1.1"), ""),
                Arguments.of("dots in a name", line("GET /a/..b/c..;d/.../%2e%2e%2e HTTP/1.1"), ""),
                Arguments.of("dots in the query", line("GET /a?b=/../c HTTP/1.1"), ""),
                Arguments.of("the longest request line", line("GET /" + "a".repeat(180) + " HTTP/1.1"), ""),
                Arguments.of("the longest body", post("Content-Length: 1000\r\n", "a".repeat(1000)), "a".repeat(1000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neighbours")
    void theValidNeighbourIsForwardedAndTheConnectionGoesOn(String what, String request, String body) throws Exception {
        try (var client = proxy.connect()) {
            assertThat(client.send(request).response().status()).as(what).isEqualTo(200);
            assertThat(RECEIVED.take().body()).isEqualTo(body);
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.SERVED);

            assertThat(client.send(line("GET /again HTTP/1.1")).response().status())
                    .isEqualTo(200);
            assertThat(RECEIVED.take().startLine()).isEqualTo("GET /again HTTP/1.1");
            assertThat(proxy.record().path()).isEqualTo("/again");
        }
    }
}
