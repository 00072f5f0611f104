package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.ConnectionOptions;
import dev.gatehouse.gateway.proxy.codec.HeadBytes;
import dev.gatehouse.gateway.proxy.codec.HeadWriter;
import dev.gatehouse.gateway.proxy.codec.HeaderBlock;
import dev.gatehouse.gateway.proxy.codec.KnownHeader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** Writes one response to its caller. */
final class ResponseSender implements BodyPipe.Sink {
    private final ClientConnection client;
    private final Exchange exchange;
    private final ChannelHandlerContext context;
    private final boolean keepAlive;
    private final boolean bodiless;
    private final boolean chunked;
    private final BodyEncoder encoder;

    /** @param mayKeepAlive whether the connection can carry another call, as far as the request goes */
    ResponseSender(ClientConnection client, Exchange exchange, ChannelHandlerContext context, boolean mayKeepAlive) {
        this.client = client;
        this.exchange = exchange;
        this.context = context;
        var response = exchange.response();
        boolean version11 = client.requestHead().version11();
        bodiless = exchange.request().method().equals("HEAD") || response.status() == 204 || response.status() == 304;
        boolean lengthUnknown = !bodiless && response.body().length() < 0;
        chunked = lengthUnknown && version11;
        // For HTTP/1.0 the connection's end is the body's.
        keepAlive = mayKeepAlive && (!lengthUnknown || version11);
        encoder = new BodyEncoder(context, chunked);
    }

    /** Whether the connection goes on afterwards. */
    boolean keepAlive() {
        return keepAlive;
    }

    /** Whether the body's end is the connection's. */
    boolean endsWithConnection() {
        return !bodiless && !chunked && exchange.response().body().length() < 0;
    }

    /** Bytes of the body written so far. */
    long bytes() {
        return encoder.bytes();
    }

    void start() {
        var written = client.loop().head().clear();
        writeHead(written);
        var head = context.alloc().ioBuffer(written.length());
        written.to(head);
        context.write(head, context.voidPromise());
        client.flushSoon();
        if (bodiless) {
            exchange.response().body().abandon();
            client.responseComplete();
        } else {
            exchange.response().body().sendTo(this);
        }
    }

    private void writeHead(HeadBytes out) {
        var response = exchange.response();
        var headers = response.headers();
        var named = ConnectionOptions.named(headers);
        HeadWriter.statusLine(out, response.status(), response.reason());
        boolean dated = false;
        for (int line = 0; line < headers.count(); line++) {
            var known = headers.known(line);
            dated |= known == KnownHeader.DATE;
            if (known == KnownHeader.CONTENT_LENGTH ? keepsLength() : passesOn(headers, line, known, named)) {
                headers.write(line, out);
            }
        }
        if (!dated) {
            HeadWriter.header(
                    out, "Date", client.loop().date(client.loop().clock().instant()));
        }
        if (chunked) {
            HeadWriter.chunked(out);
        } else if (!bodiless && response.body().length() >= 0) {
            HeadWriter.contentLength(out, response.body().length());
        } else if (exchange.request().method().equals("HEAD") && !keepsLength()) {
            HeadWriter.contentLength(out, response.body().length());
        }
        if (!keepAlive) {
            HeadWriter.header(out, "Connection", "close");
        } else if (!client.requestHead().version11()) {
            HeadWriter.header(out, "Connection", "keep-alive");
        }
        HeadWriter.endOfLine(out);
    }

    private static boolean passesOn(HeaderBlock headers, int line, KnownHeader known, java.util.List<String> named) {
        return !known.hopByHop()
                && !ConnectionOptions.isNamed(headers, line, named)
                && (known != KnownHeader.SET_COOKIE || !SessionCookies.isSetBy(headers.value(line)));
    }

    /** Without a body, the length says what a body would have; a backend's says so itself. */
    private boolean keepsLength() {
        return bodiless
                && exchange.response().status() != 204
                && exchange.response().body().length() <= 0;
    }

    @Override
    public void data(ByteBuf data) {
        encoder.write(data);
        client.flushSoon();
    }

    @Override
    public void end() {
        encoder.end();
        client.flushSoon();
        client.responseComplete();
    }

    @Override
    public void broken() {
        client.abort();
    }

    @Override
    public boolean ready() {
        return context.channel().isWritable();
    }
}
