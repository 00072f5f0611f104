package dev.gatehouse.gateway.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/** The ways in which a caller's connection ends. */
final class ConnectionEnd {
    private ConnectionEnd() {}

    /** Closes after what was written. */
    static void close(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /**
     * Says after what was written that nothing more comes, and leaves the other direction open: closing with bytes
     * unread would reset the connection, and take the response from the caller.
     */
    static void closeOutput(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
            var tls = context.pipeline().get(SslHandler.class);
            if (tls != null) {
                tls.closeOutbound();
            } else if (context.channel().isActive()) {
                ((DuplexChannel) context.channel()).shutdownOutput();
            }
        });
    }

    /**
     * Closes at once, so that the caller can tell that something is missing.
     *
     * @param untilClose whether only the kind of the connection's end can tell it
     */
    static void breakOff(ChannelHandlerContext context, boolean untilClose) {
        if (untilClose) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        // Past TLS, whose close_notify would say that all was sent.
        context.pipeline().firstContext().close();
    }
}
