package dev.gatehouse.gateway.proxy;

import dev.gatehouse.policy.Call;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies pass through; they are not kept. */
class StreamingTests {
    private static final long LARGE = 200L << 20;

    /** What kernel buffers and the gateway may hold together; far less than {@link #LARGE}. */
    private static final long HELD = 32L << 20;

    private static final byte[] BLOCK = "0123456789abcdef".repeat(4096).getBytes(StandardCharsets.US_ASCII);

    @Test
    void aLargeResponsePassesThroughUnchanged() throws Exception {
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                    send(connection, new LinkedBlockingQueue<>());
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").head();
            assertBlocks(client);
            assertThat(proxy.record().responseBytes()).isEqualTo(LARGE);
        }
    }

    @Test
    void aLargeRequestPassesThroughUnchangedInChunks() throws Exception {
        try (var backend = new RawBackend((connection, _) -> {
                    assertThat(connection.head()).contains("Transfer-Encoding: chunked");
                    long total = 0;
                    for (int size = connection.chunkSize(); size > 0; size = connection.chunkSize()) {
                        connection.text(size);
                        connection.text(2);
                        total += size;
                    }
                    connection.text(2);
                    connection.send(RawBackend.ok("" + total));
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (long sent = 0; sent < LARGE; sent += BLOCK.length) {
                client.send(Integer.toHexString(BLOCK.length) + "\r\n")
                        .send(BLOCK)
                        .send("\r\n");
            }
            assertThat(client.send("0\r\n\r\n").response().body()).isEqualTo("" + LARGE);
            assertThat(proxy.record().requestBytes()).isEqualTo(LARGE);
        }
    }

    @Test
    void aBackendIsNotReadFasterThanTheCallerReads() throws Exception {
        var progress = new LinkedBlockingQueue<Long>();
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                    send(connection, progress);
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").head();
            awaitStuck(progress);
            // What the sender got rid of although nobody reads is what lies in buffers; the rest it still has.
            progress.clear();
            assertBlocks(client);
            assertThat(progress.size() * (long) BLOCK.length).isGreaterThan(LARGE - HELD);
        }
    }

    @Test
    void aCallerIsNotReadFasterThanTheBackendReads() throws Exception {
        var progress = new LinkedBlockingQueue<Long>();
        var mayRead = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.head();
                    mayRead.await();
                    assertBlocks(connection);
                    connection.send(RawBackend.ok("read"));
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + LARGE + "\r\n\r\n");
            var sending = CompletableFuture.runAsync(() -> {
                try {
                    send(client, progress);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitStuck(progress);
            progress.clear();
            mayRead.countDown();
            assertThat(client.response().body()).isEqualTo("read");
            sending.join();
            assertThat(progress.size() * (long) BLOCK.length).isGreaterThan(LARGE - HELD);
        }
    }

    @Test
    void bothDirectionsStreamAtOnce() throws Exception {
        try (var proxy = TestProxy.forwardingTo("http://" + Connector.ECHO_HOST);
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + LARGE + "\r\n\r\n");
            var sending = CompletableFuture.runAsync(() -> {
                try {
                    send(client, new LinkedBlockingQueue<>());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(client.head()).contains("Content-Length: " + LARGE);
            assertBlocks(client);
            sending.join();
        }
    }

    @Test
    void whatArrivesIsPassedOnBeforeTheRestArrives() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
                    mayGoOn.await();
                    connection.send("data: 2\n\n");
                });
                var proxy = TestProxy.of(TestProxy.forward(
                        backend.url(), new Call.Forwarding(Call.Forwarding.DEFAULT.timeout(), false, false, false)));
                var client = proxy.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").head()).contains("Transfer-Encoding: chunked");
            assertThat(client.text(12)).isEqualTo("9\r\ndata: 1\n\n");
            mayGoOn.countDown();
            assertThat(client.text(2) + client.text(12)).isEqualTo("\r\n9\r\ndata: 2\n\n");
            assertThat(client.text(7)).isEqualTo("\r\n0\r\n\r\n");
        }
    }

    @Test
    void anAnswerThatComesBeforeTheBodyWasSentIsPassedOn() throws Exception {
        try (var backend = new RawBackend((connection, _) -> {
                    connection.head();
                    connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
                    connection.text(1000);
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + LARGE + "\r\n\r\n" + "a".repeat(1000));
            var response = client.response();
            assertThat(response.status()).isEqualTo(413);
            assertThat(response.body()).isEqualTo("no");
            assertThat(response.header("Connection")).hasValue("close");
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    private static void send(RawConnection to, LinkedBlockingQueue<Long> progress) throws IOException {
        for (long sent = BLOCK.length; sent <= LARGE; sent += BLOCK.length) {
            to.send(BLOCK);
            progress.add(sent);
        }
    }

    /** Waits until the sender gets no further for a while: then all buffers between it and the reader are full. */
    private static void awaitStuck(LinkedBlockingQueue<Long> progress) throws InterruptedException {
        while (progress.poll(300, TimeUnit.MILLISECONDS) != null) {
            // Each block sent is one turn.
        }
    }

    private static void assertBlocks(RawConnection from) throws IOException {
        for (long read = 0; read < LARGE; read += BLOCK.length) {
            assertThat(from.bytes(BLOCK.length)).isEqualTo(BLOCK);
        }
    }
}
