package dev.gatehouse.http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class HttpDoorTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() throws Exception {
        client.shutdownNow();
        for (var one : open.reversed()) {
            one.close();
        }
    }

    private HttpDoor door(Handler handler) {
        return door(DoorSettings.loopback("test door", 0), handler);
    }

    private HttpDoor door(DoorSettings settings, Handler handler) {
        var door = HttpDoor.open(settings, handler);
        open.add(door);
        return door;
    }

    private RawConnection raw(HttpDoor door) throws Exception {
        var connection = new RawConnection(door.port());
        open.add(connection);
        return connection;
    }

    private static HttpRequest.Builder request(HttpDoor door, String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + target));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aRequestReachesItsHandlerOnBothLoopbackFamiliesAtOnePort() throws Exception {
        var door = door(request ->
                Reply.text(200, "from " + request.remote().getAddress().getHostAddress()));
        for (var address : Loopback.addresses()) {
            var host = address.getHostAddress();
            var url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + door.port() + "/";
            assertThat(send(HttpRequest.newBuilder(URI.create(url))).body()).isEqualTo("from " + host);
        }
    }

    @Test
    void theHandlerSeesTheRequestAsItWasSent() throws Exception {
        var seen = new CompletableFuture<Request>();
        var door = door(request -> {
            seen.complete(request);
            return Reply.empty(204);
        });
        var reply = send(request(door, "/a%3Bb/(appId='x+y')?%24filter=%20a%27&b=1&b=2")
                .header("X-One", "1")
                .method("PATCH", BodyPublishers.ofString("{\"a\":1}")));
        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(reply.headers().firstValue("Content-Length")).isEmpty();
        var request = seen.join();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.path()).isEqualTo("/a%3Bb/(appId='x+y')");
        assertThat(request.segments()).containsExactly("a;b", "(appId='x+y')");
        assertThat(request.query().first("$filter")).contains(" a'");
        assertThat(request.query().all("b")).containsExactly("1", "2");
        assertThat(request.header("x-one")).contains("1");
        assertThat(request.json().get("a").intValue()).isEqualTo(1);
        assertThat(request.scheme()).isEqualTo("http");
        assertThat(request.host()).isEqualTo("127.0.0.1:" + door.port());
        assertThat(request.remote().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void handlersRunOnVirtualThreadsWithRequestIdsOfTheirOwn() throws Exception {
        var ids = new java.util.concurrent.ConcurrentSkipListSet<String>();
        var door = door(request -> {
            ids.add(request.id());
            return Reply.text(200, String.valueOf(Thread.currentThread().isVirtual()));
        });
        assertThat(send(request(door, "/")).body()).isEqualTo("true");
        assertThat(send(request(door, "/")).body()).isEqualTo("true");
        assertThat(ids).hasSize(2);
    }

    @Test
    void aBodyOverTheLimitIsRefusedInTheDoorsShapeHoweverItsLengthIsTold() throws Exception {
        var door = door(
                DoorSettings.loopback("test door", 0).withMaximumBody(10),
                Router.builder()
                        .route("POST", "/", request -> Reply.text(200, request.bodyText()))
                        .errors((request, failure) -> failure instanceof RequestException refusal
                                ? java.util.Optional.of(Reply.text(refusal.status(), "shaped " + refusal.code()))
                                : java.util.Optional.empty())
                        .build());
        assertThat(send(request(door, "/").POST(BodyPublishers.ofString("0123456789")))
                        .body())
                .isEqualTo("0123456789");
        var withLength = raw(door).send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n01234567890");
        assertThat(withLength.rest()).startsWith("HTTP/1.1 413 ").endsWith("shaped RequestTooLarge");
        var chunked = raw(door)
                .send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n6\r\n678901\r\n");
        assertThat(chunked.rest()).startsWith("HTTP/1.1 413 ").endsWith("shaped RequestTooLarge");
    }

    @Test
    void aReplyToHeadHasTheLengthAndNoBody() throws Exception {
        var door = door(request -> Reply.text(200, "12345"));
        var connection = raw(door).send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(connection.head()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-length: 5\r\n");
        connection.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assertThat(connection.rest()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n12345");
    }

    @Test
    void anUnexpectedFailureTellsNothingOfItself() throws Exception {
        var door = door(request -> {
            throw new IllegalStateException("secret of the inside");
        });
        var reply = send(request(door, "/"));
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body())
                .contains("InternalServerError")
                .doesNotContain("secret")
                .doesNotContain("IllegalState")
                .doesNotContain("at dev.");
    }

    @Test
    void anErrorThatIsNoExceptionIsAnsweredToo() throws Exception {
        var door = door(request -> {
            throw new StackOverflowError("deep inside");
        });
        var reply = send(request(door, "/"));
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void requestsThatAreNotHttpAreRefused() throws Exception {
        var door = door(request -> Reply.text(200, "reached"));
        record Case(String name, String request, String status) {}
        for (var one : List.of(
                new Case("no host", "GET / HTTP/1.1\r\n\r\n", "400"),
                new Case("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"),
                new Case("bad host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"),
                new Case("bad header name", "GET / HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n", "400"),
                new Case("long line", "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
                new Case(
                        "large headers",
                        "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(40_000) + "\r\n\r\n",
                        "431"))) {
            var reply = raw(door).send(one.request).head();
            assertThat(reply).as(one.name).startsWith("HTTP/1.").matches("(?s).{8} " + one.status + " .*");
        }
        assertThat(raw(door)
                        .send("GET http://other/x HTTP/1.1\r\nHost: a\r\n\r\n")
                        .head())
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aPathThatCannotBeDecodedIsMalformed() throws Exception {
        var door = door(request -> Reply.text(200, "reached"));
        for (var path : List.of("/%", "/%4", "/%zz", "/%ff", "/%00", "/a/../b", "/a/%2e%2E/b", "/./a")) {
            var reply = raw(door)
                    .send("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n")
                    .head();
            assertThat(reply).as(path).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void aRequestForWhichThereIsNoRoomIsRefusedAndThereIsRoomAgainAfterwards() throws Exception {
        var running = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var door = door(DoorSettings.loopback("test door", 0).withMaximumRunning(1), request -> {
            running.countDown();
            await(finish);
            return Reply.text(200, "finished");
        });
        var first = client.sendAsync(request(door, "/").build(), BodyHandlers.ofString());
        await(running);
        var refused = send(request(door, "/"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        finish.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).body()).isEqualTo("finished");
        int status;
        do {
            // The place is free when the handler's thread has ended, which may be a moment after its reply.
            status = send(request(door, "/")).statusCode();
        } while (status == 503);
        assertThat(status).isEqualTo(200);
    }

    @Test
    void aBodyThatNeverEndsIsNotWaitedForAndGivesItsPlaceBack() throws Exception {
        var reached = new java.util.concurrent.atomic.AtomicInteger();
        var settings =
                DoorSettings.loopback("test door", 0).withMaximumRunning(1).withIdle(Duration.ofMillis(300));
        var door = door(settings, request -> Reply.text(200, "calls " + reached.incrementAndGet()));
        var head = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n";
        assertThat(raw(door).send(head + "abc").rest()).isEmpty();
        var cutOff = raw(door).send(head + "abc");
        cutOff.close();
        String reply;
        do {
            reply = raw(door).send(head + "abcde").head();
        } while (reply.startsWith("HTTP/1.1 503"));
        assertThat(reply).startsWith("HTTP/1.1 200");
        assertThat(reached).hasValue(1);
    }

    @Test
    void aHeadThatComesByteByByteDoesNotHoldItsConnection() throws Exception {
        var door = door(
                DoorSettings.loopback("test door", 0).withIdle(Duration.ofMillis(300)),
                request -> Reply.text(200, "answered"));
        var head = "GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(200);
        assertThat(raw(door).closesWhileComesSlowly(head, Duration.ofMillis(50)))
                .isTrue();
        var second = raw(door).send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(second.head()).startsWith("HTTP/1.1 200 ");
        assertThat(second.closesWhileComesSlowly(head, Duration.ofMillis(50))).isTrue();
    }

    @Test
    void aConnectionTooManyIsClosedAndThereIsRoomAgainAfterwards() throws Exception {
        var door = door(
                DoorSettings.loopback("test door", 0).withMaximumConnections(2),
                request -> Reply.text(200, "answered"));
        var request = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
        var first = raw(door).send(request);
        assertThat(first.head()).startsWith("HTTP/1.1 200 ");
        assertThat(raw(door).send(request).head()).startsWith("HTTP/1.1 200 ");
        assertThat(answer(door, request)).isEmpty();
        first.close();
        String reply;
        do {
            // The door hears of the end a moment later.
            reply = answer(door, request);
        } while (reply.isEmpty());
        assertThat(reply).startsWith("HTTP/1.1 200 ");
    }

    /** The reply's head; empty when the connection was closed instead. */
    private String answer(HttpDoor door, String request) throws Exception {
        try {
            return raw(door).send(request).head();
        } catch (java.net.SocketException e) {
            return "";
        }
    }

    @Test
    void aPortInUseIsSaidInOneSentence() {
        var door = door(request -> Reply.empty(204));
        assertThatThrownBy(() ->
                        HttpDoor.open(DoorSettings.loopback("control plane", door.port()), request -> Reply.empty(204)))
                .isInstanceOf(PortInUseException.class)
                .hasMessageStartingWith("The control plane can't listen on 127.0.0.1 port " + door.port() + ": ");
    }

    @Test
    void anAddressOfNobodyIsNotCalledInUse() {
        var nobody = List.of(InetAddress.ofLiteral("192.0.2.1"));
        assertThatThrownBy(() -> HttpDoor.open(
                        DoorSettings.loopback("control plane", 0).withAddresses(nobody), request -> Reply.empty(204)))
                .isExactlyInstanceOf(CannotListenException.class)
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void drainingFinishesWhatRunsAndTakesNothingNew() throws Exception {
        var running = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var door = door(request -> {
            running.countDown();
            await(finish);
            return Reply.text(200, "finished");
        });
        var idle = raw(door);
        var reply = client.sendAsync(request(door, "/").build(), BodyHandlers.ofString());
        await(running);
        var drained = CompletableFuture.runAsync(() -> door.drain(Duration.ofMinutes(10)));
        // The idle connection is closed at once: then the door takes nothing new either.
        assertThat(idle.rest()).isEmpty();
        assertThatThrownBy(() -> send(request(door, "/"))).isInstanceOf(java.io.IOException.class);
        assertThat(reply).isNotDone();
        finish.countDown();
        assertThat(reply.get(30, TimeUnit.SECONDS).body()).isEqualTo("finished");
        drained.get(30, TimeUnit.SECONDS);
    }

    @Test
    void tlsSpeaksHttp2AndHttp1() throws Exception {
        var authority = new TestAuthority();
        var door = door(
                DoorSettings.loopback("test door", 0)
                        .withTls(authority.server("localhost"))
                        .withMaximumBody(1000),
                request -> Reply.text(200, request.body().length + " " + request.scheme() + " " + request.host()));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority.certificate());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (var secure = HttpClient.newBuilder().sslContext(context).build()) {
            for (var version : HttpClient.Version.values()) {
                var url = URI.create("https://localhost:" + door.port() + "/");
                var reply =
                        secure.send(HttpRequest.newBuilder(url).version(version).build(), BodyHandlers.ofString());
                assertThat(reply.version()).isEqualTo(version);
                assertThat(reply.body()).isEqualTo("0 https localhost:" + door.port());
                var large =
                        HttpRequest.newBuilder(url).version(version).POST(BodyPublishers.ofByteArray(new byte[1001]));
                assertThat(secure.send(large.build(), BodyHandlers.ofString()).statusCode())
                        .isEqualTo(413);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
