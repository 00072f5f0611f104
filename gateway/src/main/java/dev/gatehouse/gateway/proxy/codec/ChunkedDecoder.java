package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;

/**
 * Chunks (RFC 9112 §7.1). Extensions and trailers are bounded, and dropped: nobody asked for them, and what they mean
 * ends at this connection.
 */
final class ChunkedDecoder extends BodyDecoder {
    private static final int MAX_DIGITS = 15;
    private static final int MAX_EXTENSIONS = 16 << 10;
    private static final int MAX_TRAILERS = 8 << 10;

    private State state = State.SIZE;
    private long size;
    private int digits;
    private int extensions;
    private int trailers;

    private enum State {
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_START,
        TRAILER,
        TRAILER_LF,
        LAST_LF,
        COMPLETE
    }

    @Override
    public int next(ByteBuf in) {
        while (in.isReadable() && state != State.COMPLETE) {
            if (state == State.DATA) {
                int taken = (int) Math.min(size, in.readableBytes());
                size -= taken;
                if (size == 0) {
                    state = State.DATA_CR;
                }
                return taken;
            }
            state = step(in.readByte());
        }
        return 0;
    }

    @Override
    public boolean complete() {
        return state == State.COMPLETE;
    }

    private State step(byte b) {
        return switch (state) {
            case SIZE -> size(b);
            case EXTENSION -> extension(b);
            case SIZE_LF -> afterSize(b);
            case DATA_CR -> expect(b, '\r', State.DATA_LF);
            case DATA_LF -> expect(b, '\n', State.SIZE);
            case TRAILER_START -> b == '\r' ? State.LAST_LF : trailer(b, Bytes.lowerToken(b) != 0);
            case TRAILER -> b == '\r' ? State.TRAILER_LF : trailer(b, Bytes.inValue(b));
            case TRAILER_LF -> expect(b, '\n', State.TRAILER_START);
            case LAST_LF -> expect(b, '\n', State.COMPLETE);
            case DATA, COMPLETE -> throw new IllegalStateException("no byte is taken in state " + state);
        };
    }

    private State size(byte b) {
        int digit = Bytes.hex(b);
        if (digit >= 0) {
            if (++digits > MAX_DIGITS) {
                throw BadMessage.of("a chunk's size has more than " + MAX_DIGITS + " digits");
            }
            size = size << 4 | digit;
            return State.SIZE;
        }
        if (digits == 0 || (b != '\r' && b != ';')) {
            throw BadMessage.of("a chunk's size is not a hexadecimal number");
        }
        return b == '\r' ? State.SIZE_LF : State.EXTENSION;
    }

    private State extension(byte b) {
        if (b == '\r') {
            return State.SIZE_LF;
        }
        if (!Bytes.inValue(b) || ++extensions > MAX_EXTENSIONS) {
            throw BadMessage.of("a chunk's extension is too long or holds a control character");
        }
        return State.EXTENSION;
    }

    private State afterSize(byte b) {
        expect(b, '\n', State.DATA);
        digits = 0;
        return size == 0 ? State.TRAILER_START : State.DATA;
    }

    private State trailer(byte b, boolean allowed) {
        if (!allowed || ++trailers > MAX_TRAILERS) {
            throw BadMessage.of("a trailer is malformed or too long");
        }
        return State.TRAILER;
    }

    private static State expect(byte b, char wanted, State then) {
        if (b != wanted) {
            throw BadMessage.of("a chunk does not end with CRLF");
        }
        return then;
    }
}
