package dev.gatehouse.gateway.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;

import java.util.ArrayList;

/** Connections that were written to. They are flushed once what is happening on the event loop has happened. */
final class FlushQueue {
    private final EventLoop executor;
    private final ArrayList<Entry> dirty = new ArrayList<>();
    private final Runnable flushAll = this::flushAll;

    FlushQueue(EventLoop executor) {
        this.executor = executor;
    }

    private void flushAll() {
        for (int i = 0; i < dirty.size(); i++) {
            var entry = dirty.get(i);
            entry.queued = false;
            entry.context.flush();
        }
        dirty.clear();
    }

    Entry of(ChannelHandlerContext context) {
        return new Entry(context);
    }

    /** One connection's place in the queue. */
    final class Entry {
        private final ChannelHandlerContext context;
        private boolean queued;

        private Entry(ChannelHandlerContext context) {
            this.context = context;
        }

        void soon() {
            if (!queued) {
                queued = true;
                dirty.add(this);
                if (dirty.size() == 1) {
                    executor.execute(flushAll);
                }
            }
        }
    }
}
