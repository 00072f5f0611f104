package dev.gatehouse.gateway.proxy;

import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that policies read, replace and copy. */
class BodyTests {
    private final LinkedBlockingQueue<RawConnection.Message> received = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private RawBackend backend;

    @BeforeEach
    void start() throws Exception {
        backend = new RawBackend((connection, _) -> {
            while (true) {
                var request = connection.request();
                received.add(request);
                connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                for (var part : new String[] {"answer", " to ", request.body()}) {
                    if (!part.isEmpty()) {
                        connection.send(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
                    }
                }
                connection.send("0\r\n\r\n");
            }
        });
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /** Steps that run one after the other, waiting where they wait, before the response is sent. */
    private static CallHandler steps(Step... steps) {
        return call -> {
            call.continuation(new ProxiedCall.Continuation() {
                private int next;

                @Override
                public void resumed(Flow flow) {
                    try {
                        while (flow == Flow.NEXT && next < steps.length) {
                            flow = steps[next++].run(call);
                        }
                    } catch (PolicyFailure e) {
                        failed(e);
                        return;
                    }
                    if (flow != Flow.WAIT) {
                        call.send();
                    }
                }

                @Override
                public void failed(PolicyFailure failure) {
                    call.respond(failure.status(), "", "", failure.getMessage().getBytes(StandardCharsets.UTF_8));
                    call.send();
                }
            });
            call.resume(Flow.NEXT);
        };
    }

    private interface Step {
        Flow run(ProxiedCall call);
    }

    private Step forward() {
        return call -> {
            call.backendUrl(backend.url());
            return call.forward(Call.Forwarding.DEFAULT);
        };
    }

    private Step forwardBuffered() {
        return call -> {
            call.backendUrl(backend.url());
            return call.forward(new Call.Forwarding(Call.Forwarding.DEFAULT.timeout(), false, true, true));
        };
    }

    private Step readRequest(int limit) {
        return call -> call.request().body().read(limit, bytes -> seen.add(new String(bytes)));
    }

    private Step readResponse(int limit) {
        return call -> call.response().body().read(limit, bytes -> seen.add(new String(bytes)));
    }

    private static final String CHUNKED_HEAD = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Test
    void bodiesThatWereReadAreStillSent() throws Exception {
        try (var proxy = TestProxy.of(steps(readRequest(100), readRequest(100), forward(), readResponse(100)));
                var client = proxy.connect()) {
            for (int i = 0; i < 3; i++) {
                // The head first, so that the step has to wait for the rest.
                client.send(CHUNKED_HEAD);
                client.send("3\r\nabc\r\n");
                client.send("2\r\nde\r\n0\r\n\r\n");
                assertThat(client.response().body()).isEqualTo("answer to abcde");
                assertThat(received.take().header("Content-Length")).hasValue("5");
            }
            assertThat(seen).hasSize(9).containsOnly("abcde", "answer to abcde");
        }
    }

    @Test
    void bodiesThatWereReplacedAreSentAsTheyAreNow() throws Exception {
        Step replaceRequest = call -> {
            call.request().body().replace("other".getBytes());
            return Flow.NEXT;
        };
        Step replaceResponse = call -> {
            call.response().body().replace("different".getBytes());
            return Flow.NEXT;
        };
        try (var proxy = TestProxy.of(steps(replaceRequest, forward(), replaceResponse));
                var client = proxy.connect()) {
            for (int i = 0; i < 3; i++) {
                client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
                var response = client.response();
                assertThat(response.body()).isEqualTo("different");
                assertThat(response.header("Content-Length")).hasValue("9");
                assertThat(received.take().body()).isEqualTo("other");
            }
        }
    }

    @Test
    void aBodyMayBeGivenWhereThereWasNone() throws Exception {
        try (var proxy = TestProxy.of(steps(
                        call -> {
                            assertThat(call.request().body().present()).isFalse();
                            call.request().body().replace("new".getBytes());
                            return Flow.NEXT;
                        },
                        forward()));
                var client = proxy.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            .response()
                            .body())
                    .isEqualTo("answer to new");
        }
    }

    @Test
    void aBodyMayBeTakenAway() throws Exception {
        try (var proxy = TestProxy.of(steps(
                        call -> {
                            assertThat(call.request().body().present()).isTrue();
                            call.request().body().replace(new byte[0]);
                            return Flow.NEXT;
                        },
                        forward()));
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(client.response().body()).isEqualTo("answer to ");
            assertThat(received.take().header("Content-Length")).hasValue("0");
        }
    }

    @Test
    void aRequestBodyOverTheLimitIsTooLargeAndIsNotForwarded() throws Exception {
        try (var proxy = TestProxy.of(steps(readRequest(4), forward()))) {
            for (var request : new String[] {
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde",
                CHUNKED_HEAD + "5\r\nabcde\r\n0\r\n\r\n",
                CHUNKED_HEAD + "3\r\nabc\r\n3\r\nabc\r\n"
            }) {
                try (var client = proxy.connect()) {
                    assertThat(client.send(request).response().status()).isEqualTo(413);
                }
            }
            assertThat(seen).isEmpty();
            assertThat(received).isEmpty();
        }
    }

    @Test
    void aResponseBodyOverTheLimitIsAFault() throws Exception {
        try (var proxy = TestProxy.of(steps(forward(), readResponse(4)));
                var client = proxy.connect()) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                                .response()
                                .status())
                        .isEqualTo(500);
            }
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aBodyThatWasKeptCanBeSentTwice() throws Exception {
        try (var proxy = TestProxy.of(steps(forwardBuffered(), forwardBuffered()));
                var client = proxy.connect()) {
            client.send(CHUNKED_HEAD);
            client.send("3\r\nabc\r\n0\r\n\r\n");
            assertThat(client.response().body()).isEqualTo("answer to abc");
            assertThat(received.take().body()).isEqualTo("abc");
            assertThat(received.take().body()).isEqualTo("abc");
        }
    }

    @Test
    void aBodyThatWasNotKeptIsMissingTheSecondTime() throws Exception {
        try (var proxy = TestProxy.of(steps(forward(), forward()));
                var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(client.response().body()).isEqualTo("answer to ");
            assertThat(received.take().body()).isEqualTo("abc");
            assertThat(received.take().body()).isEmpty();
        }
    }

    @Test
    void aCopyIsHandedOverWhenTheBodyHasPassed() throws Exception {
        Step copy = call -> {
            call.response().body().copy(100, bytes -> seen.add(new String(bytes)));
            return Flow.NEXT;
        };
        try (var proxy = TestProxy.of(steps(forward(), copy));
                var client = proxy.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            .response()
                            .body())
                    .isEqualTo("answer to ");
            assertThat(seen.take()).isEqualTo("answer to ");
        }
    }

    @Test
    void noCopyIsHandedOverOfABodyThatIsTooLongOrReplaced() throws Exception {
        Step tooLong = call -> {
            call.response().body().copy(3, bytes -> seen.add("too long"));
            return Flow.NEXT;
        };
        Step replaced = call -> {
            call.response().body().copy(100, bytes -> seen.add(new String(bytes)));
            call.response().body().replace("secret".getBytes());
            return Flow.NEXT;
        };
        try (var proxy = TestProxy.of(steps(forward(), tooLong, replaced));
                var client = proxy.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            .response()
                            .body())
                    .isEqualTo("secret");
            proxy.record();
            assertThat(seen).doesNotContain("too long", "secret");
        }
    }
}
