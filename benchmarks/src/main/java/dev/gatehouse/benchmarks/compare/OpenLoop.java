package dev.gatehouse.benchmarks.compare;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a fixed rate, whether answers come or not, over kept connections. An answer's time counts from the
 * moment at which its request was due, so that a program which stalls can't hide it by slowing the load down. One
 * thread, in a process of its own.
 *
 * <p>Arguments: URL, requests a second, seconds, seconds of warm-up, connections, file with a token a line, expected
 * status. Says one line: {@code requests N bad N p50 NANOS p99 NANOS p999 NANOS}.
 */
public final class OpenLoop {
    private static final long NAP = 50_000;
    private static final long GIVE_UP = 10_000_000_000L;

    private final List<byte[]> requests;
    private final int expected;
    private final Latencies latencies = new Latencies();
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private int next;
    private int running;
    private long bad;
    private long countFrom;

    private OpenLoop(List<byte[]> requests, int expected) {
        this.requests = requests;
        this.expected = expected;
    }

    /** One connection, with at most one request on it. */
    private static final class Line {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private long due;

        Line(SocketChannel channel) {
            this.channel = channel;
        }
    }

    public static void main(String... arguments) throws IOException {
        var url = URI.create(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        int warmUp = Integer.parseInt(arguments[3]);
        int connections = Integer.parseInt(arguments[4]);
        var requests = new ArrayList<byte[]>();
        for (var token : Files.readAllLines(Path.of(arguments[5]))) {
            requests.add(("GET " + url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                            + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer " + token
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        var loop = new OpenLoop(requests, Integer.parseInt(arguments[6]));
        loop.run(new InetSocketAddress(url.getHost(), url.getPort()), rate, seconds, warmUp, connections);
        System.out.println("requests " + loop.latencies.count() + " bad " + loop.bad + " p50 " + loop.latencies.at(0.5)
                + " p99 " + loop.latencies.at(0.99) + " p999 " + loop.latencies.at(0.999));
    }

    private void run(InetSocketAddress address, int rate, int seconds, int warmUp, int connections) throws IOException {
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                var channel = SocketChannel.open(address);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                var line = new Line(channel);
                channel.register(selector, SelectionKey.OP_READ, line);
                idle.add(line);
            }
            long begin = System.nanoTime();
            countFrom = begin + warmUp * 1_000_000_000L;
            long end = countFrom + seconds * 1_000_000_000L;
            long total = (long) rate * (warmUp + seconds);
            long sent = 0;
            while (sent < total || running > 0 || !waiting.isEmpty()) {
                long now = System.nanoTime();
                while (sent < total && begin + sent * 1_000_000_000L / rate <= now) {
                    waiting.add(begin + sent * 1_000_000_000L / rate);
                    sent++;
                }
                while (!waiting.isEmpty() && !idle.isEmpty()) {
                    send(idle.poll(), waiting.poll());
                }
                if (selector.selectNow(this::answered) == 0) {
                    LockSupport.parkNanos(NAP);
                }
                if (System.nanoTime() > end + GIVE_UP) {
                    bad += running + waiting.size();
                    return;
                }
            }
        }
    }

    private void send(Line line, long due) {
        line.due = due;
        line.out = ByteBuffer.wrap(requests.get(next));
        next = (next + 1) % requests.size();
        running++;
        try {
            while (line.out.hasRemaining()) {
                line.channel.write(line.out);
            }
        } catch (IOException e) {
            broken(line);
        }
    }

    private void answered(SelectionKey key) {
        var line = (Line) key.attachment();
        try {
            if (line.channel.read(line.in) < 0) {
                key.cancel();
                broken(line);
                return;
            }
        } catch (IOException e) {
            key.cancel();
            broken(line);
            return;
        }
        var status = Answer.status(line.in);
        if (status != 0) {
            running--;
            if (line.due >= countFrom) {
                latencies.add(System.nanoTime() - line.due);
            }
            if (status != expected) {
                bad++;
            }
            line.in.clear();
            idle.add(line);
        }
    }

    private void broken(Line line) {
        running--;
        bad++;
        try {
            line.channel.close();
        } catch (IOException e) {
            // It is given up in any case.
        }
    }
}
