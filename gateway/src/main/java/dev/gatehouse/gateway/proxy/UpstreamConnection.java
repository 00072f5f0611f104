package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.BadMessage;
import dev.gatehouse.gateway.proxy.codec.BodyDecoder;
import dev.gatehouse.gateway.proxy.codec.BodyFraming;
import dev.gatehouse.gateway.proxy.codec.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A connection to a backend. It carries one call at a time and goes back to its pool when request and response are both
 * complete; a byte that arrives while it rests there closes it, so that no response is taken for another's.
 *
 * <p>Long, because giving a connection back and taking it away race with everything that arrives on it: the order of
 * these few lines is what keeps two calls apart, so they stand together.
 */
final class UpstreamConnection extends ChannelInboundHandlerAdapter implements BodyPipe.Source {
    private static final int MAX_INTERIM = 16;

    private final Loop loop;
    private final UpstreamPool pool;
    private ChannelHandlerContext context;
    private FlushQueue.Entry flush;
    private Deadlines.Deadline deadline;

    private User user;
    private ResponseHead head;
    private String method = "";
    private BodyDecoder decoder;
    private BodyPipe body;
    private int interims;
    private boolean requestSent;
    private boolean responseReceived;
    private boolean reused;
    private boolean anythingReceived;
    private boolean headTold;

    /** Whoever has the connection now. */
    interface User {
        /** The response's head is complete, and stands in what was given for it. */
        void responded(BodyPipe body, BodyFraming framing);

        /**
         * There will be no response.
         *
         * @param unanswered whether not a byte came back
         */
        void failed(UpstreamFault fault, boolean unanswered);

        /** The response's body broke off. */
        void brokeOff(UpstreamFault fault);

        /** There is room to write again. */
        void writable();
    }

    UpstreamConnection(Loop loop, UpstreamPool pool) {
        this.loop = loop;
        this.pool = pool;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        flush = loop.flushes().of(ctx);
        deadline = loop.deadlines().add(this::expired);
    }

    /** Begins a call. The request's head and body may be written from now on. */
    void take(User taker, ResponseHead into, String requestMethod) {
        user = taker;
        head = into;
        head.reset();
        method = requestMethod;
        interims = 0;
        requestSent = false;
        responseReceived = false;
        anythingReceived = false;
        headTold = false;
        deadline.clear();
        context.read();
    }

    /** Whether an earlier call went over it. */
    boolean reused() {
        return reused;
    }

    ChannelHandlerContext context() {
        return context;
    }

    boolean writable() {
        return context.channel().isWritable();
    }

    void write(ByteBuf data) {
        context.write(data, context.voidPromise());
        flush.soon();
    }

    /** @param handedOver told when all of it was given to the operating system */
    void write(ByteBuf data, Runnable handedOver) {
        context.write(data).addListener(write -> {
            if (write.isSuccess()) {
                handedOver.run();
            }
        });
        flush.soon();
    }

    void flushSoon() {
        flush.soon();
    }

    /** The request is complete; nothing happens if the connection carries another call by now. */
    void requestSent(User by) {
        if (user == by) {
            requestSent = true;
            finishIfComplete();
        }
    }

    /** Nobody wants an answer any more; nothing happens if the connection carries another call by now. */
    void cancel(User by) {
        if (user == by) {
            leave();
            context.close();
        }
    }

    void close() {
        context.close();
    }

    boolean active() {
        return context.channel().isActive();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) context.channel().remoteAddress();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var in = (ByteBuf) message;
        try {
            if (user == null || responseReceived) {
                ctx.close();
                return;
            }
            anythingReceived = true;
            read(in);
        } catch (BadMessage e) {
            fault(new UpstreamFault(UpstreamFault.Kind.INVALID, e.getMessage()));
        } finally {
            in.release();
        }
    }

    private void read(ByteBuf in) {
        while (body == null && in.isReadable()) {
            if (!head.read(in)) {
                return;
            }
            if (!head.interim()) {
                begin(in);
                return;
            }
            if (++interims > MAX_INTERIM) {
                throw new BadMessage(500, "more than " + MAX_INTERIM + " interim responses came");
            }
            head.reset();
        }
        if (body != null) {
            body(in);
        }
    }

    private void begin(ByteBuf in) {
        var framing = head.framing(method);
        decoder = BodyDecoder.of(framing);
        body = new BodyPipe(this, framing.kind() == BodyFraming.Kind.LENGTH ? framing.length() : -1);
        var answered = user;
        var pipe = body;
        // The body's first bytes are in the pipe when the head is told of: a small response then goes out in one piece.
        body(in);
        // If all of it was there, the connection may carry another call by now.
        headTold |= body == pipe;
        answered.responded(pipe, framing);
    }

    private void body(ByteBuf in) {
        var pipe = body;
        var from = decoder;
        for (int next = from.next(in); next > 0; next = from.next(in)) {
            pipe.offer(in.readRetainedSlice(next));
        }
        // Whoever was offered it may have let the connection go.
        if (body == pipe && from.complete()) {
            responseReceived = true;
            boolean reusable = !in.isReadable() && head.keepAlive();
            // Free before the call is told: with that it may end, and would let go of a connection it still had.
            if (!reusable) {
                leave();
                context.close();
            } else {
                finishIfComplete();
            }
            pipe.end();
        }
    }

    private void finishIfComplete() {
        if (user != null && requestSent && responseReceived) {
            leave();
            reused = true;
            pool.release(this);
        }
    }

    private void leave() {
        user = null;
        body = null;
        decoder = null;
        deadline.clear();
    }

    /** Rests in the pool. */
    void rest() {
        context.read();
        deadline.set(loop.settings().timeouts().upstreamKeepAlive());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        readOn();
    }

    private void readOn() {
        boolean wanted = body == null || body.wanted();
        if (wanted) {
            context.read();
        }
        if (body != null) {
            if (wanted) {
                deadline.set(loop.settings().timeouts().idle());
            } else {
                deadline.clear();
            }
        }
    }

    @Override
    public void demand() {
        if (body != null && body.wanted()) {
            readOn();
        }
    }

    @Override
    public void abandon() {
        if (user != null) {
            cancel(user);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (user != null && ctx.channel().isWritable()) {
            user.writable();
        }
    }

    private void expired() {
        if (body != null) {
            fault(new UpstreamFault(UpstreamFault.Kind.TIMEOUT, "the backend sent nothing more of its response"));
        } else {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        deadline.remove();
        pool.closed(this);
        if (user == null) {
            return;
        }
        if (decoder != null && decoder.completeAtClose()) {
            responseReceived = true;
            var pipe = body;
            leave();
            pipe.end();
            return;
        }
        fault(UpstreamFault.connection("the backend closed the connection before its response was complete"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            fault(UpstreamFault.connection("the connection to the backend failed: " + cause.getMessage()));
        } else {
            fault(UpstreamFault.connection("the connection to the backend failed: " + cause));
        }
    }

    private void fault(UpstreamFault fault) {
        var told = user;
        var pipe = body;
        leave();
        context.close();
        if (told == null || responseReceived) {
            return;
        }
        if (pipe == null || !headTold) {
            told.failed(fault, !anythingReceived);
        } else {
            told.brokeOff(fault);
        }
        if (pipe != null) {
            pipe.breakOff();
        }
    }
}
