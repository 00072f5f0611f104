package dev.gatehouse.benchmarks.compare;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerTest {

    @Test
    void anAnswerCountsOnceItIsWhole() {
        var text = "HTTP/1.1 403 Forbidden\r\nX: y\r\ncontent-LENGTH: 4\r\n\r\nbody";
        for (int length = 0; length < text.length(); length++) {
            assertThat(Answer.status(filled(text.substring(0, length)))).isZero();
        }
        assertThat(Answer.status(filled(text))).isEqualTo(403);
    }

    @Test
    void anAnswerWithoutALengthIsNoAnswerForThis() {
        assertThatThrownBy(() -> Answer.status(filled("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .isInstanceOf(BenchmarkException.class);
    }

    private static ByteBuffer filled(String text) {
        return ByteBuffer.allocate(1024).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
