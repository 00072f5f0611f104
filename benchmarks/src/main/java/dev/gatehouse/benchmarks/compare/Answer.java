package dev.gatehouse.benchmarks.compare;

import java.nio.ByteBuffer;

/** As much of HTTP/1.1 as a load needs: answers with a length. */
final class Answer {
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes();

    private Answer() {}

    /**
     * The status of the answer in the buffer, which is being filled.
     *
     * @return 0 if it isn't whole yet
     * @throws BenchmarkException for an answer without a length
     */
    static int status(ByteBuffer in) {
        int end = headEnd(in);
        if (end < 0) {
            return 0;
        }
        int length = length(in, end);
        if (in.position() < end + length) {
            return 0;
        }
        return (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + in.get(11) - '0';
    }

    private static int headEnd(ByteBuffer in) {
        for (int i = 3; i < in.position(); i++) {
            if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n' && in.get(i - 3) == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(ByteBuffer in, int headEnd) {
        for (int i = 0; i + LENGTH.length < headEnd; i++) {
            int matched = 0;
            while (matched < LENGTH.length && lower(in.get(i + matched)) == LENGTH[matched]) {
                matched++;
            }
            if (matched == LENGTH.length) {
                int length = 0;
                for (int at = i + matched; in.get(at) != '\r'; at++) {
                    if (in.get(at) != ' ') {
                        length = length * 10 + in.get(at) - '0';
                    }
                }
                return length;
            }
        }
        throw new BenchmarkException("an answer came without Content-Length");
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }
}
