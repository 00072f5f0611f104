package dev.gatehouse.gateway.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend that does with each connection what a test says. */
final class RawBackend implements AutoCloseable {
    private final ServerSocket listening;
    private final List<RawConnection> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    /** What is done with a connection, by its number from 1. It is closed afterwards. */
    interface Script {
        void run(RawConnection connection, int number) throws Exception;
    }

    RawBackend(Script script) throws IOException {
        this(InetAddress.getLoopbackAddress(), script);
    }

    RawBackend(InetAddress address, Script script) throws IOException {
        listening = new ServerSocket(0, 100, address);
        Thread.ofVirtual().start(() -> accept(script));
    }

    /** Answers every request with that, for as long as the connection lives. */
    static Script always(String response) {
        return (connection, _) -> {
            while (true) {
                connection.request();
                connection.send(response);
            }
        };
    }

    /** A response of status 200. */
    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void accept(Script script) {
        while (true) {
            RawConnection connection;
            try {
                connection = new RawConnection(listening.accept());
            } catch (IOException e) {
                return;
            }
            int number = accepted.incrementAndGet();
            open.add(connection);
            Thread.ofVirtual().start(() -> {
                try (connection) {
                    script.run(connection, number);
                } catch (IOException e) {
                    // The gateway closed it, as it may.
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** How many connections came. */
    int connections() {
        return accepted.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(RawConnection::close);
    }
}
