package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import java.nio.charset.StandardCharsets;

/** Writes heads and chunks. */
public final class HeadWriter {
    static final int CRLF = '\r' << 8 | '\n';
    static final int COLON_SPACE = ':' << 8 | ' ';
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "Transfer-Encoding: chunked\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.US_ASCII);

    private HeadWriter() {}

    /** @param target must be sendable ({@link Paths#isSendable}) */
    public static void requestLine(ByteBuf out, String method, String target) {
        ascii(out, method);
        out.writeByte(' ');
        ascii(out, target);
        out.writeBytes(VERSION);
    }

    /** @param reason empty for the usual one */
    public static void statusLine(ByteBuf out, int status, String reason) {
        out.writeBytes(STATUS);
        out.writeByte('0' + status / 100).writeByte('0' + status / 10 % 10).writeByte('0' + status % 10);
        out.writeByte(' ');
        ascii(out, reason.isEmpty() ? ReasonPhrase.of(status) : reason);
        out.writeShort(CRLF);
    }

    /** @param value plain ASCII without control characters */
    public static void header(ByteBuf out, String name, String value) {
        ascii(out, name);
        out.writeShort(COLON_SPACE);
        ascii(out, value);
        out.writeShort(CRLF);
    }

    public static void contentLength(ByteBuf out, long length) {
        out.writeBytes(LENGTH);
        ascii(out, Long.toString(length));
        out.writeShort(CRLF);
    }

    public static void chunked(ByteBuf out) {
        out.writeBytes(CHUNKED);
    }

    /** Ends a head, a chunk or a chunked body. */
    public static void endOfLine(ByteBuf out) {
        out.writeShort(CRLF);
    }

    /** Begins a chunk. */
    public static void chunkSize(ByteBuf out, int size) {
        ascii(out, Integer.toHexString(size));
        out.writeShort(CRLF);
    }

    /** Ends a body made of chunks. */
    public static void lastChunk(ByteBuf out) {
        out.writeByte('0');
        out.writeShort(CRLF);
        out.writeShort(CRLF);
    }

    public static void ascii(ByteBuf out, String text) {
        ByteBufUtil.writeAscii(out, text);
    }
}
