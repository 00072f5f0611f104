package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.HeadBytes;
import dev.gatehouse.gateway.proxy.codec.HeadLimits;
import io.netty.channel.EventLoop;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What the connections of one event loop share, and only they. */
final class Loop {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final int index;
    private final EventLoop executor;
    private final ProxySettings settings;
    private final HeadLimits headLimits;
    private final Executor offload;
    private final SplittableRandom random;
    private final Deadlines deadlines;
    private final FlushQueue flushes;
    private final HeadBytes head = new HeadBytes();
    private final Upstreams upstreams;
    private final Set<ClientConnection> connections = new HashSet<>();
    private boolean draining;
    private long dateSecond = -1;
    private String date = "";

    Loop(int index, EventLoop executor, ProxySettings settings, Executor offload, Connector connector, long seed) {
        this.index = index;
        this.executor = executor;
        this.settings = settings;
        this.offload = offload;
        random = new SplittableRandom(seed);
        var limits = settings.limits();
        headLimits = new HeadLimits(limits.requestLine(), limits.head(), limits.headers());
        deadlines = new Deadlines(executor);
        flushes = new FlushQueue(executor);
        upstreams = new Upstreams(this, connector);
    }

    int index() {
        return index;
    }

    EventLoop executor() {
        return executor;
    }

    ProxySettings settings() {
        return settings;
    }

    HeadLimits headLimits() {
        return headLimits;
    }

    InstantSource clock() {
        return settings.clock();
    }

    Executor offload() {
        return offload;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    FlushQueue flushes() {
        return flushes;
    }

    /** What heads are written in: one at a time, each copied before the next begins. */
    HeadBytes head() {
        return head;
    }

    Upstreams upstreams() {
        return upstreams;
    }

    /** Callers' connections that are open. */
    Set<ClientConnection> connections() {
        return connections;
    }

    /** Whether connections are to end with the call that they carry. */
    boolean draining() {
        return draining;
    }

    void drain() {
        draining = true;
        for (var connection : Set.copyOf(connections)) {
            connection.drain();
        }
    }

    /** A random id (RFC 9562 §5.4). It names a call and protects nothing, so a quick source is enough. */
    UUID newRequestId() {
        long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The value of {@code Date} (RFC 9110 §5.6.7). */
    String date(Instant now) {
        if (now.getEpochSecond() != dateSecond) {
            dateSecond = now.getEpochSecond();
            date = DATE.format(now);
        }
        return date;
    }
}
