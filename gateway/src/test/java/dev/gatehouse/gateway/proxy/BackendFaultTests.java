package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.EOFException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Backends that don't answer, or answer wrongly. */
class BackendFaultTests {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final Call.Forwarding SHORT = new Call.Forwarding(Duration.ofMillis(100), false, false, true);

    private static void assertFault(TestProxy proxy, RawConnection client, String reason, AccessOutcome outcome)
            throws Exception {
        var response = client.send(GET).response();
        var record = proxy.record();
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.header("Content-Type")).hasValue("application/json");
        assertThat(response.header("X-Reason")).hasValue(reason);
        assertThat(response.body())
                .isEqualTo("{ \"statusCode\": 500, \"message\": \"Internal server error\", \"activityId\": \""
                        + record.requestId() + "\" }");
        assertThat(record.outcome()).isEqualTo(outcome);
        assertThat(record.status()).isEqualTo(500);
        assertThat(record.reason()).isNotEmpty();
    }

    @Test
    void aBackendThatDoesNotListenIsAConnectionFailure() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (var proxy = TestProxy.forwardingTo("http://127.0.0.1:" + port);
                var client = proxy.connect()) {
            for (int i = 0; i < 2; i++) {
                assertFault(proxy, client, "BackendConnectionFailure", AccessOutcome.BACKEND_CONNECTION_FAILURE);
            }
        }
    }

    @Test
    void aBackendWhoseNameHasNoAddressIsAConnectionFailure() throws Exception {
        try (var proxy = TestProxy.forwardingTo("http://nobody.invalid/");
                var client = proxy.connect()) {
            assertFault(proxy, client, "BackendConnectionFailure", AccessOutcome.BACKEND_CONNECTION_FAILURE);
        }
    }

    @Test
    void aBackendThatIsNoUrlIsAConnectionFailure() throws Exception {
        for (var url : List.of("", "ftp://a/", "http://", "http://a b/", "mailto:a@b", "http://a:99999/")) {
            try (var proxy = TestProxy.forwardingTo(url);
                    var client = proxy.connect()) {
                assertFault(proxy, client, "BackendConnectionFailure", AccessOutcome.BACKEND_CONNECTION_FAILURE);
            }
        }
    }

    @Test
    void aBackendThatDoesNotAnswerInTimeIsATimeout() throws Exception {
        var gone = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    if (connection.closedByPeer()) {
                        gone.countDown();
                    }
                });
                var proxy = TestProxy.of(TestProxy.forward(backend.url(), SHORT));
                var client = proxy.connect()) {
            assertFault(proxy, client, "Timeout", AccessOutcome.BACKEND_TIMEOUT);
            gone.await();
        }
    }

    @Test
    void aBackendThatClosesWithoutAnAnswerIsAConnectionFailure() throws Exception {
        try (var backend = new RawBackend((connection, _) -> connection.request());
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            assertFault(proxy, client, "BackendConnectionFailure", AccessOutcome.BACKEND_CONNECTION_FAILURE);
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    static Stream<Arguments> invalidResponses() {
        return Stream.of(
                Arguments.of("no HTTP", "hello\r\n\r\n"),
                Arguments.of("another version", "HTTP/2.0 200 OK\r\n\r\n"),
                Arguments.of("no status", "HTTP/1.1 OK\r\n\r\n"),
                Arguments.of("a short status", "HTTP/1.1 20 OK\r\n\r\n"),
                Arguments.of("a large status", "HTTP/1.1 999 OK\r\n\r\n"),
                Arguments.of("a switch of protocols", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
                Arguments.of("a reason with NUL", "HTTP/1.1 200 O\u0000K\r\n\r\n"),
                Arguments.of(
                        "both lengths",
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nabcde"),
                Arguments.of("a bad length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
                Arguments.of(
                        "an unknown encoding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "an encoding in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("a folded header", "HTTP/1.1 200 OK\r\nX-A: 1\r\n 2\r\n\r\n"),
                Arguments.of("LF alone", "HTTP/1.1 200 OK\nX-A: 1\r\n\r\n"),
                Arguments.of("CR alone", "HTTP/1.1 200 OK\r\nX-A: 1\r2\r\n\r\n"),
                Arguments.of("a space before the colon", "HTTP/1.1 200 OK\r\nContent-Length : 5\r\n\r\nabcde"),
                Arguments.of("a bad first chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"),
                Arguments.of("endless interim answers", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(17)),
                Arguments.of("an endless head", "HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(70_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidResponses")
    void aResponseThatCouldBeUnderstoodInTwoWaysIsNotPassedOn(String what, String response) throws Exception {
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send(response);
                    connection.closedByPeer();
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            assertFault(proxy, client, "BackendConnectionFailure", AccessOutcome.BACKEND_RESPONSE_INVALID);
        }
    }

    @Test
    void interimResponsesArePassedOver() throws Exception {
        try (var backend = new RawBackend(
                        RawBackend.always("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                + RawBackend.ok("x")));
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            for (int i = 0; i < 2; i++) {
                var response = client.send(GET).response();
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.names()).doesNotContain("link");
            }
        }
    }

    @Test
    void aResponseThatBreaksOffShowsAsBrokenOff() throws Exception {
        for (var head : List.of("Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")) {
            try (var backend = new RawBackend((connection, _) -> {
                        connection.request();
                        connection.send("HTTP/1.1 200 OK\r\n" + head);
                    });
                    var proxy = TestProxy.forwardingTo(backend.url());
                    var client = proxy.connect()) {
                client.send(GET);
                assertThatThrownBy(client::response)
                        .isInstanceOfAny(EOFException.class, java.net.SocketException.class);
                var record = proxy.record();
                assertThat(record.outcome()).isEqualTo(AccessOutcome.BACKEND_CONNECTION_FAILURE);
                assertThat(record.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aResponseThatTurnsInvalidShowsAsBrokenOff() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                    mayGoOn.await();
                    connection.send("3\r\nabcde\r\n0\r\n\r\n");
                    connection.closedByPeer();
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            assertThat(client.send(GET).head()).startsWith("HTTP/1.1 200 OK");
            assertThat(client.text(6)).isEqualTo("3\r\nabc");
            mayGoOn.countDown();
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.BACKEND_RESPONSE_INVALID);
            assertThatThrownBy(client::chunks)
                    .isInstanceOfAny(EOFException.class, java.net.SocketException.class, NumberFormatException.class);
        }
    }

    @Test
    void aResponseThatStopsIsBrokenOffAfterAWhile() throws Exception {
        var timeouts = new ProxySettings.Timeouts(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                    connection.closedByPeer();
                });
                var proxy = TestProxy.of(s -> s.withTimeouts(timeouts), TestProxy.forward(backend.url()));
                var client = proxy.connect()) {
            client.send(GET);
            assertThatThrownBy(client::response).isInstanceOfAny(EOFException.class, java.net.SocketException.class);
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.BACKEND_TIMEOUT);
        }
    }

    @Test
    void anIdempotentCallIsSentAgainWhenAnOldConnectionTurnsOutDead() throws Exception {
        try (var backend = new RawBackend((connection, number) -> {
                    connection.request();
                    connection.send(RawBackend.ok("from " + number));
                    // The second request arrives, and the connection dies instead of answering.
                    connection.request();
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().body()).isEqualTo("from 1");
            assertThat(client.send(GET).response().body()).isEqualTo("from 2");
            assertThat(backend.connections()).isEqualTo(2);
        }
    }

    @Test
    void aCallThatIsNotIdempotentIsNotSentAgain() throws Exception {
        var requests = new AtomicInteger();
        try (var backend = new RawBackend((connection, _) -> {
                    connection.request();
                    requests.incrementAndGet();
                    connection.send(RawBackend.ok("x"));
                    connection.request();
                    requests.incrementAndGet();
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            var post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx";
            assertThat(client.send(post).response().status()).isEqualTo(200);
            assertThat(client.send(post).response().status()).isEqualTo(500);
            assertThat(requests).hasValue(2);
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatBegunIsNotAskedForAgain() throws Exception {
        try (var backend = new RawBackend((connection, number) -> {
                    connection.request();
                    connection.send(RawBackend.ok("x"));
                    connection.request();
                    connection.send("HTTP/1.1 2");
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().status()).isEqualTo(200);
            assertThat(client.send(GET).response().status()).isEqualTo(500);
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @Test
    void whatABackendSendsUnaskedIsNeverAnotherCallersResponse() throws Exception {
        try (var backend = new RawBackend((connection, number) -> {
                    connection.request();
                    connection.send(RawBackend.ok("mine " + number) + RawBackend.ok("smuggled"));
                    connection.closedByPeer();
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            for (int i = 1; i <= 3; i++) {
                assertThat(client.send(GET).response().body()).isEqualTo("mine " + i);
            }
        }
    }

    @Test
    void aBodyWhereNoneMayBeIsNeverAnotherCallersResponse() throws Exception {
        try (var backend = new RawBackend((connection, number) -> {
                    connection.request();
                    connection.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 50\r\nX-Number: " + number
                            + "\r\n\r\n" + RawBackend.ok("x"));
                    connection.closedByPeer();
                });
                var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            for (int i = 1; i <= 2; i++) {
                var response = client.send(GET).response();
                assertThat(response.status()).isEqualTo(304);
                assertThat(response.header("X-Number")).hasValue("" + i);
            }
        }
    }

    @Test
    void moreWaitingCallsThanAllowedAreTurnedAway() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        var limits = new ProxySettings.Limits(1000, 1000, 10, 1000, 1000, 100, 1, 1);
        try (var backend = new RawBackend((connection, _) -> {
                    while (true) {
                        connection.request();
                        reached.countDown();
                        mayAnswer.await();
                        connection.send(RawBackend.ok("x"));
                    }
                });
                var proxy = TestProxy.of(s -> s.withLimits(limits), TestProxy.forward(backend.url()));
                var first = proxy.connect();
                var second = proxy.connect();
                var third = proxy.connect()) {
            first.send(GET);
            reached.await();
            second.send(GET);
            third.send(GET);
            // Whichever of the two came later.
            var turnedAway = proxy.record();
            assertThat(turnedAway.outcome()).isEqualTo(AccessOutcome.OVERLOADED);
            assertThat(turnedAway.status()).isEqualTo(503);
            mayAnswer.countDown();
            assertThat(first.response().status()).isEqualTo(200);
            assertThat(List.of(second.response().status(), third.response().status()))
                    .containsExactlyInAnyOrder(200, 503);
        }
    }

    @Test
    void allAddressesOfABackendAreTried() throws Exception {
        for (var address : List.of("127.0.0.1", "::1")) {
            try (var backend =
                            new RawBackend(InetAddress.getByName(address), RawBackend.always(RawBackend.ok(address)));
                    var proxy = TestProxy.forwardingTo("http://localhost:" + backend.port());
                    var client = proxy.connect()) {
                assertThat(client.send(GET).response().body()).isEqualTo(address);
            }
        }
    }

    @Test
    void gatehousesOwnDoorsAreNeverReachedUnderAnyAddress() throws Exception {
        try (var door = new RawBackend(RawBackend.always(RawBackend.ok("inside")))) {
            for (var forbidden : List.of("127.0.0.1", "0.0.0.0", "::1", "::")) {
                var guard = new ForbiddenAddresses();
                guard.set(List.of(new InetSocketAddress(forbidden, door.port())));
                for (var host : List.of(
                        "127.0.0.1",
                        "localhost",
                        "0.0.0.0",
                        "[::ffff:127.0.0.1]",
                        "127.0.0.2",
                        "[::1]",
                        "a.localhost",
                        "[::]")) {
                    try (var proxy = TestProxy.of(
                                    s -> s.withForbidden(guard),
                                    TestProxy.forward("http://" + host + ":" + door.port()));
                            var client = proxy.connect()) {
                        assertFault(
                                proxy, client, "BackendConnectionFailure", AccessOutcome.BACKEND_CONNECTION_FAILURE);
                    }
                }
            }
            assertThat(door.connections()).isZero();
        }
    }

    @Test
    void aDoorThatIsForbiddenLaterIsNotReachedOverAnOldConnection() throws Exception {
        var guard = new ForbiddenAddresses();
        try (var door = new RawBackend(RawBackend.always(RawBackend.ok("x")));
                var proxy = TestProxy.of(s -> s.withForbidden(guard), TestProxy.forward(door.url()));
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().status()).isEqualTo(200);
            proxy.record();
            guard.set(List.of(new InetSocketAddress("127.0.0.1", door.port())));
            assertFault(proxy, client, "BackendConnectionFailure", AccessOutcome.BACKEND_CONNECTION_FAILURE);
        }
    }
}
