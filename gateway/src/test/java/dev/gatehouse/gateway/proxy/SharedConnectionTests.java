package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Many callers over few connections to a backend. */
class SharedConnectionTests {
    private static final ProxySettings.Limits FEW =
            new ProxySettings.Limits(1000, 1000, 20, 100_000, 1000, 1000, 2, 1000);

    private static final List<String> BROKEN_OFF = List.of(
            "",
            "HTTP/1.1 20",
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwrong");

    @Test
    void callersNeverGetEachOthersResponses() throws Exception {
        try (var backend = new RawBackend((connection, _) -> {
                    while (true) {
                        var request = connection.request();
                        var path = request.startLine().split(" ")[1];
                        connection.send(RawBackend.ok(path + request.body()));
                    }
                });
                var proxy = TestProxy.of(
                        settings -> settings.withLimits(FEW).withEventLoops(2), TestProxy.forward(backend.url()));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calling = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 16; i++) {
                int caller = i;
                calling.add(CompletableFuture.runAsync(() -> call(proxy, caller), callers));
            }
            calling.forEach(CompletableFuture::join);
            assertThat(backend.connections()).isLessThanOrEqualTo(4);
        }
    }

    private static void call(TestProxy proxy, int caller) {
        try (var client = proxy.connect()) {
            for (int i = 0; i < 100; i++) {
                var body = "b".repeat(i);
                client.send("POST /" + caller + "/" + i + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + i + "\r\n\r\n"
                        + body);
                assertThat(client.response().body()).isEqualTo("/" + caller + "/" + i + body);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whateverBothSidesDoEveryCallEndsOnceAndTheProxyServesOn() throws Exception {
        var begun = new AtomicInteger();
        try (var backend = new RawBackend((connection, number) -> misbehave(connection, new Random(number)));
                var proxy = TestProxy.of(settings -> settings.withLimits(FEW), call -> {
                    begun.incrementAndGet();
                    TestProxy.forward(
                                    call.request().path().equals("/last")
                                            ? "http://" + Connector.ECHO_HOST
                                            : backend.url())
                            .begin(call);
                })) {
            var random = new Random(7);
            for (int i = 0; i < 300; i++) {
                try (var client = proxy.connect()) {
                    boolean goesAway = random.nextInt(4) == 0;
                    int sent = goesAway ? random.nextInt(20_000) : 20_000;
                    client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n" + "x".repeat(sent));
                    if (!goesAway) {
                        client.response();
                    }
                } catch (IOException | NumberFormatException e) {
                    // A response that was broken off.
                }
            }
            try (var client = proxy.connect()) {
                assertThat(client.send("GET /last HTTP/1.1\r\nHost: a\r\n\r\n")
                                .response()
                                .status())
                        .isEqualTo(200);
            }
            boolean last = false;
            for (int i = 0; i < begun.get(); i++) {
                var record = proxy.record();
                last |= record.path().equals("/last") && record.outcome() == AccessOutcome.SERVED;
            }
            assertThat(last).isTrue();
            assertThat(proxy.recordedNothing()).isTrue();
        }
    }

    private static void misbehave(RawConnection connection, Random random) throws IOException {
        while (true) {
            connection.head();
            connection.text(random.nextBoolean() ? 20_000 : random.nextInt(20_000));
            boolean goesOn = random.nextBoolean();
            switch (random.nextInt(7)) {
                case 0 -> connection.send(RawBackend.ok("fine"));
                case 1 -> connection.send(RawBackend.ok("y".repeat(100_000)) + "more");
                case 2 -> connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n");
                default -> {
                    connection.send(BROKEN_OFF.get(random.nextInt(BROKEN_OFF.size())));
                    goesOn = false;
                }
            }
            if (!goesOn) {
                return;
            }
        }
    }
}
