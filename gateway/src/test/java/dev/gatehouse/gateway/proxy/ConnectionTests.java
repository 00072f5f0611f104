package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** What one connection of a caller may and may not do. */
class ConnectionTests {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        try (var proxy = TestProxy.of(call -> {
                    call.respond(200, "", "", call.request().path().getBytes());
                    // The later a request, the earlier its answer is ready.
                    if (call.request().path().length() % 2 == 0) {
                        call.offload(() -> 0, _ -> call.send());
                    } else {
                        call.send();
                    }
                });
                var client = proxy.connect()) {
            var all = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                all.append("GET /").append("x".repeat(i % 7)).append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            client.send(all.toString());
            for (int i = 0; i < 200; i++) {
                assertThat(client.response().body()).isEqualTo("/" + "x".repeat(i % 7) + i);
            }
        }
    }

    @Test
    void pipelinedRequestsWithBodiesStayApart() throws Exception {
        var received = new LinkedBlockingQueue<String>();
        try (var backend = new RawBackend((connection, _) -> {
                    while (true) {
                        received.add(connection.request().body());
                        connection.send(RawBackend.ok("x"));
                    }
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                    + "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ndef\r\n0\r\n\r\n"
                    + GET);
            for (int i = 0; i < 3; i++) {
                assertThat(client.response().status()).isEqualTo(200);
            }
            assertThat(received).containsExactly("abc", "def", "");
        }
    }

    @Test
    void aCallerThatAsksToCloseIsClosedAfterTheResponse() throws Exception {
        try (var proxy = TestProxy.of(TestProxy.answer("x"));
                var client = proxy.connect()) {
            var response = client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .response();
            assertThat(response.header("Connection")).hasValue("close");
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aCallerOfHttp10IsClosedUnlessItAsksToStay() throws Exception {
        try (var proxy = TestProxy.of(TestProxy.answer("x"))) {
            try (var client = proxy.connect()) {
                var response = client.send("GET / HTTP/1.0\r\n\r\n").response();
                assertThat(response.header("Connection")).hasValue("close");
                assertThat(client.closedByPeer()).isTrue();
            }
            try (var client = proxy.connect()) {
                for (int i = 0; i < 2; i++) {
                    var response = client.send("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
                            .response();
                    assertThat(response.header("Connection")).hasValue("keep-alive");
                }
            }
        }
    }

    @Test
    void aCallerOfHttp10NeverGetsChunks() throws Exception {
        try (var backend = new RawBackend(RawBackend.always(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            var response = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                    .response();
            assertThat(response.names()).doesNotContain("transfer-encoding", "content-length");
            assertThat(response.header("Connection")).hasValue("close");
            assertThat(response.body()).isEqualTo("abcde");
        }
    }

    @Test
    void continueIsSaidWhenSomebodyWantsTheBody() throws Exception {
        try (var backend = new RawBackend((connection, _) -> {
                    var request = connection.request();
                    assertThat(request.header("Expect")).isEmpty();
                    connection.send(RawBackend.ok(request.body()));
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.head()).containsExactly("HTTP/1.1 100 Continue");
            assertThat(client.send("abc").response().body()).isEqualTo("abc");
        }
    }

    @Test
    void continueIsNotSaidWhenTheCallIsRefused() throws Exception {
        try (var proxy = TestProxy.of(call -> {
                    call.respond(401, "", "", new byte[0]);
                    call.send();
                });
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            var response = client.response();
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("Connection")).hasValue("close");
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aSmallBodyThatNobodyWantsDoesNotCostTheConnection() throws Exception {
        try (var proxy = TestProxy.of(TestProxy.answer("x"));
                var client = proxy.connect()) {
            for (int i = 0; i < 3; i++) {
                client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n");
                assertThat(client.response().names()).doesNotContain("connection");
                client.send("GET / HTTP/1.1\r\n".repeat(3750));
            }
        }
    }

    @Test
    void aLargeBodyThatNobodyWantsIsNotRead() throws Exception {
        try (var proxy = TestProxy.of(TestProxy.answer("x"));
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n" + "a".repeat(1000));
            var response = client.response();
            assertThat(response.body()).isEqualTo("x");
            assertThat(response.header("Connection")).hasValue("close");
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aResponseToHeadHasNoBodyButItsLength() throws Exception {
        try (var proxy = TestProxy.of(TestProxy.answer("12345"));
                var client = proxy.connect()) {
            for (int i = 0; i < 2; i++) {
                var response = client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").response("HEAD");
                assertThat(response.header("Content-Length")).hasValue("5");
            }
            assertThat(client.send(GET).response().body()).isEqualTo("12345");
        }
    }

    @Test
    void aResponseWithoutContentHasNeitherBodyNorLength() throws Exception {
        try (var proxy = TestProxy.of(call -> {
                    call.respond(204, "", "", "nobody gets this".getBytes());
                    call.send();
                });
                var client = proxy.connect()) {
            for (int i = 0; i < 2; i++) {
                var response = client.send(GET).response();
                assertThat(response.status()).isEqualTo(204);
                assertThat(response.names()).doesNotContain("content-length", "transfer-encoding");
            }
        }
    }

    @Test
    void aCallerThatGoesAwayTakesItsCallWithIt() throws Exception {
        var reached = new CountDownLatch(1);
        var closed = new LinkedBlockingQueue<Boolean>();
        var ended = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    reached.countDown();
                    closed.add(connection.closedByPeer());
                });
                var proxy = TestProxy.of(call -> {
                    call.whenEnded(ended::countDown);
                    TestProxy.forward(backend.url()).begin(call);
                })) {
            try (var client = proxy.connect()) {
                client.send(GET);
                reached.await();
            }
            assertThat(closed.take()).isTrue();
            ended.await();
            var record = proxy.record();
            assertThat(record.outcome()).isEqualTo(AccessOutcome.CLIENT_CONNECTION_FAILURE);
            assertThat(record.status()).isZero();
        }
    }

    @Test
    void whatWasPutOffIsNotDoneOnceTheCallerIsGone() throws Exception {
        var begun = new CountDownLatch(1);
        var mayFinish = new CountDownLatch(1);
        List<String> done = new ArrayList<>();
        try (var proxy = TestProxy.of(call -> {
            if (call.request().path().equals("/gone")) {
                call.offload(
                        () -> {
                            begun.countDown();
                            await(mayFinish);
                            return 0;
                        },
                        _ -> done.add("came back"));
            } else {
                TestProxy.answer("x").begin(call);
            }
        })) {
            try (var client = proxy.connect()) {
                client.send("GET /gone HTTP/1.1\r\nHost: a\r\n\r\n");
                begun.await();
            }
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.CLIENT_CONNECTION_FAILURE);
            mayFinish.countDown();
            try (var client = proxy.connect()) {
                client.send(GET).response();
            }
            assertThat(done).isEmpty();
        }
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAtOnce() throws Exception {
        var limits = new ProxySettings.Limits(1000, 1000, 10, 1000, 1000, 2, 10, 10);
        try (var proxy = TestProxy.of(settings -> settings.withLimits(limits), TestProxy.answer("x"))) {
            try (var one = proxy.connect();
                    var two = proxy.connect()) {
                one.send(GET).response();
                two.send(GET).response();
                try (var three = proxy.connect()) {
                    assertThat(three.closedByPeer()).isTrue();
                }
                assertThat(one.send(GET).response().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aHandlerThatFailsIsAFaultOfTheGatewayAndShowsNothingOfIt() throws Exception {
        try (var proxy = TestProxy.of(_ -> {
                    throw new IllegalStateException("the secret reason");
                });
                var client = proxy.connect()) {
            for (int i = 0; i < 2; i++) {
                var response = client.send(GET).response();
                assertThat(response.status()).isEqualTo(500);
                var record = proxy.record();
                assertThat(response.body())
                        .isEqualTo("{ \"statusCode\": 500, \"message\": \"Internal server error\", \"activityId\": \""
                                + record.requestId() + "\" }")
                        .doesNotContain("secret");
                assertThat(record.outcome()).isEqualTo(AccessOutcome.INTERNAL_ERROR);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
