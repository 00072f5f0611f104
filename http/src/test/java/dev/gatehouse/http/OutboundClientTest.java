package dev.gatehouse.http;

import dev.gatehouse.http.OutboundException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
class OutboundClientTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    private HttpDoor door(UnaryOperator<DoorSettings> settings, Handler handler) {
        var door = HttpDoor.open(settings.apply(DoorSettings.loopback("test door", 0)), request -> {
            calls.incrementAndGet();
            return handler.handle(request);
        });
        open.add(door);
        return door;
    }

    private HttpDoor door(Handler handler) {
        return door(settings -> settings.withTls(AUTHORITY.server("localhost", "127.0.0.1", "::1")), handler);
    }

    private OutboundClient client(OutboundSettings settings) {
        var client = new OutboundClient(settings);
        open.add(client);
        return client;
    }

    private static OutboundSettings trusting() {
        return OutboundSettings.guardedBy(OutboundGuard.configured()).trustingOnly(List.of(AUTHORITY.certificate()));
    }

    private static OutboundRequest get(HttpDoor door, String path) {
        return OutboundRequest.get(URI.create("https://localhost:" + door.port() + path));
    }

    private static Reason reason(OutboundClient client, OutboundRequest request) {
        return catchThrowableOfType(OutboundException.class, () -> client.send(request))
                .reason();
    }

    @Test
    void aRequestArrivesWholeAndItsAnswerComesBack() {
        var door = door(request -> Reply.text(
                        418,
                        request.method() + " " + request.path() + "?" + request.rawQuery() + " " + request.bodyText()
                                + " " + request.host() + " "
                                + request.header("X-One").orElse(""))
                .with("X-Two", "2"));
        var client = client(trusting());
        var reply = client.send(
                OutboundRequest.of("PATCH", URI.create("https://localhost:" + door.port() + "/a%3Bb?c=%27#part"))
                        .with("X-One", "1")
                        .withJson(Json.object().put("a", 1)));
        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.successful()).isFalse();
        assertThat(reply.bodyText()).isEqualTo("PATCH /a%3Bb?c=%27 {\"a\":1} localhost:" + door.port() + " 1");
        assertThat(reply.headers().first("x-two")).contains("2");
    }

    @Test
    void formsAreEncodedAsTheyAreReadAlsoAtAddressesWithoutName() {
        var door = door(request -> Reply.text(200, request.form().single("a b").orElse("none")));
        var client = client(trusting());
        for (var address : Loopback.addresses()) {
            var host = address instanceof Inet6Address ? "[::1]" : "127.0.0.1";
            var url = URI.create("https://" + host + ":" + door.port());
            var reply = client.send(OutboundRequest.of("POST", url).withForm(Map.of("a b", "c+d&e=\u00fc")));
            assertThat(reply.bodyText()).isEqualTo("c+d&e=\u00fc");
        }
    }

    /** Answers the first request, breaks the second off unanswered, and answers all later ones. */
    private ServerSocket breakingTheSecond() throws Exception {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(server);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    var lines = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()));
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                        if (!line.isEmpty()) {
                            continue;
                        }
                        if (calls.incrementAndGet() == 2) {
                            break;
                        }
                        socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".getBytes());
                    }
                } catch (java.io.IOException _) {
                    // The test is over.
                }
            }
        });
        return server;
    }

    @Test
    void whatOnlyReadsIsAskedAgainWhenAKeptConnectionBreaksOff() throws Exception {
        var url = URI.create("http://127.0.0.1:" + breakingTheSecond().getLocalPort() + "/");
        var client = client(trusting());
        client.send(OutboundRequest.get(url));
        assertThat(client.send(OutboundRequest.get(url)).status()).isEqualTo(200);
        assertThat(calls).hasValue(3);
    }

    @Test
    void whatMayChangeSomethingIsNotAskedTwice() throws Exception {
        var url = URI.create("http://127.0.0.1:" + breakingTheSecond().getLocalPort() + "/");
        var client = client(trusting());
        client.send(OutboundRequest.get(url));
        assertThat(reason(client, OutboundRequest.of("POST", url))).isEqualTo(Reason.BROKEN);
        assertThat(calls).hasValue(2);
    }

    @Test
    void connectionsAreUsedAgain() {
        var ports = new CopyOnWriteArrayList<Integer>();
        var door = door(request -> {
            ports.add(request.remote().getPort());
            return Reply.text(200, "x");
        });
        var client = client(trusting());
        client.send(get(door, "/"));
        client.send(get(door, "/"));
        assertThat(ports).hasSize(2);
        assertThat(ports.get(0)).isEqualTo(ports.get(1));
    }

    @Test
    void whoIsNotTrustedGetsNothing() {
        var door = door(request -> Reply.text(200, "reached"));
        var another = OutboundSettings.guardedBy(OutboundGuard.configured())
                .trustingOnly(List.of(new TestAuthority().certificate()));
        assertThat(reason(client(another), get(door, "/"))).isEqualTo(Reason.UNTRUSTED);
        var system = OutboundSettings.guardedBy(OutboundGuard.configured());
        assertThat(reason(client(system), get(door, "/"))).isEqualTo(Reason.UNTRUSTED);
        assertThat(calls).hasValue(0);
        assertThat(client(system.trusting(List.of(AUTHORITY.certificate())))
                        .send(get(door, "/"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() {
        var door = door(
                settings -> settings.withTls(AUTHORITY.server("other.example")), request -> Reply.text(200, "reached"));
        var client = client(trusting());
        assertThat(reason(client, get(door, "/"))).isEqualTo(Reason.UNTRUSTED);
        assertThat(reason(client, OutboundRequest.get(URI.create("https://127.0.0.1:" + door.port()))))
                .isEqualTo(Reason.UNTRUSTED);
        assertThat(calls).hasValue(0);
    }

    @Test
    void theGuardSeesTheResolvedAddressAndNothingIsSentPastIt() {
        var door = door(request -> Reply.text(200, "reached"));
        var seen = new CopyOnWriteArrayList<InetAddress>();
        var refusing = OutboundSettings.guardedBy((url, address) -> {
            seen.add(address);
            return false;
        });
        assertThat(reason(client(refusing.trustingOnly(List.of(AUTHORITY.certificate()))), get(door, "/")))
                .isEqualTo(Reason.REFUSED);
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.isLoopbackAddress()).isTrue());
        var publicOnly = OutboundSettings.guardedBy(OutboundGuard.publicOnly());
        assertThat(reason(client(publicOnly), get(door, "/"))).isEqualTo(Reason.REFUSED);
        assertThat(calls).hasValue(0);
    }

    /** The name is in no DNS: whoever asked for it a second time would get nowhere, or elsewhere. */
    @Test
    void theAddressThatWasAllowedIsTheOneConnectedTo() {
        var door = door(
                settings -> settings.withTls(AUTHORITY.server("api.test.invalid")),
                request -> Reply.text(200, request.host()));
        var allowed = InetAddress.ofLiteral("127.0.0.1");
        var asked = new CopyOnWriteArrayList<String>();
        var settings = OutboundSettings.guardedBy((url, address) -> address.equals(allowed))
                .trustingOnly(List.of(AUTHORITY.certificate()));
        var client = new OutboundClient(settings, host -> {
            asked.add(host);
            return new InetAddress[] {InetAddress.ofLiteral("192.0.2.1"), allowed};
        });
        open.add(client);
        var url = URI.create("https://api.test.invalid:" + door.port() + "/");
        assertThat(client.send(OutboundRequest.get(url)).bodyText()).isEqualTo("api.test.invalid:" + door.port());
        assertThat(asked).containsExactly("api.test.invalid");
    }

    @Test
    void plainHttpIsForLoopbackAlone() {
        var door = door(UnaryOperator.identity(), request -> Reply.text(200, "reached"));
        var client = client(trusting());
        assertThat(client.send(OutboundRequest.get(URI.create("http://127.0.0.1:" + door.port())))
                        .bodyText())
                .isEqualTo("reached");
        assertThat(reason(client, OutboundRequest.get(URI.create("http://192.0.2.1/"))))
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void urlsThatAreNoneAreRefused() {
        var client = client(trusting());
        for (var url : List.of(
                "ftp://localhost/",
                "file:///etc/passwd",
                "/path",
                "https:///path",
                "https://user:pw@localhost/",
                "https://localhost:0/",
                "https://localhost:99999/",
                "mailto:a@b")) {
            assertThat(reason(client, OutboundRequest.get(URI.create(url))))
                    .as(url)
                    .isEqualTo(Reason.REFUSED);
        }
        assertThat(catchThrowableOfType(OutboundException.class, () -> OutboundClient.checked("https://a b/"))
                        .reason())
                .isEqualTo(Reason.REFUSED);
        assertThat(OutboundClient.checked("https://example.org/a").getHost()).isEqualTo("example.org");
    }

    @Test
    void redirectsAreNotFollowed() {
        var door = door(request -> Reply.empty(302).with("Location", "/elsewhere"));
        var reply = client(trusting()).send(get(door, "/"));
        assertThat(reply.status()).isEqualTo(302);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anAnswerOverTheLimitIsCutOff() {
        var door = door(request -> Reply.text(200, "0".repeat(request.path().equals("/large") ? 100_001 : 100_000)));
        var client = client(trusting().withMaximumReply(100_000));
        assertThat(client.send(get(door, "/")).body()).hasSize(100_000);
        assertThat(reason(client, get(door, "/large"))).isEqualTo(Reason.TOO_LARGE);
        assertThat(client.send(get(door, "/")).body()).hasSize(100_000);
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLongerThanTold() {
        var finish = new CountDownLatch(1);
        var door = door(request -> {
            try {
                finish.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.empty(204);
        });
        var client = client(trusting().withTimeouts(Duration.ofSeconds(20), Duration.ofMillis(500)));
        var failure = catchThrowableOfType(OutboundException.class, () -> client.send(get(door, "/slow?key=hunter2")));
        finish.countDown();
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure).hasMessageContaining("/slow").hasMessageNotContaining("hunter2");
    }

    @Test
    void whereNobodyListensIsUnreachable() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        assertThat(reason(client(trusting()), OutboundRequest.get(URI.create("https://127.0.0.1:" + port))))
                .isEqualTo(Reason.UNREACHABLE);
        assertThat(reason(client(trusting()), OutboundRequest.get(URI.create("https://nowhere.invalid/"))))
                .isEqualTo(Reason.UNRESOLVED);
    }

    @Test
    void anAnswerThatIsNoHttpOrNoJsonIsBroken() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write("220 mail\r\n\r\n".getBytes());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            var url = URI.create("http://127.0.0.1:" + server.getLocalPort());
            assertThat(reason(client(trusting()), OutboundRequest.get(url))).isEqualTo(Reason.BROKEN);
        }
        var reply = new OutboundReply(200, Headers.none(), "<html>".getBytes());
        assertThat(catchThrowableOfType(OutboundException.class, reply::json).reason())
                .isEqualTo(Reason.BROKEN);
    }

    @Test
    void nothingOfARequestThatMayBeSecretShows() {
        var request = OutboundRequest.get(URI.create("https://localhost/a?sig=hunter2"))
                .with("Authorization", "Bearer hunter2")
                .withBody("text/plain", "hunter2".getBytes());
        assertThat(request.toString()).isEqualTo("GET https://localhost/a");
    }
}
