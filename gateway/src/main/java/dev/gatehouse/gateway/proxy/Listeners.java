package dev.gatehouse.gateway.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Opens listeners, and makes a {@link ClientConnection} of each connection that comes in. */
final class Listeners {
    private static final int ATTEMPTS = 20;

    private final Transport transport;
    private final ChannelGroup connections;
    private final Map<EventLoop, Loop> loops;

    Listeners(Transport transport, Map<EventLoop, Loop> loops, ChannelGroup connections) {
        this.transport = transport;
        this.loops = loops;
        this.connections = connections;
    }

    /**
     * Opens one door at all its addresses. An address that this machine lacks, as without IPv6, is left out if there is
     * another.
     *
     * @throws ListenFailed if it can't be opened
     */
    List<Channel> open(ProxySettings.Listener listener, Door door) {
        for (int attempt = 1; ; attempt++) {
            var open = new ArrayList<Channel>();
            try {
                int port = listener.port();
                for (var address : listener.addresses()) {
                    bind(
                                    address,
                                    port,
                                    door,
                                    listener.tls(),
                                    listener.addresses().size() > 1)
                            .ifPresent(open::add);
                    port = open.isEmpty() ? port : port(open.getFirst());
                }
                if (open.isEmpty()) {
                    throw new ListenFailed(
                            listener.addresses().getFirst(),
                            port,
                            new BindException("no such address on this machine"));
                }
                return open;
            } catch (ListenFailed e) {
                open.forEach(channel -> channel.close().awaitUninterruptibly());
                // The port that was free at one address may be taken at the next.
                if (listener.port() != 0 || open.isEmpty() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    static int port(Channel listening) {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private Optional<Channel> bind(
            InetAddress address, int port, Door door, Optional<SSLContext> tls, boolean mayBeMissing) {
        var bound = new ServerBootstrap()
                .group(transport.group())
                .channel(transport.server())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel, door, tls);
                    }
                })
                .bind(address, port)
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            return Optional.of(bound.channel());
        }
        var cause = bound.cause();
        boolean missing =
                String.valueOf(cause.getMessage()).matches(".*(assign requested|not supported|unavailable).*");
        if (missing && mayBeMissing) {
            return Optional.empty();
        }
        throw new ListenFailed(address, port, cause);
    }

    private void accept(SocketChannel channel, Door door, Optional<SSLContext> tls) {
        connections.add(channel);
        boolean welcome = door.connections().opened();
        channel.closeFuture().addListener(_ -> door.connections().closed());
        if (!welcome) {
            channel.close();
            return;
        }
        var loop = loops.get(channel.eventLoop());
        tls.ifPresent(context -> channel.pipeline().addLast(tls(context, loop)));
        channel.pipeline().addLast(new ClientConnection(loop, door));
    }

    private static SslHandler tls(SSLContext context, Loop loop) {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(Tls.PROTOCOLS);
        // The handshake's arithmetic takes milliseconds, which other calls of the loop don't wait for.
        var handler = new SslHandler(engine, loop.offload());
        handler.setHandshakeTimeoutMillis(
                loop.settings().timeouts().requestHead().toMillis());
        return handler;
    }
}
