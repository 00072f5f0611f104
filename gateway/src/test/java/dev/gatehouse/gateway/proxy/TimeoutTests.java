package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever keeps the gateway waiting is not waited for. */
class TimeoutTests {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private static TestProxy proxy(ProxySettings.Timeouts timeouts, CallHandler handler) {
        return TestProxy.of(settings -> settings.withTimeouts(timeouts), handler);
    }

    @Test
    void aHeadThatDoesNotComeToItsEndIsAnsweredAndTheConnectionClosed() throws Exception {
        try (var proxy = proxy(new ProxySettings.Timeouts(SHORT, LONG, LONG, LONG, LONG), TestProxy.answer("x"));
                var client = proxy.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\nX-A")
                            .response()
                            .status())
                    .isEqualTo(408);
            assertThat(client.closedByPeer()).isTrue();
            assertThat(proxy.record().status()).isEqualTo(408);
        }
    }

    @Test
    void aHeadThatComesByteByByteDoesNotGetMoreTime() throws Exception {
        try (var proxy = proxy(new ProxySettings.Timeouts(SHORT, LONG, LONG, LONG, LONG), TestProxy.answer("x"));
                var client = proxy.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-A: ");
            client.socket().setSoTimeout(10);
            // One more byte whenever there is no answer yet.
            while (!client.readable()) {
                client.send("a");
            }
            assertThat(client.response().status()).isEqualTo(408);
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosedWithoutAWord() throws Exception {
        try (var proxy = proxy(new ProxySettings.Timeouts(SHORT, LONG, LONG, LONG, LONG), TestProxy.answer("x"));
                var client = proxy.connect()) {
            assertThat(client.closedByPeer()).isTrue();
            assertThat(proxy.recordedNothing()).isTrue();
        }
    }

    @Test
    void aConnectionThatRestsTooLongIsClosedWithoutAWord() throws Exception {
        try (var proxy = proxy(new ProxySettings.Timeouts(LONG, SHORT, LONG, LONG, LONG), TestProxy.answer("x"));
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().status()).isEqualTo(200);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aBodyThatStopsIsAnsweredAndTheConnectionClosed() throws Exception {
        var broken = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.head();
                    connection.text(3);
                    if (connection.closedByPeer()) {
                        broken.countDown();
                    }
                });
                var proxy = proxy(
                        new ProxySettings.Timeouts(LONG, LONG, SHORT, LONG, LONG), TestProxy.forward(backend.url()));
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
            assertThat(client.response().status()).isEqualTo(408);
            assertThat(client.closedByPeer()).isTrue();
            broken.await();
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.CLIENT_CONNECTION_FAILURE);
        }
    }

    @Test
    void aCallerThatDoesNotReadIsLetGoAndItsBackendToo() throws Exception {
        var broken = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
                    try {
                        while (true) {
                            connection.send(new byte[1 << 20]);
                        }
                    } finally {
                        broken.countDown();
                    }
                });
                var proxy = proxy(
                        new ProxySettings.Timeouts(LONG, LONG, SHORT, LONG, LONG), TestProxy.forward(backend.url()));
                var client = proxy.connect()) {
            client.send(GET).head();
            broken.await();
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.CLIENT_CONNECTION_FAILURE);
        }
    }

    @Test
    void aBackendsConnectionThatRestsTooLongIsClosed() throws Exception {
        var closed = new LinkedBlockingQueue<Boolean>();
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send(RawBackend.ok("x"));
                    closed.add(connection.closedByPeer());
                });
                var proxy = proxy(
                        new ProxySettings.Timeouts(LONG, LONG, LONG, LONG, SHORT), TestProxy.forward(backend.url()));
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().status()).isEqualTo(200);
            assertThat(closed.take()).isTrue();
            assertThat(client.send(GET).response().status()).isEqualTo(200);
            assertThat(backend.connections()).isEqualTo(2);
        }
    }

    @Test
    void aTaskForLaterRunsOnceUnlessTheCallEnded() throws Exception {
        var ran = new LinkedBlockingQueue<String>();
        try (var proxy = TestProxy.of(call -> {
                    call.after(Duration.ofSeconds(100), () -> ran.add("never"));
                    call.after(SHORT, () -> {
                        ran.add("once");
                        TestProxy.answer("late").begin(call);
                    });
                });
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().body()).isEqualTo("late");
            assertThat(ran).containsExactly("once");
        }
    }
}
