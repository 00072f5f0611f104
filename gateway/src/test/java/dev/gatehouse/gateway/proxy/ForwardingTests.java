package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import org.junit.jupiter.api.Test;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardingTests {

    private final LinkedBlockingQueue<RawConnection.Message> received = new LinkedBlockingQueue<>();

    private RawBackend recording(String response) throws Exception {
        return new RawBackend((connection, _) -> {
            while (true) {
                received.add(connection.request());
                connection.send(response);
            }
        });
    }

    @Test
    void aGetIsForwardedAndItsResponseComesBack() throws Exception {
        try (var backend = recording(RawBackend.ok("hello"));
                var proxy = TestProxy.forwardingTo(backend.url() + "/base");
                var client = proxy.connect()) {
            var response = client.send("GET /a/b?c=d HTTP/1.1\r\nHost: api.example:8080\r\nX-Mine: 1\r\n\r\n")
                    .response();

            assertThat(response.startLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(response.body()).isEqualTo("hello");
            var request = received.take();
            assertThat(request.startLine()).isEqualTo("GET /base/a/b?c=d HTTP/1.1");
            assertThat(request.header("Host")).hasValue("127.0.0.1:" + backend.port());
            assertThat(request.header("X-Mine")).hasValue("1");
            assertThat(request.header("X-Forwarded-For")).hasValue("127.0.0.1");
            assertThat(request.header("X-Forwarded-Proto")).hasValue("http");
            assertThat(request.header("X-Forwarded-Host")).hasValue("api.example:8080");
            assertThat(request.names()).doesNotHaveDuplicates().doesNotContain("content-length", "transfer-encoding");
            var record = proxy.record();
            assertThat(record.status()).isEqualTo(200);
            assertThat(record.backendStatus()).isEqualTo(200);
            assertThat(record.outcome()).isEqualTo(AccessOutcome.SERVED);
            assertThat(record.method()).isEqualTo("GET");
            assertThat(record.path()).isEqualTo("/a/b");
            assertThat(record.host()).isEqualTo("api.example");
            assertThat(record.responseBytes()).isEqualTo(5);
        }
    }

    @Test
    void connectionsAreUsedAgainOnBothSides() throws Exception {
        try (var backend = recording(RawBackend.ok("x"));
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            for (int i = 0; i < 20; i++) {
                client.send("POST /" + i + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
                assertThat(client.response().body()).isEqualTo("x");
                assertThat(received.take().body()).isEqualTo("abc");
            }
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @Test
    void connectionsAreUsedAgainAlsoAfterResponsesThatCameInParts() throws Exception {
        var headRead = new Semaphore(0);
        try (var backend = new RawBackend((connection, _) -> {
                    while (true) {
                        connection.request();
                        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                        headRead.acquire();
                        connection.send("3\r\nabc\r\n0\r\n\r\n");
                    }
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            for (int i = 0; i < 5; i++) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").head();
                headRead.release();
                assertThat(client.chunks()).isEqualTo("abc");
            }
            assertThat(backend.connections()).isEqualTo(1);
        }
    }
}
