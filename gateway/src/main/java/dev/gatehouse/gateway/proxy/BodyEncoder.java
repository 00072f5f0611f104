package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.HeadWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** Writes a body to a connection, in chunks or as it is. Who flushes is not decided here. */
final class BodyEncoder {
    private static final int CHUNK_HEAD = 16;

    private final ChannelHandlerContext context;
    private final boolean chunked;
    private boolean begun;
    private long bytes;

    BodyEncoder(ChannelHandlerContext context, boolean chunked) {
        this.context = context;
        this.chunked = chunked;
    }

    /** Bytes of the body written so far. */
    long bytes() {
        return bytes;
    }

    /** Takes over the buffer. */
    void write(ByteBuf data) {
        int size = data.readableBytes();
        if (size == 0) {
            data.release();
            return;
        }
        bytes += size;
        if (chunked) {
            var head = context.alloc().ioBuffer(CHUNK_HEAD);
            endChunk(head);
            HeadWriter.chunkSize(head, size);
            context.write(head, context.voidPromise());
        }
        context.write(data, context.voidPromise());
    }

    void end() {
        if (chunked) {
            var last = context.alloc().ioBuffer(CHUNK_HEAD);
            endChunk(last);
            HeadWriter.lastChunk(last);
            context.write(last, context.voidPromise());
        }
    }

    /** The end of a chunk is written with what follows it. */
    private void endChunk(ByteBuf out) {
        if (begun) {
            HeadWriter.endOfChunk(out);
        }
        begun = true;
    }
}
