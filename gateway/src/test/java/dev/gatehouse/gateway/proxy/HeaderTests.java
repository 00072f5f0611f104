package dev.gatehouse.gateway.proxy;

import dev.gatehouse.policy.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which headers go through, and which do not. */
class HeaderTests {
    private final LinkedBlockingQueue<RawConnection.Message> received = new LinkedBlockingQueue<>();
    private final AtomicReference<String> answer = new AtomicReference<>(RawBackend.ok("x"));
    private RawBackend backend;

    @BeforeEach
    void start() throws Exception {
        backend = new RawBackend((connection, _) -> {
            while (true) {
                received.add(connection.request());
                connection.send(answer.get());
            }
        });
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private RawConnection.Message forwarded(String headers) throws Exception {
        return forwarded(headers, _ -> {});
    }

    private RawConnection.Message forwarded(String headers, Consumer<ProxiedCall> before) throws Exception {
        try (var proxy = TestProxy.of(TestProxy.forward(backend.url(), Call.Forwarding.DEFAULT, before));
                var client = proxy.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
            assertThat(client.response().status()).isEqualTo(200);
            return received.take();
        }
    }

    private RawConnection.Message answered(String headers) throws Exception {
        answer.set("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n" + headers + "\r\nx");
        try (var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            return client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").response();
        }
    }

    @Test
    void headersOfTheCallersConnectionStayThere() throws Exception {
        var request = forwarded("Connection: keep-alive, X-Hop , x-other\r\nX-HOP: 1\r\nX-Other: 2\r\nX-Stays: 3\r\n"
                + "Keep-Alive: timeout=5\r\nProxy-Connection: keep-alive\r\nProxy-Authorization: Basic x\r\nProxy: evil\r\n"
                + "TE: trailers\r\nTrailer: X-T\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n");

        assertThat(request.names())
                .containsExactlyInAnyOrder(
                        "host", "x-stays", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host");
    }

    @Test
    void whatTheGatewaySaysCanNotBeNamedAway() throws Exception {
        var request = forwarded("Connection: close, Host, X-Forwarded-For, Authorization, Cookie\r\n"
                + "Authorization: Bearer x\r\nCookie: a=b\r\n");

        assertThat(request.names())
                .contains("host", "x-forwarded-for", "authorization", "cookie")
                .doesNotContain("connection");
    }

    @Test
    void headersOfTheBackendsConnectionStayThere() throws Exception {
        var response =
                answered("Connection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nProxy-Authenticate: x\r\nUpgrade: h2\r\n"
                        + "Trailer: X-T\r\nX-Stays: 1\r\nX-Stays: 2\r\n");

        assertThat(response.names()).containsExactlyInAnyOrder("x-stays", "x-stays", "date", "content-length");
    }

    @Test
    void aDateIsAddedOnlyWhereThereIsNone() throws Exception {
        assertThat(answered("").header("Date").orElseThrow())
                .matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
        assertThat(answered("Date: then\r\n").headers())
                .containsOnlyOnce("Date: then")
                .hasSize(2);
    }

    @Test
    void theCallersAddressIsAddedToThoseBefore() throws Exception {
        var request = forwarded("X-Forwarded-For: 1.2.3.4\r\nx-forwarded-for: 5.6.7.8\r\nX-Forwarded-Proto: https\r\n"
                + "X-Forwarded-Host: evil\r\n");

        assertThat(request.header("X-Forwarded-For")).hasValue("1.2.3.4, 5.6.7.8, 127.0.0.1");
        assertThat(request.header("X-Forwarded-Proto")).hasValue("http");
        assertThat(request.header("X-Forwarded-Host")).hasValue("a");
        assertThat(request.names()).doesNotHaveDuplicates();
    }

    @Test
    void sessionCookiesOfThePortalsReachNoBackend() throws Exception {
        assertThat(forwarded("Cookie: a=1; __Host-gatehouse-session=secret; b=2; __host-GATEHOUSE=secret\r\n")
                        .header("Cookie"))
                .hasValue("a=1; b=2");
        assertThat(forwarded("Cookie: __Host-gatehouse_admin=secret\r\n").names())
                .doesNotContain("cookie");
        assertThat(forwarded("Cookie: a=__Host-gatehouse; __Host-other=1\r\n").header("Cookie"))
                .hasValue("a=__Host-gatehouse; __Host-other=1");
    }

    @Test
    void noBackendSetsTheSessionCookiesOfThePortals() throws Exception {
        var response = answered("Set-Cookie: __Host-gatehouse-session=theirs; Path=/; Secure\r\nSet-Cookie: a=b\r\n"
                + "set-cookie:  __host-GATEHOUSE=theirs\r\nSet-Cookie: c=__Host-gatehouse\r\n");

        assertThat(response.headers())
                .contains("Set-Cookie: a=b", "Set-Cookie: c=__Host-gatehouse")
                .noneMatch(line -> line.contains("theirs"));
    }

    @Test
    void anAuthorizationIsKeptBackWhileItHasTheValueThatItIsKeptBackFor() throws Exception {
        Consumer<ProxiedCall> keepBack = call -> call.keepAuthorization(false, value -> value.equals("Bearer ours"));

        assertThat(forwarded("Authorization: Bearer ours\r\n", keepBack).names())
                .doesNotContain("authorization");
        assertThat(forwarded("Authorization: Bearer theirs\r\n", keepBack).header("Authorization"))
                .hasValue("Bearer theirs");
        assertThat(forwarded("Authorization: Bearer theirs\r\nAuthorization: Bearer ours\r\n", keepBack)
                        .header("Authorization"))
                .hasValue("Bearer theirs");
        assertThat(forwarded("Authorization: Bearer ours\r\n", keepBack.andThen(call -> {
                            assertThat(call.request().headers().first("AUTHORIZATION"))
                                    .hasValue("Bearer ours");
                            call.request().headers().set("Authorization", "Bearer backend's");
                        }))
                        .header("Authorization"))
                .hasValue("Bearer backend's");
    }

    @Test
    void theAuthorizationThatCameIsKeptBackWhateverItSays() throws Exception {
        Consumer<ProxiedCall> keepBack = call -> call.keepAuthorization(true, value -> value.equals("Bearer ours"));

        assertThat(forwarded("Authorization: Bearer any\r\n", keepBack).names()).doesNotContain("authorization");
        for (var set : List.of("Bearer backend's", "Bearer any")) {
            assertThat(forwarded(
                                    "Authorization: Bearer any\r\n",
                                    keepBack.andThen(
                                            call -> call.request().headers().set("Authorization", set)))
                            .header("Authorization"))
                    .hasValue(set);
        }
        assertThat(forwarded(
                                "Authorization: Bearer any\r\n",
                                keepBack.andThen(
                                        call -> call.request().headers().set("Authorization", "Bearer ours")))
                        .names())
                .doesNotContain("authorization");
    }

    @Test
    void whatPoliciesSetIsForwarded() throws Exception {
        var request = forwarded("X-A: 1\r\nX-B: 2\r\nX-B: 3\r\nX-C: 4\r\n", call -> {
            var headers = call.request().headers();
            assertThat(headers.all("x-b")).containsExactly("2", "3");
            assertThat(headers.first("x-none")).isEmpty();
            headers.set("x-a", "one");
            headers.remove("X-B");
            headers.add("X-C", "five");
            headers.set("Host", "virtual.example");
            headers.set("X-Forwarded-Host", "public.example");
            call.request().path("/changed");
            call.request().query("q=%20");
        });

        assertThat(request.startLine()).isEqualTo("GET /changed?q=%20 HTTP/1.1");
        assertThat(request.headers())
                .containsExactlyInAnyOrder(
                        "Host: virtual.example",
                        "X-C: 4",
                        "x-a: one",
                        "X-C: five",
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Forwarded-Proto: http",
                        "X-Forwarded-Host: public.example");
    }

    @Test
    void noHeaderCanBeSmuggledInAValueOrName() throws Exception {
        forwarded("", call -> {
            var headers = call.request().headers();
            for (var value : new String[] {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u0000b", "\u007f"}) {
                assertThatThrownBy(() -> headers.set("X-A", value)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> headers.add("X-A", value)).isInstanceOf(IllegalArgumentException.class);
            }
            for (var name : new String[] {"", "a b", "a:", "a\r\n", "\u00e4", "\u0161"}) {
                assertThatThrownBy(() -> headers.set(name, "1")).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> call.response().status(200, "OK\r\nX-Evil: 1"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(headers.contains("X-A")).isFalse();
        });
    }

    @Test
    void noRequestCanBeSmuggledInAPathOrQuery() throws Exception {
        for (var path : new String[] {"/a b", "/a\r\nX: 1", "/a#b", "/\u00e4", "/../b", "/a/%2E%2e/b", "/a\\b"}) {
            try (var proxy = TestProxy.of(TestProxy.forward(
                            backend.url() + "/base",
                            Call.Forwarding.DEFAULT,
                            call -> call.request().path(path)));
                    var client = proxy.connect()) {
                assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                                .response()
                                .status())
                        .isEqualTo(500);
            }
        }
        try (var proxy = TestProxy.of(TestProxy.forward(
                        backend.url(),
                        Call.Forwarding.DEFAULT,
                        call -> call.request().query("a b")));
                var client = proxy.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            .response()
                            .status())
                    .isEqualTo(500);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aReasonPhraseOfTheBackendsOwnIsPassedOn() throws Exception {
        answer.set("HTTP/1.1 401 Access Denied\r\nContent-Length: 0\r\n\r\n");
        try (var proxy = TestProxy.forwardingTo(backend.url());
                var client = proxy.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            .response()
                            .startLine())
                    .isEqualTo("HTTP/1.1 401 Access Denied");
        }
    }
}
