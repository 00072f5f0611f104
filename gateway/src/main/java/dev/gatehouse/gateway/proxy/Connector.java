package dev.gatehouse.gateway.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Makes connections to backends: finds the addresses, tries one after the other, never one that is forbidden, and
 * verifies the certificate of https backends against the host's name.
 */
final class Connector {
    /** The reserved name of the built-in echo backend. */
    static final String ECHO_HOST = "echo.gatehouse.localhost";

    private final ProxySettings settings;
    private final Class<? extends SocketChannel> channelType;
    private final HostResolver resolver;
    private final InetSocketAddress echo;

    Connector(
            ProxySettings settings,
            Class<? extends SocketChannel> channelType,
            HostResolver resolver,
            InetSocketAddress echo) {
        this.settings = settings;
        this.channelType = channelType;
        this.resolver = resolver;
        this.echo = echo;
    }

    boolean forbids(Backend.Origin origin, InetSocketAddress address) {
        return !origin.host().equals(ECHO_HOST) && settings.forbidden().forbids(address);
    }

    /** Tells the pool, later and on the loop, of a connection or that there is none. */
    void connect(Loop loop, UpstreamPool pool, Backend.Origin origin) {
        var attempt = new Attempt(loop, pool, origin);
        if (origin.host().equals(ECHO_HOST)) {
            attempt.over(List.of(echo), "");
        } else {
            resolver.resolve(loop.executor(), origin.host(), origin.port(), attempt::over);
        }
    }

    private final class Attempt {
        private final Loop loop;
        private final UpstreamPool pool;
        private final Backend.Origin origin;
        private List<InetSocketAddress> addresses = List.of();
        private int next;
        private String trouble = "";

        private Attempt(Loop loop, UpstreamPool pool, Backend.Origin origin) {
            this.loop = loop;
            this.pool = pool;
            this.origin = origin;
        }

        private void over(List<InetSocketAddress> found, String unresolved) {
            addresses = found;
            trouble = unresolved;
            // Later, even where all is known already: whoever asked is still asking.
            loop.executor().execute(this::tryNext);
        }

        private void tryNext() {
            if (next == addresses.size()) {
                pool.failed(UpstreamFault.connection("no connection to " + origin + ": " + trouble));
                return;
            }
            var address = addresses.get(next++);
            if (forbids(origin, address)) {
                failed(address + " is one of Gatehouse's own doors, which forwarding never reaches");
                return;
            }
            new Bootstrap()
                    .group(loop.executor())
                    .channel(channelType)
                    .option(ChannelOption.AUTO_READ, false)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis())
                    .handler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            if (origin.tls()) {
                                channel.pipeline().addLast(tls(), new Unconcerned());
                            }
                        }
                    })
                    .connect(address)
                    .addListener((ChannelFuture connect) -> {
                        if (!connect.isSuccess()) {
                            failed(String.valueOf(connect.cause().getMessage()));
                        } else if (origin.tls()) {
                            shakeHands(connect.channel());
                        } else {
                            connected(connect.channel());
                        }
                    });
        }

        private SslHandler tls() {
            var engine = settings.trust().createSSLEngine(origin.host(), origin.port());
            engine.setUseClientMode(true);
            var parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(Tls.PROTOCOLS);
            engine.setSSLParameters(parameters);
            var handler = new SslHandler(engine, loop.offload());
            handler.setHandshakeTimeoutMillis(millis());
            return handler;
        }

        private void shakeHands(Channel channel) {
            channel.pipeline().get(SslHandler.class).handshakeFuture().addListener(shaken -> {
                if (shaken.isSuccess()) {
                    connected(channel);
                } else {
                    channel.close();
                    failed("TLS: " + shaken.cause().getMessage());
                }
            });
            channel.read();
        }

        private void connected(Channel channel) {
            if (!channel.isActive()) {
                failed("the backend closed the connection at once");
                return;
            }
            var connection = new UpstreamConnection(loop, pool);
            channel.pipeline().addLast(connection);
            if (origin.tls()) {
                channel.pipeline().remove(Unconcerned.class);
            }
            pool.connected(connection);
        }

        private void failed(String why) {
            trouble = trouble.isEmpty() ? why : trouble + "; " + why;
            tryNext();
        }

        private int millis() {
            return Math.toIntExact(settings.timeouts().connect().toMillis());
        }
    }

    /** What goes wrong in a handshake is told by its future. */
    private static final class Unconcerned extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
