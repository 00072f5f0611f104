package dev.gatehouse.gateway.proxy;

import dev.gatehouse.policy.Call;
import org.junit.jupiter.api.Test;

import java.util.concurrent.LinkedBlockingQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** Redirects, where following them was asked for. */
class RedirectTests {
    private final LinkedBlockingQueue<RawConnection.Message> received = new LinkedBlockingQueue<>();

    private static Call.Forwarding following(boolean buffered) {
        return new Call.Forwarding(Call.Forwarding.DEFAULT.timeout(), true, buffered, true);
    }

    private RawBackend redirecting(String status, String location) throws Exception {
        return new RawBackend((connection, _) -> {
            while (true) {
                var request = connection.request();
                received.add(request);
                connection.send(
                        request.startLine().contains("/there")
                                ? RawBackend.ok("arrived")
                                : "HTTP/1.1 " + status + "\r\nLocation: " + location
                                        + "\r\nContent-Length: 4\r\n\r\ngone");
            }
        });
    }

    private static RawConnection.Message call(String url, Call.Forwarding options, String request) throws Exception {
        try (var proxy = TestProxy.of(TestProxy.forward(url, options));
                var client = proxy.connect()) {
            return client.send(request).response();
        }
    }

    private static final String GET = "GET /here HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\nCookie: a=b\r\n\r\n";
    private static final String POST =
            "POST /here HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";

    @Test
    void aRedirectIsGivenToTheCallerUnlessFollowingWasAskedFor() throws Exception {
        try (var backend = redirecting("302 Found", "/there")) {
            var response = call(backend.url(), Call.Forwarding.DEFAULT, GET);
            assertThat(response.status()).isEqualTo(302);
            assertThat(response.header("Location")).hasValue("/there");
            assertThat(response.body()).isEqualTo("gone");
        }
    }

    @Test
    void aRedirectIsFollowedWithItsQuery() throws Exception {
        try (var backend = redirecting("302 Found", "there?x=%20")) {
            assertThat(call(backend.url(), following(false), GET).body()).isEqualTo("arrived");
            received.take();
            var second = received.take();
            assertThat(second.startLine()).isEqualTo("GET /there?x=%20 HTTP/1.1");
            assertThat(second.header("Authorization")).hasValue("Bearer x");
        }
    }

    @Test
    void credentialsDoNotGoToAnotherOrigin() throws Exception {
        try (var other = redirecting("", "");
                var backend = redirecting("307 Temporary", "http://127.0.0.1:" + other.port() + "/there")) {
            assertThat(call(backend.url(), following(false), GET).body()).isEqualTo("arrived");
            assertThat(received.take().names()).contains("authorization", "cookie");
            var second = received.take();
            assertThat(second.names()).doesNotContain("authorization", "cookie");
            assertThat(second.header("Host")).hasValue("127.0.0.1:" + other.port());
        }
    }

    @Test
    void theHostThatAPolicySetIsForItsOriginAlone() throws Exception {
        try (var other = redirecting("", "");
                var backend = redirecting("307 Temporary", "http://127.0.0.1:" + other.port() + "/there");
                var proxy = TestProxy.of(call -> {
                    call.request().headers().set("Host", "virtual.example");
                    TestProxy.forward(backend.url(), following(false)).begin(call);
                });
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().body()).isEqualTo("arrived");
            assertThat(received.take().header("Host")).hasValue("virtual.example");
            assertThat(received.take().header("Host")).hasValue("127.0.0.1:" + other.port());
        }
    }

    @Test
    void aPostBecomesAGetWithoutItsBody() throws Exception {
        for (var status : new String[] {"301 Moved", "302 Found", "303 See Other"}) {
            try (var backend = redirecting(status, "/there")) {
                assertThat(call(backend.url(), following(false), POST).body()).isEqualTo("arrived");
                assertThat(received.take().body()).isEqualTo("abc");
                var second = received.take();
                assertThat(second.startLine()).isEqualTo("GET /there HTTP/1.1");
                assertThat(second.names()).doesNotContain("content-length", "content-type");
            }
        }
    }

    @Test
    void aPostStaysOneWhereItsBodyWasKept() throws Exception {
        try (var backend = redirecting("307 Temporary", "/there")) {
            assertThat(call(backend.url(), following(true), POST).body()).isEqualTo("arrived");
            received.take();
            var second = received.take();
            assertThat(second.startLine()).isEqualTo("POST /there HTTP/1.1");
            assertThat(second.body()).isEqualTo("abc");
            assertThat(second.header("Content-Type")).hasValue("text/plain");
        }
    }

    @Test
    void aPostWhoseBodyIsGoneIsNotSentOn() throws Exception {
        try (var backend = redirecting("307 Temporary", "/there")) {
            assertThat(call(backend.url(), following(false), POST).status()).isEqualTo(307);
            assertThat(received).hasSize(1);
        }
    }

    @Test
    void redirectsThatNeverEndAreGivenToTheCaller() throws Exception {
        try (var backend = redirecting("302 Found", "/here")) {
            assertThat(call(backend.url(), following(false), GET).status()).isEqualTo(302);
            assertThat(received).hasSize(11);
        }
    }

    @Test
    void aRedirectThatLeadsNowhereIsGivenToTheCaller() throws Exception {
        for (var location : new String[] {"ftp://a/", "http://", "http://a b/", "file:///etc/passwd", "/a/%2e%2e/b"}) {
            try (var backend = redirecting("302 Found", location)) {
                assertThat(call(backend.url(), following(false), GET).status()).isEqualTo(302);
            }
        }
    }
}
