package dev.gatehouse.gateway.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Gathers a body up to a limit, in one array that doubles: a body in tiny chunks costs no more than another. */
final class BodyCollector implements BodyPipe.Sink {
    private final int limit;
    private final Outcome outcome;
    private final ByteBuf gathered = Unpooled.buffer();
    private boolean done;

    /** Told once how it went. */
    interface Outcome {
        void complete(byte[] bytes);

        void overfull();

        void broken();
    }

    BodyCollector(int limit, Outcome outcome) {
        this.limit = limit;
        this.outcome = outcome;
    }

    @Override
    public void data(ByteBuf data) {
        if (done) {
            data.release();
            return;
        }
        boolean fits = data.readableBytes() <= limit - gathered.readableBytes();
        if (fits) {
            gathered.writeBytes(data);
        }
        data.release();
        if (!fits) {
            finish();
            outcome.overfull();
        }
    }

    @Override
    public void end() {
        if (!done) {
            var bytes = ByteBufUtil.getBytes(gathered);
            finish();
            outcome.complete(bytes);
        }
    }

    @Override
    public void broken() {
        if (!done) {
            finish();
            outcome.broken();
        }
    }

    @Override
    public boolean ready() {
        return true;
    }

    private void finish() {
        done = true;
        gathered.release();
    }
}
