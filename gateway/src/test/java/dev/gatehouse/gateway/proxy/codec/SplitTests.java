package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages mean the same, however the network cuts them. */
class SplitTests {
    private static final String NASTY = "\r\n \t:;,0f\u0000";
    private static final HeadLimits LIMITS = new HeadLimits(1000, 4000, 50);

    static List<String> requests() {
        return List.of(
                "GET /a?b=c HTTP/1.1\r\nHost: a\r\n\r\n",
                "\r\nPOST /a HTTP/1.1\r\nHost: a:80\r\nContent-Length: 11\r\nX-A:\t1 \r\nX-A: 2\r\n\r\nhello world",
                "PUT http://a/b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5\r\nhello\r\n1;x=\"y\"\r\n \r\n005\r\nworld\r\n0\r\nX-T: 1\r\nX-U: 2\r\n\r\n",
                "DELETE / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    }

    static List<String> responses() {
        return List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 404 \r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n",
                "HTTP/1.0 201\r\nX-A: 1\r\n\r\nuntil the end");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestCutAnywhereMeansTheSame(String text) {
        var whole = readRequest(List.of(text));
        for (int i = 0; i <= text.length(); i++) {
            for (int j = i; j <= text.length(); j += 7) {
                var parts = List.of(text.substring(0, i), text.substring(i, j), text.substring(j));
                assertThat(readRequest(parts)).isEqualTo(whole);
            }
        }
        assertThat(readRequest(List.of(text.split("")))).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void aResponseCutAnywhereMeansTheSame(String text) {
        var whole = readResponse(List.of(text));
        for (int i = 0; i <= text.length(); i++) {
            assertThat(readResponse(List.of(text.substring(0, i), text.substring(i))))
                    .isEqualTo(whole);
        }
        assertThat(readResponse(List.of(text.split("")))).isEqualTo(whole);
    }

    @Test
    void aRefusedRequestIsRefusedHoweverItIsCut() {
        for (var text : List.of(
                "GET / HTTP/1.1\r\nHost: a\r\n X: 1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n")) {
            var whole = readRequest(List.of(text));
            assertThat(whole).startsWith("400");
            for (int i = 0; i <= text.length(); i++) {
                assertThat(readRequest(List.of(text.substring(0, i), text.substring(i))))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void whateverComesIsReadOrRefusedAndNothingElse() {
        var random = new Random(20261122);
        var seeds = requests();
        for (int i = 0; i < 30_000; i++) {
            var text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            int cut = random.nextInt(text.length() + 1);
            var whole = readRequest(List.of(text));
            assertThat(readRequest(List.of(text.substring(0, cut), text.substring(cut))))
                    .as(text)
                    .isEqualTo(whole);
        }
        seeds = responses();
        for (int i = 0; i < 15_000; i++) {
            var text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            int cut = random.nextInt(text.length() + 1);
            assertThat(readResponse(List.of(text.substring(0, cut), text.substring(cut))))
                    .as(text)
                    .isEqualTo(readResponse(List.of(text)));
        }
    }

    @Test
    void noiseIsRefusedOrWaitedFor() {
        var random = new Random(42);
        var bytes = new byte[200];
        for (int i = 0; i < 5_000; i++) {
            random.nextBytes(bytes);
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(readRequest(List.of(text))).matches("(?s)4.*|5.*|incomplete");
        }
    }

    private static String mutated(String text, Random random) {
        var changed = new StringBuilder(text);
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(5)) {
                case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
                case 1 -> changed.deleteCharAt(at);
                case 2 -> changed.insert(at, NASTY.charAt(random.nextInt(NASTY.length())));
                case 3 ->
                    changed.insert(at, changed.substring(at, Math.min(changed.length(), at + random.nextInt(30))));
                default -> changed.setCharAt(at, changed.charAt(random.nextInt(changed.length())));
            }
        }
        return changed.toString();
    }

    /** What was understood, or the refusal. */
    private static String readRequest(List<String> parts) {
        var head = new RequestHead(LIMITS);
        var message = new Message();
        return message.read(parts, head::read, head::framing)
                .map(body -> head.method() + " " + head.path() + " " + head.query() + " " + head.host() + " "
                        + head.keepAlive() + " " + head.version11() + lines(head.headers()) + body)
                .orElse(message.outcome);
    }

    private static String readResponse(List<String> parts) {
        var head = new ResponseHead(LIMITS);
        var message = new Message();
        return message.read(parts, head::read, () -> head.framing("GET"))
                .map(body ->
                        head.status() + " " + head.reason() + " " + head.keepAlive() + lines(head.headers()) + body)
                .orElse(message.outcome);
    }

    private static String lines(HeaderBlock headers) {
        var lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append('|').append(name).append('=').append(value));
        return lines.append('|').toString();
    }

    private interface HeadRead {
        boolean read(io.netty.buffer.ByteBuf in);
    }

    private static final class Message {
        private String outcome = "incomplete";

        java.util.Optional<String> read(
                List<String> parts, HeadRead head, java.util.function.Supplier<BodyFraming> framing) {
            var body = new StringBuilder();
            BodyDecoder decoder = null;
            try {
                for (var part : parts) {
                    var in = Unpooled.copiedBuffer(part, StandardCharsets.ISO_8859_1);
                    if (decoder == null && in.isReadable() && head.read(in)) {
                        decoder = BodyDecoder.of(framing.get());
                    }
                    if (decoder != null) {
                        for (int next = decoder.next(in); next > 0; next = decoder.next(in)) {
                            body.append(in.readCharSequence(next, StandardCharsets.ISO_8859_1));
                        }
                    }
                }
            } catch (BadMessage e) {
                outcome = e.status() + " " + e.getMessage();
                return java.util.Optional.empty();
            }
            return decoder != null && decoder.completeAtClose()
                    ? java.util.Optional.of(body.toString())
                    : java.util.Optional.empty();
        }
    }
}
