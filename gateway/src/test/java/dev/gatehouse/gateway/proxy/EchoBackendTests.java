package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.CallContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The built-in backend of the Echo API. */
class EchoBackendTests {
    private static final String ECHO = "http://echo.gatehouse.localhost/api";
    private static TestProxy proxy;

    @BeforeAll
    static void start() {
        proxy = TestProxy.of(TestProxy.forward(
                ECHO,
                Call.Forwarding.DEFAULT,
                call -> call.context(new CallContext(
                        "service",
                        Optional.of(new Entity.Api(
                                "echo",
                                "Echo",
                                "echo",
                                Set.of("http"),
                                Optional.of(ECHO),
                                true,
                                "X-Own-Name",
                                "own-name",
                                "1",
                                true,
                                true,
                                Optional.empty(),
                                1)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"})
    void everyVerbIsAnsweredWithItsHeadersAndBody(String method) throws Exception {
        try (var client = proxy.connect()) {
            client.send(method
                    + " /resource?a=b HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nX-Mine: 1\r\nX-Mine: 2\r\n"
                    + "Content-Length: 5\r\n\r\nhello");
            var response = client.response(method);
            assertThat(response.startLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(response.headers())
                    .contains("Content-Type: text/plain", "X-Mine: 1", "X-Mine: 2", "Content-Length: 5");
            assertThat(response.header("Host")).hasValue("echo.gatehouse.localhost");
            assertThat(response.body()).isEqualTo("hello");
        }
    }

    @Test
    void headIsAnsweredWithoutABody() throws Exception {
        try (var client = proxy.connect()) {
            for (int i = 0; i < 2; i++) {
                var response = client.send("HEAD /resource HTTP/1.1\r\nHost: a\r\nX-Mine: 1\r\n\r\n")
                        .response("HEAD");
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.header("X-Mine")).hasValue("1");
            }
        }
    }

    @Test
    void chunksComeBackAsTheSameBytes() throws Exception {
        try (var client = proxy.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            client.send("3\r\ndef\r\n0\r\n\r\n");
            assertThat(client.response().body()).isEqualTo("abcdef");
        }
    }

    @Test
    void noCredentialIsEchoed() throws Exception {
        try (var client = proxy.connect()) {
            client.send(
                    "GET /?subscription-key=s3cret HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer s3cret\r\nCookie: a=s3cret\r\n"
                            + "Ocp-Apim-Subscription-Key: s3cret\r\nX-API-Key: s3cret\r\nX-Own-Name: s3cret\r\nX-Auth-Token: s3cret\r\n"
                            + "Proxy-Authorization: s3cret\r\nX-Stays: fine\r\n\r\n");
            var response = client.response();
            assertThat(response.header("X-Stays")).hasValue("fine");
            assertThat(response.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void theReservedNameIsNeverLookedUpUnderAnotherScheme() throws Exception {
        try (var https = TestProxy.forwardingTo("https://echo.gatehouse.localhost/");
                var client = https.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            .response()
                            .status())
                    .isEqualTo(500);
        }
    }
}
