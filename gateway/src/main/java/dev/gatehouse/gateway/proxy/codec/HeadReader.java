package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;

/**
 * Reads the head of a message as its bytes arrive, a line at a time, and not one byte further. Lines end with CRLF and
 * nothing else (RFC 9112 §2.2 would allow more).
 */
public final class HeadReader {
    /** How much is looked at in one go; what of it is no head's is read again by whom it concerns. */
    private static final int AHEAD = 4096;

    private final HeadLimits limits;
    private final StartLine startLine;
    private final HeaderBlock block;
    private boolean started;
    private int lineStart;

    /** The first line of a message: that of a request or of a response. */
    interface StartLine {
        void read(byte[] bytes, int start, int end);
    }

    HeadReader(HeadLimits limits, StartLine startLine, HeaderBlock block) {
        this.limits = limits;
        this.startLine = startLine;
        this.block = block;
    }

    /** Gets ready for the next message. */
    void reset() {
        block.clear();
        started = false;
        lineStart = 0;
    }

    /** Whether nothing of a message has arrived. */
    boolean untouched() {
        return block.end() == 0;
    }

    /**
     * @return whether the head is complete
     * @throws BadMessage if it is not acceptable
     */
    boolean read(ByteBuf in) {
        while (in.isReadable()) {
            int ahead = Math.min(in.readableBytes(), AHEAD);
            block.peek(in, ahead);
            int taken = 0;
            while (taken < ahead) {
                int newline = Bytes.newline(block.bytes(), block.end(), block.end() + ahead - taken);
                int length = newline < 0 ? ahead - taken : newline + 1 - block.end();
                bound(length);
                block.take(length);
                taken += length;
                if (newline >= 0 && line()) {
                    in.skipBytes(taken);
                    return true;
                }
            }
            in.skipBytes(taken);
        }
        return false;
    }

    private void bound(int length) {
        if (!started && block.end() + length > limits.startLine()) {
            throw new BadMessage(414, "the request line is longer than " + limits.startLine() + " bytes");
        }
        if (block.end() + length > limits.head()) {
            throw new BadMessage(431, "the headers are longer than " + limits.head() + " bytes");
        }
    }

    /** Takes the line that just ended; answers whether it was the empty one at the end. */
    private boolean line() {
        int start = lineStart;
        int end = block.end() - 2;
        lineStart = block.end();
        if (end < start || block.bytes()[end] != '\r') {
            throw BadMessage.of("a line ends with LF alone");
        }
        if (!started) {
            // One empty line before a request is forgiven, as RFC 9112 §2.2 asks.
            if (start == end && start == 0) {
                return false;
            }
            started = true;
            startLine.read(block.bytes(), start, end);
            return false;
        }
        if (start == end) {
            block.complete();
            return true;
        }
        header(block.bytes(), start, end);
        return false;
    }

    private void header(byte[] bytes, int start, int end) {
        int colon = start;
        int hash = 0;
        for (int lower; colon < end && (lower = Bytes.lowerToken(bytes[colon])) != 0; colon++) {
            hash = 31 * hash + lower;
        }
        if (colon == start || colon == end || bytes[colon] != ':') {
            throw BadMessage.of(
                    bytes[start] == ' ' || bytes[start] == '\t'
                            ? "a header is folded over several lines"
                            : "a header line is not a name directly followed by a colon");
        }
        if (block.count() == limits.headers()) {
            throw new BadMessage(431, "there are more than " + limits.headers() + " headers");
        }
        int valueStart = colon + 1;
        while (valueStart < end && isBlank(bytes[valueStart])) {
            valueStart++;
        }
        int valueEnd = end;
        while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        if (!Bytes.isValue(bytes, valueStart, valueEnd)) {
            throw BadMessage.of("a header's value holds a control character");
        }
        block.field(start, colon, valueStart, valueEnd, hash);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
