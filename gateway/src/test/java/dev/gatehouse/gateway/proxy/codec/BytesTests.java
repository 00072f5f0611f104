package dev.gatehouse.gateway.proxy.codec;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found eight bytes at a time is what one finds byte by byte, wherever it stands. */
class BytesTests {
    @Test
    void newlineWhenItStandsAnywhereThenTheFirstIsFound() {
        for (int length = 0; length < 40; length++) {
            for (int start = 0; start <= length; start++) {
                var bytes = filled(length, (byte) 0x0b);
                assertThat(Bytes.newline(bytes, start, length)).isEqualTo(-1);
                for (int at = 0; at < length; at++) {
                    bytes = filled(length, (byte) 0x8a);
                    bytes[at] = '\n';
                    assertThat(Bytes.newline(bytes, start, length)).isEqualTo(at >= start ? at : -1);
                    if (at + 1 < length) {
                        bytes[at + 1] = '\n';
                        assertThat(Bytes.newline(bytes, start, length))
                                .isEqualTo(at >= start ? at : at + 1 >= start ? at + 1 : -1);
                    }
                }
            }
        }
    }

    @Test
    void isValueWhenAnyByteStandsAnywhereThenItIsAllowedAsByItself() {
        for (int length = 1; length < 27; length++) {
            for (int at = 0; at < length; at++) {
                for (int value = 0; value < 256; value++) {
                    var bytes = filled(length, (byte) 'a');
                    bytes[at] = (byte) value;
                    assertThat(Bytes.isValue(bytes, 0, length))
                            .as("byte %d at %d of %d", value, at, length)
                            .isEqualTo(Bytes.inValue(value));
                }
            }
        }
    }

    @Test
    void isValueWhenItIsAnythingThenEachByteDecides() {
        var random = new Random(11);
        for (int turn = 0; turn < 20_000; turn++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                // Mostly what is allowed, at its edges.
                if (random.nextInt(20) > 0) {
                    bytes[i] = new byte[] {' ', '\t', '~', (byte) 0x80, (byte) 0xff, '!'}[random.nextInt(6)];
                }
            }
            boolean expected = true;
            for (byte b : bytes) {
                expected &= Bytes.inValue(b);
            }
            assertThat(Bytes.isValue(bytes, 0, bytes.length)).isEqualTo(expected);
        }
    }

    private static byte[] filled(int length, byte with) {
        var bytes = new byte[length];
        java.util.Arrays.fill(bytes, with);
        return bytes;
    }
}
