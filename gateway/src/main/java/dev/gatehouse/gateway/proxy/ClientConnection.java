package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.BadMessage;
import dev.gatehouse.gateway.proxy.codec.KnownHeader;
import dev.gatehouse.gateway.proxy.codec.RequestHead;
import dev.gatehouse.gateway.proxy.codec.ResponseHead;
import dev.gatehouse.model.gateway.AccessOutcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.NetUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A caller's connection. It carries one call after the other: what a caller sends ahead waits, unread as far as
 * possible, until the call before it was answered, so answers can't change places. It reads only what somebody takes,
 * except that while a call is being answered it reads until something comes, to notice a caller that goes away.
 *
 * <p>Long, because it is one state machine: whatever happens on the wire (bytes, room to write, a deadline, the end) can
 * come in any state, and only side by side can one see that each state answers each event.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** How long a connection stays half open after its last response, so that the caller gets to read it. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Loop loop;
    private final Door door;
    private final RequestHead head;
    private final ResponseHead responseHead;
    private ChannelHandlerContext context;
    private FlushQueue.Entry flush;
    private Deadlines.Deadline deadline;
    private String callerAddress = "";
    private State state = State.HEAD;

    /** What came and was not taken yet. Null when there is nothing, as are the next three, and the note. */
    private ByteBuf arrived;

    private Exchange exchange;
    private ResponseSender sender;
    private RequestBody body;
    private boolean processing;
    private byte[] notedAuthorization = {};
    private Object note;

    private enum State {
        /** Between requests, or within a request's head. */
        HEAD,
        /** Within a request's body. */
        BODY,
        /** The request is complete; its answer is not. */
        ANSWERING,
        /** The last response was sent; what comes is thrown away until the caller closes. */
        LINGERING,
        CLOSED
    }

    ClientConnection(Loop loop, Door door) {
        this.loop = loop;
        this.door = door;
        head = new RequestHead(loop.headLimits());
        responseHead = new ResponseHead(loop.headLimits());
    }

    Loop loop() {
        return loop;
    }

    Door door() {
        return door;
    }

    RequestHead requestHead() {
        return head;
    }

    ResponseHead responseHead() {
        return responseHead;
    }

    String callerAddress() {
        return callerAddress;
    }

    /** What was noted with the credential that the request has now. */
    Optional<Object> noted() {
        if (note == null) {
            return Optional.empty();
        }
        int line = head.headers().only(KnownHeader.AUTHORIZATION);
        return line >= 0 && head.headers().valueIs(line, notedAuthorization) ? Optional.of(note) : Optional.empty();
    }

    void note(Object about) {
        int line = head.headers().only(KnownHeader.AUTHORIZATION);
        note = line < 0 ? null : about;
        notedAuthorization = line < 0 ? new byte[0] : head.headers().valueBytes(line);
    }

    int localPort() {
        return ((InetSocketAddress) context.channel().localAddress()).getPort();
    }

    void flushSoon() {
        flush.soon();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        flush = loop.flushes().of(ctx);
        deadline = loop.deadlines().add(this::expired);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        callerAddress =
                NetUtil.toAddressString(((InetSocketAddress) ctx.channel().remoteAddress()).getAddress());
        loop.connections().add(this);
        deadline.set(loop.settings().timeouts().requestHead());
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var data = (ByteBuf) message;
        if (state == State.LINGERING || state == State.CLOSED) {
            data.release();
        } else if (arrived == null) {
            arrived = data;
            process();
        } else {
            var both = ctx.alloc().buffer(arrived.readableBytes() + data.readableBytes());
            both.writeBytes(arrived).writeBytes(data);
            arrived.release();
            data.release();
            arrived = both;
            process();
        }
    }

    private void process() {
        if (processing) {
            return;
        }
        processing = true;
        try {
            while (arrived != null && arrived.isReadable() && takeNext()) {
                // Each turn takes a head or a body.
            }
        } catch (BadMessage e) {
            refuse(e, AccessOutcome.BAD_REQUEST);
        } finally {
            processing = false;
        }
        if (arrived != null && !arrived.isReadable()) {
            releaseArrived();
        }
    }

    private boolean takeNext() {
        return switch (state) {
            case HEAD -> takeHead();
            case BODY -> takeBody();
            case ANSWERING, LINGERING, CLOSED -> false;
        };
    }

    private boolean takeHead() {
        if (!context.channel().isWritable()) {
            // The caller sends requests but does not read the responses.
            return false;
        }
        boolean begins = head.untouched();
        if (head.read(arrived)) {
            begin();
        } else if (begins) {
            deadline.set(loop.settings().timeouts().requestHead());
        }
        return true;
    }

    private void begin() {
        deadline.clear();
        state = State.ANSWERING;
        exchange = new Exchange(this);
        if (head.framing().present()) {
            state = State.BODY;
            var limit = loop.settings().limits().body();
            body = new RequestBody(this, head.framing(), head.expectsContinue(), limit);
            exchange.request().body().stream(body.pipe());
            // A small body came along with its head, and is at hand before anybody asks.
            body.feed(arrived);
            if (body.complete()) {
                state = State.ANSWERING;
            }
        }
        exchange.begin(door.handler());
    }

    private boolean takeBody() {
        var taken = body;
        taken.feed(arrived);
        // With the body's last byte the call may have ended, and the connection gone on.
        if (body == taken && state == State.BODY && taken.complete()) {
            state = State.ANSWERING;
            if (exchange == null) {
                nextRequest();
            }
        }
        return true;
    }

    /** Whether the caller's side allows another call on this connection. */
    private boolean mayKeepAlive() {
        boolean bodyDone = body == null || body.complete() || body.drainable();
        return head.keepAlive() && bodyDone && (door.own() || !loop.draining());
    }

    void writeContinue() {
        if (sender == null) {
            context.write(Unpooled.wrappedBuffer(CONTINUE), context.voidPromise());
            flush.soon();
        }
    }

    void send(Exchange of) {
        sender = new ResponseSender(this, of, context, mayKeepAlive());
        sender.start();
    }

    /** The response's last byte was written. */
    void responseComplete() {
        boolean keepAlive = sender.keepAlive();
        endExchange();
        if (!keepAlive) {
            finish();
        } else if (body == null || body.complete()) {
            nextRequest();
        } else {
            readOn();
        }
    }

    private void nextRequest() {
        body = null;
        head.reset();
        state = State.HEAD;
        deadline.set(loop.settings().timeouts().keepAlive());
        process();
        if (loop.draining()) {
            drain();
        }
        readOn();
    }

    private void endExchange() {
        var ended = exchange;
        exchange = null;
        if (ended != null) {
            int status = sender == null ? 0 : ended.response().status();
            long sent = sender == null ? 0 : sender.bytes();
            sender = null;
            ended.end(status, body == null ? 0 : body.bytes(), sent);
        }
    }

    /** Closes the connection after what was written. */
    private void finish() {
        boolean requestRead = state == State.ANSWERING || state == State.BODY && body.complete();
        boolean everythingRead = requestRead && (arrived == null || !arrived.isReadable());
        releaseArrived();
        if (everythingRead) {
            state = State.CLOSED;
            ConnectionEnd.close(context);
        } else {
            state = State.LINGERING;
            deadline.set(LINGER);
            ConnectionEnd.closeOutput(context);
            readOn();
        }
    }

    private void refuse(BadMessage message, AccessOutcome outcome) {
        state = State.LINGERING;
        deadline.set(LINGER);
        head.spoilt();
        if (exchange == null) {
            exchange = new Exchange(this);
        }
        exchange.refuse(outcome, message.status(), message.getMessage());
        if (body != null) {
            body.pipe().breakOff();
        }
        releaseArrived();
    }

    /** Breaks off: the response can't be completed, and the caller must be able to tell. */
    void abort() {
        boolean untilClose = sender != null && sender.endsWithConnection();
        endExchange();
        state = State.CLOSED;
        ConnectionEnd.breakOff(context, untilClose);
    }

    /** Closes, unless a call is under way. */
    void drain() {
        boolean resting = state == State.HEAD && head.untouched() && (arrived == null || !arrived.isReadable());
        if (resting && !door.own()) {
            state = State.CLOSED;
            ConnectionEnd.close(context);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        readOn();
    }

    /** Reads on if there is room for what comes. */
    void readOn() {
        boolean wanted = switch (state) {
            case HEAD -> context.channel().isWritable();
            case BODY -> body.wanted();
            case ANSWERING -> arrived == null;
            case LINGERING -> true;
            case CLOSED -> false;
        };
        if (wanted) {
            context.read();
        }
        if (state == State.BODY || state == State.ANSWERING) {
            boolean waitsForCaller =
                    state == State.BODY && wanted || !context.channel().isWritable();
            if (waitsForCaller) {
                deadline.set(loop.settings().timeouts().idle());
            } else {
                deadline.clear();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            if (sender != null) {
                exchange.response().body().demand();
            }
            process();
        }
        readOn();
    }

    private void expired() {
        switch (state) {
            case HEAD -> {
                if (head.untouched()) {
                    context.close();
                } else {
                    refuse(new BadMessage(408, "the request's head did not arrive in time"), AccessOutcome.BAD_REQUEST);
                }
            }
            case BODY, ANSWERING -> {
                var why = "the caller did not go on " + (context.channel().isWritable() ? "sending" : "reading");
                if (exchange == null || sender != null) {
                    callerGone(why);
                    abort();
                } else {
                    refuse(new BadMessage(408, why), AccessOutcome.CLIENT_CONNECTION_FAILURE);
                }
            }
            case LINGERING, CLOSED -> context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        state = State.CLOSED;
        deadline.remove();
        loop.connections().remove(this);
        callerGone("the caller closed the connection");
        endExchange();
        releaseArrived();
    }

    private void callerGone(String why) {
        if (exchange != null) {
            exchange.outcome(AccessOutcome.CLIENT_CONNECTION_FAILURE, why);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            LOG.debug("connection from {} failed", callerAddress, cause);
        } else {
            LOG.error("connection from {} failed", callerAddress, cause);
        }
        ctx.close();
    }

    /** Throws away what came. While it is being taken it is only emptied, for it is still looked at. */
    private void releaseArrived() {
        if (arrived != null && processing) {
            arrived.skipBytes(arrived.readableBytes());
        } else if (arrived != null) {
            arrived.release();
            arrived = null;
        }
    }
}
