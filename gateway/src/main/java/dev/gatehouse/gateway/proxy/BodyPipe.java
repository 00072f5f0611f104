package dev.gatehouse.gateway.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A body on its way from one connection to another. While nobody takes it, or whoever takes it has no room, its source
 * reads nothing more: so it holds at most what one read of a socket brings.
 */
final class BodyPipe {
    private final Source source;
    private final long length;
    private final ArrayDeque<ByteBuf> held = new ArrayDeque<>(2);
    private List<BodyCollector> copies = List.of();
    private Sink sink;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        ENDED,
        BROKEN
    }

    /** The connection that the body comes from. */
    interface Source {
        /** There is room: read on. */
        void demand();

        /** Nobody will take the rest. */
        void abandon();
    }

    /** Where the body goes. */
    interface Sink {
        /** Takes over the buffer. */
        void data(ByteBuf data);

        void end();

        /** The body broke off. */
        void broken();

        /** Whether there is room for more. When there is again, {@link BodyPipe#demand} must be called. */
        boolean ready();
    }

    /** @param length bytes of the body; -1 if that is not known beforehand */
    BodyPipe(Source source, long length) {
        this.source = source;
        this.length = length;
    }

    long length() {
        return length;
    }

    /** For the source: whether to read on. */
    boolean wanted() {
        return state == State.OPEN && (sink == null ? held.isEmpty() : sink.ready());
    }

    /** For the source: whether all of the body has come. */
    boolean ended() {
        return state == State.ENDED;
    }

    boolean taken() {
        return sink != null;
    }

    /** For the source: the next part of the body. */
    void offer(ByteBuf data) {
        if (state != State.OPEN) {
            data.release();
            return;
        }
        for (var copy : copies) {
            copy.data(Unpooled.copiedBuffer(data));
        }
        if (sink == null) {
            held.add(data);
        } else {
            sink.data(data);
        }
    }

    /** For the source: the body is complete. */
    void end() {
        if (state == State.OPEN) {
            state = State.ENDED;
            copies.forEach(BodyCollector::end);
            if (sink != null) {
                sink.end();
            }
        }
    }

    /** For the source: the rest will never come. */
    void breakOff() {
        if (state == State.OPEN) {
            state = State.BROKEN;
            copies.forEach(BodyCollector::broken);
            release();
            if (sink != null) {
                sink.broken();
            }
        }
    }

    /** For whoever takes it: gives all that came and will come. Once. */
    void flowTo(Sink taker) {
        sink = taker;
        for (var data = held.poll(); data != null; data = held.poll()) {
            taker.data(data);
        }
        switch (state) {
            case OPEN -> source.demand();
            case ENDED -> taker.end();
            case BROKEN -> taker.broken();
        }
    }

    /** Gives a copy of all that comes to somebody else too; nothing if some of it was given away already. */
    void copyTo(BodyCollector copy) {
        if (sink != null || state == State.BROKEN) {
            copy.broken();
            return;
        }
        held.forEach(data -> copy.data(Unpooled.copiedBuffer(data)));
        if (state == State.ENDED) {
            copy.end();
        } else {
            copies = new ArrayList<>(copies);
            copies.add(copy);
        }
    }

    /** For whoever takes it: there is room again. */
    void demand() {
        if (state == State.OPEN) {
            source.demand();
        }
    }

    /** For whoever takes it: nothing more is wanted. */
    void abandon() {
        release();
        sink = DISCARD;
        if (state == State.OPEN) {
            copies.forEach(BodyCollector::broken);
            copies = List.of();
            source.abandon();
        }
    }

    private void release() {
        held.forEach(ByteBuf::release);
        held.clear();
    }

    static final Sink DISCARD = new Sink() {
        @Override
        public void data(ByteBuf data) {
            data.release();
        }

        @Override
        public void end() {}

        @Override
        public void broken() {}

        @Override
        public boolean ready() {
            return true;
        }
    };
}
