package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessRecordSink;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The gateway's listeners and event loops. */
public final class ProxyServer implements AutoCloseable {
    private static final int MAX_OFFLOADED = 10_000;

    private final Transport transport;
    private final HostResolver resolver;
    private final ExecutorService offload;
    private final OpenConnections callers;
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
    private final List<List<Channel>> doors = new ArrayList<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private Channel echo;

    private ProxyServer(ProxySettings settings) {
        transport = Transport.open(settings.eventLoops());
        resolver = new HostResolver(transport.datagram());
        callers = new OpenConnections(settings.limits().connections());
        int threads = Runtime.getRuntime().availableProcessors();
        offload = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_OFFLOADED),
                new DefaultThreadFactory("gateway-offload", true));
    }

    /**
     * Opens all listeners, and hands every call to the handler from then on.
     *
     * @param records gets a record of each call, also of requests refused for their form
     * @throws ListenFailed if a listener can't be opened; then none is
     */
    public static ProxyServer start(ProxySettings settings, CallHandler handler, AccessRecordSink records) {
        var server = new ProxyServer(settings);
        try {
            server.open(settings, handler, records);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void open(ProxySettings settings, CallHandler handler, AccessRecordSink records) {
        var listeners = new Listeners(transport, loops, connections);
        var echoDoor = new Door(
                false, true, new EchoBackend(), AccessRecordSink.none(), new OpenConnections(Integer.MAX_VALUE));
        var loopback = ProxySettings.Listener.http(List.of(InetAddress.getLoopbackAddress()), 0);
        echo = listeners.open(loopback, echoDoor).getFirst();
        var connector = new Connector(settings, transport.socket(), resolver, (InetSocketAddress) echo.localAddress());
        var seeds = new SecureRandom();
        int index = 0;
        for (var executor : transport.group()) {
            var eventLoop = (EventLoop) executor;
            loops.put(eventLoop, new Loop(index++, eventLoop, settings, offload, connector, seeds.nextLong()));
        }
        for (var listener : settings.listeners()) {
            var door = new Door(listener.tls().isPresent(), false, handler, records, callers);
            doors.add(listeners.open(listener, door));
        }
    }

    /** The port of a listener, by its place in the settings. */
    public int port(int listener) {
        return Listeners.port(doors.get(listener).getFirst());
    }

    /** The addresses that a listener is bound to, by its place in the settings. */
    public List<InetSocketAddress> addresses(int listener) {
        return doors.get(listener).stream()
                .map(channel -> (InetSocketAddress) channel.localAddress())
                .toList();
    }

    /**
     * Takes no further connections, closes those at rest, lets the calls under way finish, and closes.
     *
     * @param atMost after this long, what still runs is broken off
     * @return whether all calls finished
     */
    public boolean drain(Duration atMost) {
        doors.forEach(door -> door.forEach(ProxyServer::stopListening));
        loops.values().forEach(loop -> loop.executor().execute(loop::drain));
        boolean finished = callers.awaitNone(atMost);
        close();
        return finished;
    }

    /** Stops at once. */
    @Override
    public void close() {
        // Before the loops go: one that ends at once may leave open what it had, and nobody answers there.
        doors.forEach(door -> door.forEach(ProxyServer::stopListening));
        if (echo != null) {
            stopListening(echo);
        }
        connections.close().awaitUninterruptibly();
        transport.group().shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        resolver.close();
        offload.shutdownNow();
    }

    private static void stopListening(Channel listening) {
        if (listening.isOpen()) {
            listening.close().awaitUninterruptibly();
        }
    }
}
