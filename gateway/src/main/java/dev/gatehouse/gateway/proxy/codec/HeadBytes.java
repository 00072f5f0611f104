package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/**
 * A head while it is written: an array of the event loop's, copied into the connection's buffer in one piece. Writing the
 * pieces there one by one costs more for the buffer's checks than for the bytes.
 */
public final class HeadBytes {
    private static final int KEPT = 16 * 1024;

    private byte[] bytes = new byte[2048];
    private int end;

    /** Empties it. */
    public HeadBytes clear() {
        end = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[2048];
        }
        return this;
    }

    public int length() {
        return end;
    }

    /** Writes all of it to a buffer. */
    public void to(ByteBuf out) {
        out.writeBytes(bytes, 0, end);
    }

    void octet(int value) {
        room(1);
        bytes[end++] = (byte) value;
    }

    void bytes(byte[] from, int start, int stop) {
        int length = stop - start;
        room(length);
        System.arraycopy(from, start, bytes, end, length);
        end += length;
    }

    /** @param text of ISO-8859-1; anything else becomes a question mark */
    void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            bytes[end + i] = (byte) (c <= 0xff ? c : '?');
        }
        end += length;
    }

    private void room(int length) {
        if (bytes.length - end < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
        }
    }
}
