package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.BadMessage;
import dev.gatehouse.gateway.proxy.codec.BodyDecoder;
import dev.gatehouse.gateway.proxy.codec.BodyFraming;
import io.netty.buffer.ByteBuf;

/** The body of a caller's request, as it comes. */
final class RequestBody implements BodyPipe.Source {
    /** What is still read of a body that nobody wants, so that the connection can be used again. */
    private static final int MAX_DISCARDED = 64 << 10;

    private final ClientConnection client;
    private final BodyFraming framing;
    private final long limit;
    private final BodyDecoder decoder;
    private final BodyPipe pipe;
    private boolean callerWaits;
    private boolean abandoned;
    private long bytes;

    /**
     * @param expectsContinue whether the caller sends it only after {@code 100 Continue}
     * @param limit bytes
     */
    RequestBody(ClientConnection client, BodyFraming framing, boolean expectsContinue, long limit) {
        this.client = client;
        this.framing = framing;
        this.limit = limit;
        callerWaits = expectsContinue;
        decoder = BodyDecoder.of(framing);
        pipe = new BodyPipe(this, framing.kind() == BodyFraming.Kind.LENGTH ? framing.length() : -1);
        checkLimit(framing.length());
    }

    BodyPipe pipe() {
        return pipe;
    }

    /** Bytes that came so far. */
    long bytes() {
        return bytes;
    }

    boolean complete() {
        return decoder.complete();
    }

    /** Whether to read on. */
    boolean wanted() {
        return !complete() && (abandoned ? drainable() : pipe.wanted());
    }

    /** Whether the rest is so little that reading it is cheaper than a new connection. */
    boolean drainable() {
        return !callerWaits && framing.kind() == BodyFraming.Kind.LENGTH && framing.length() - bytes <= MAX_DISCARDED;
    }

    /**
     * Takes what belongs to the body.
     *
     * @throws BadMessage if it is not acceptable
     */
    void feed(ByteBuf in) {
        for (int next = decoder.next(in); next > 0; next = decoder.next(in)) {
            callerWaits = false;
            bytes += next;
            checkLimit(bytes);
            pipe.offer(in.readRetainedSlice(next));
        }
        if (decoder.complete()) {
            pipe.end();
        }
    }

    private void checkLimit(long length) {
        if (length > limit) {
            throw new BadMessage(413, "the body is longer than " + limit + " bytes");
        }
    }

    @Override
    public void demand() {
        if (callerWaits && pipe.taken() && !abandoned) {
            callerWaits = false;
            client.writeContinue();
        }
        client.readOn();
    }

    @Override
    public void abandon() {
        abandoned = true;
        client.readOn();
    }
}
