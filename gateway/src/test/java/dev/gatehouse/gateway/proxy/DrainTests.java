package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessRecordSink;
import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Opening and closing. */
class DrainTests {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void callsUnderWayFinishAndConnectionsAtRestClose() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    reached.countDown();
                    mayAnswer.await();
                    connection.send(RawBackend.ok("finished"));
                });
                var proxy = TestProxy.of(call -> {
                    if (call.request().path().equals("/wait")) {
                        TestProxy.forward(backend.url()).begin(call);
                    } else {
                        TestProxy.answer("x").begin(call);
                    }
                });
                var resting = proxy.connect();
                var running = proxy.connect()) {
            assertThat(resting.send(GET).response().status()).isEqualTo(200);
            running.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
            reached.await();

            var drained = CompletableFuture.supplyAsync(() -> proxy.server().drain(Duration.ofSeconds(10)));
            assertThat(resting.closedByPeer()).isTrue();
            assertThatThrownBy(proxy::connect).isInstanceOf(ConnectException.class);
            assertThat(drained).isNotDone();
            mayAnswer.countDown();
            var response = running.response();
            assertThat(response.body()).isEqualTo("finished");
            assertThat(response.header("Connection")).hasValue("close");
            assertThat(running.closedByPeer()).isTrue();
            assertThat(drained.get()).isTrue();
        }
    }

    @Test
    void callsToTheEchoBackendFinishToo() throws Exception {
        var reached = new CountDownLatch(1);
        try (var proxy = TestProxy.of(call -> {
                    reached.countDown();
                    TestProxy.forward("http://" + Connector.ECHO_HOST).begin(call);
                });
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc");
            reached.await();
            var drained = CompletableFuture.supplyAsync(() -> proxy.server().drain(Duration.ofSeconds(10)));
            assertThat(client.send("def").response().body()).isEqualTo("abcdef");
            assertThat(drained.get()).isTrue();
        }
    }

    @Test
    void whatDoesNotFinishInTimeIsBrokenOff() throws Exception {
        var reached = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    reached.countDown();
                    connection.closedByPeer();
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send(GET);
            reached.await();
            assertThat(proxy.server().drain(Duration.ofMillis(50))).isFalse();
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aPortInUseIsSaidAndNothingStaysOpen() throws Exception {
        var loopback = List.of(InetAddress.getLoopbackAddress());
        int other = freePort();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = ProxySettings.of(
                    List.of(
                            ProxySettings.Listener.http(loopback, other),
                            ProxySettings.Listener.http(loopback, taken.getLocalPort())),
                    InstantSource.system());
            assertThatThrownBy(() -> ProxyServer.start(settings, TestProxy.answer("x"), AccessRecordSink.none()))
                    .isInstanceOf(ListenFailed.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("127.0.0.1");
            assertThatThrownBy(() -> RawConnection.to(other)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void bothFamiliesShareOnePort() throws Exception {
        var both = List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"));
        var settings = ProxySettings.of(List.of(ProxySettings.Listener.http(both, 0)), InstantSource.system());
        try (var server = ProxyServer.start(settings, TestProxy.answer("x"), AccessRecordSink.none())) {
            assertThat(server.addresses(0)).hasSize(2).allMatch(address -> address.getPort() == server.port(0));
            for (var address : both) {
                try (var client = new RawConnection(new java.net.Socket(address, server.port(0)))) {
                    assertThat(client.send(GET).response().status()).isEqualTo(200);
                }
            }
        }
    }

    private static int freePort() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void closedProxyLeavesNoListenerBehind() throws Exception {
        // Often: it was a race with the end of the event loops.
        for (int time = 0; time < 100; time++) {
            int port;
            try (var proxy = TestProxy.of(TestProxy.answer("x"))) {
                port = proxy.port();
            }
            assertThatThrownBy(() -> RawConnection.to(port).close()).isInstanceOf(ConnectException.class);
        }
    }
}
