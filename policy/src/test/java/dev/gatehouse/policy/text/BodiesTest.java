package dev.gatehouse.policy.text;

import dev.gatehouse.policy.testing.HeaderList;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodiesTest {
    private static final byte[] TEXT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();

    @Test
    void unpacksGzipAndDeflateAndLeavesTheRest() throws IOException {
        assertThat(Bodies.unpacked(coded("GZIP"), gzip(TEXT))).isEqualTo(TEXT);
        packed.reset();
        assertThat(Bodies.unpacked(coded("deflate"), write(new DeflaterOutputStream(packed), TEXT)))
                .isEqualTo(TEXT);
        assertThat(Bodies.unpacked(coded("identity"), TEXT)).isSameAs(TEXT);
        assertThat(Bodies.unpacked(new HeaderList(), TEXT)).isSameAs(TEXT);
    }

    @Test
    void aSmallBodyThatUnpacksToMuchIsRefused() throws IOException {
        byte[] bomb = gzip(new byte[Bodies.LIMIT + 1]);

        assertThat(bomb.length).isLessThan(10_000);
        assertThatThrownBy(() -> Bodies.unpacked(coded("gzip"), bomb))
                .isInstanceOf(Bodies.Packed.class)
                .hasMessageContaining("larger than 4194304 bytes");
    }

    @Test
    void aBodyOfTheLargestSizeIsNot() throws IOException {
        assertThat(Bodies.unpacked(coded("gzip"), gzip(new byte[Bodies.LIMIT]))).hasSize(Bodies.LIMIT);
    }

    @Test
    void codingsThatAreNotKnownOrNotTrueAreRefused() throws IOException {
        byte[] gzip = gzip(TEXT);

        assertThatThrownBy(() -> Bodies.unpacked(coded("br"), TEXT)).isInstanceOf(Bodies.Packed.class);
        assertThatThrownBy(() -> Bodies.unpacked(coded("gzip, gzip"), gzip)).isInstanceOf(Bodies.Packed.class);
        assertThatThrownBy(() -> Bodies.unpacked(coded("deflate"), gzip)).isInstanceOf(Bodies.Packed.class);
        assertThatThrownBy(() -> Bodies.unpacked(coded("gzip"), TEXT)).isInstanceOf(Bodies.Packed.class);
    }

    private static HeaderList coded(String coding) {
        HeaderList headers = new HeaderList();
        headers.set("Content-Encoding", coding);
        return headers;
    }

    private byte[] gzip(byte[] plain) throws IOException {
        return write(new GZIPOutputStream(packed), plain);
    }

    private byte[] write(OutputStream to, byte[] plain) throws IOException {
        try (to) {
            to.write(plain);
        }
        return packed.toByteArray();
    }
}
