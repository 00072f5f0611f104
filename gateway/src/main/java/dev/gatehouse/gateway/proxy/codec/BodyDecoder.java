package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;

/** Takes a body out of a connection's bytes. One for each body. */
public abstract sealed class BodyDecoder permits BodyDecoder.Plain, ChunkedDecoder {

    public static BodyDecoder of(BodyFraming framing) {
        return switch (framing.kind()) {
            case NONE, LENGTH -> new Plain(framing.length());
            case UNTIL_CLOSE -> new Plain(Long.MAX_VALUE);
            case CHUNKED -> new ChunkedDecoder();
        };
    }

    /**
     * Takes the next part of the body from what has arrived; what follows the body is left.
     *
     * @return how many bytes of the body come next in {@code in}, to be taken by the caller; 0 when more must arrive
     *     or the body is complete
     * @throws BadMessage if the framing is broken
     */
    public abstract int next(ByteBuf in);

    /** Whether all of it was taken. */
    public abstract boolean complete();

    /** Whether all of it was taken when the connection ends here. */
    public boolean completeAtClose() {
        return complete();
    }

    static final class Plain extends BodyDecoder {
        private final boolean endless;
        private long left;

        Plain(long length) {
            left = length;
            endless = length == Long.MAX_VALUE;
        }

        @Override
        public int next(ByteBuf in) {
            int taken = (int) Math.min(left, in.readableBytes());
            left -= endless ? 0 : taken;
            return taken;
        }

        @Override
        public boolean complete() {
            return left == 0;
        }

        @Override
        public boolean completeAtClose() {
            return endless || complete();
        }
    }
}
