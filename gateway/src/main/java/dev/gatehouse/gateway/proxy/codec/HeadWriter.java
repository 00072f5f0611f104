package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import java.nio.charset.StandardCharsets;

/** Writes heads and chunks. */
public final class HeadWriter {
    private static final byte[] CRLF = ascii("\r\n");
    private static final byte[] COLON_SPACE = ascii(": ");
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] STATUS = ascii("HTTP/1.1 ");
    private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] LENGTH = ascii("Content-Length: ");

    private HeadWriter() {}

    /** @param target must be sendable ({@link Paths#isSendable}) */
    public static void requestLine(HeadBytes out, String method, String target) {
        out.ascii(method);
        out.octet(' ');
        out.ascii(target);
        bytes(out, VERSION);
    }

    /** @param reason empty for the usual one */
    public static void statusLine(HeadBytes out, int status, String reason) {
        bytes(out, STATUS);
        out.octet('0' + status / 100);
        out.octet('0' + status / 10 % 10);
        out.octet('0' + status % 10);
        out.octet(' ');
        out.ascii(reason.isEmpty() ? ReasonPhrase.of(status) : reason);
        bytes(out, CRLF);
    }

    /** @param value plain ASCII without control characters */
    public static void header(HeadBytes out, String name, String value) {
        out.ascii(name);
        bytes(out, COLON_SPACE);
        out.ascii(value);
        bytes(out, CRLF);
    }

    public static void contentLength(HeadBytes out, long length) {
        bytes(out, LENGTH);
        out.ascii(Long.toString(length));
        bytes(out, CRLF);
    }

    public static void chunked(HeadBytes out) {
        bytes(out, CHUNKED);
    }

    /** Ends a line, or a head. */
    public static void endOfLine(HeadBytes out) {
        bytes(out, CRLF);
    }

    public static void ascii(HeadBytes out, String text) {
        out.ascii(text);
    }

    /** Begins a chunk. */
    public static void chunkSize(ByteBuf out, int size) {
        ByteBufUtil.writeAscii(out, Integer.toHexString(size));
        out.writeBytes(CRLF);
    }

    /** Ends a chunk. */
    public static void endOfChunk(ByteBuf out) {
        out.writeBytes(CRLF);
    }

    /** Ends a body made of chunks. */
    public static void lastChunk(ByteBuf out) {
        out.writeByte('0');
        out.writeBytes(CRLF);
        out.writeBytes(CRLF);
    }

    static void colon(HeadBytes out) {
        bytes(out, COLON_SPACE);
    }

    private static void bytes(HeadBytes out, byte[] bytes) {
        out.bytes(bytes, 0, bytes.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
