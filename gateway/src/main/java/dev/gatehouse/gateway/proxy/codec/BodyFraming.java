package dev.gatehouse.gateway.proxy.codec;

/**
 * How the end of a body is known (RFC 9112 §6).
 *
 * @param length its bytes, where {@code kind} is {@link Kind#LENGTH}
 */
public record BodyFraming(Kind kind, long length) {
    public static final BodyFraming NONE = new BodyFraming(Kind.NONE, 0);
    public static final BodyFraming CHUNKED = new BodyFraming(Kind.CHUNKED, 0);
    public static final BodyFraming UNTIL_CLOSE = new BodyFraming(Kind.UNTIL_CLOSE, 0);

    public static BodyFraming length(long length) {
        return length == 0 ? NONE : new BodyFraming(Kind.LENGTH, length);
    }

    public boolean present() {
        return kind != Kind.NONE;
    }

    public enum Kind {
        NONE,
        LENGTH,
        CHUNKED,
        /** A response's only: it ends with the connection. */
        UNTIL_CLOSE
    }

    /**
     * What the headers say, without regard to what the message is.
     *
     * @param otherwise when they say nothing
     * @throws BadMessage if they can be understood in two ways
     */
    static BodyFraming of(HeaderBlock headers, boolean version11, BodyFraming otherwise) {
        int lengthLine = -1;
        int encodingLine = -1;
        for (int line = 0; line < headers.count(); line++) {
            switch (headers.known(line)) {
                case CONTENT_LENGTH -> lengthLine = once(lengthLine, line, "Content-Length");
                case TRANSFER_ENCODING -> encodingLine = once(encodingLine, line, "Transfer-Encoding");
                default -> {}
            }
        }
        if (encodingLine >= 0) {
            if (lengthLine >= 0) {
                throw BadMessage.of("both Content-Length and Transfer-Encoding are given");
            }
            if (!version11 || !headers.valueIs(encodingLine, "chunked")) {
                throw BadMessage.of("the only Transfer-Encoding understood is chunked, in HTTP/1.1");
            }
            return CHUNKED;
        }
        if (lengthLine >= 0) {
            long length = headers.decimal(lengthLine);
            if (length < 0) {
                throw BadMessage.of("Content-Length is not a number of bytes");
            }
            return length(length);
        }
        return otherwise;
    }

    private static int once(int before, int line, String name) {
        if (before >= 0) {
            throw BadMessage.of(name + " is given more than once");
        }
        return line;
    }
}
