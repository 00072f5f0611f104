package dev.gatehouse.gateway;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.GatewayConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import static dev.gatehouse.gateway.Estate.SERVICE;
import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.link;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that try to get around access: none reaches the backend, and the straight one does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysAroundTests {
    private static final TestIssuer.Key KEY = TestIssuer.Key.of("k1");
    private static final String OTHER = SERVICE + "-two";
    private static final String PREFLIGHT =
            "Origin: https://a.example.org\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x\r\n";
    private static final String LENIENT_CORS = """
            <policies><inbound><base /><cors terminate-unmatched-request="false">
            <allowed-origins><origin>https://a.example.org</origin></allowed-origins>
            <allowed-methods><method>POST</method></allowed-methods></cors></inbound></policies>
            """;

    private final AtomicInteger reached = new AtomicInteger();
    private HttpServer backend;
    private TestIssuer issuer;
    private TestGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        backend.start();
        issuer = new TestIssuer(KEY);
        gateway = new TestGateway(folder, issuer);
        gateway.gateway()
                .replace(new GatewayConfiguration(
                        "store",
                        1,
                        Map.of(
                                SERVICE, estate(service(), "one"),
                                OTHER, estate(service("two.example.org"), "two"))));
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        backend.stop(0);
    }

    /** Two services with the same names in them, and the same role; only the audience of the product differs. */
    private List<Entity> estate(Entity.Service service, String name) {
        var estate = new ArrayList<Entity>(List.of(
                service,
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER),
                user("owner", true),
                application("app", "client", "owner"),
                link("app", "starter"),
                product(
                        "starter",
                        true,
                        true,
                        true,
                        Optional.of(new Entity.ProductApplication("guid-" + name, "api://guid-" + name, "Role")),
                        "spy"),
                new Entity.Policy("api/spy", LENIENT_CORS, true),
                toBackend(api("spy", "spy"))));
        for (var method : List.of("GET", "HEAD", "POST")) {
            estate.add(operation("spy", method, method, "/*"));
        }
        return estate;
    }

    private Entity.Api toBackend(Entity.Api api) {
        return new Entity.Api(
                api.id(),
                api.name(),
                api.path(),
                api.protocols(),
                Optional.of("http://127.0.0.1:" + backend.getAddress().getPort()),
                true,
                api.keyHeader(),
                api.keyQuery(),
                api.revision(),
                api.current(),
                api.online(),
                api.version(),
                api.order());
    }

    private String bearer(String service) {
        return "Authorization: Bearer " + TestIssuer.token(KEY, gateway.claims("guid-" + service, "Role", "client"))
                + "\r\n";
    }

    private WireReply send(String text) {
        return WireReply.to(gateway.gateway().port(0), text);
    }

    private WireReply send(String line, String headers) {
        return send(line + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private void refused(WireReply reply, int before) {
        assertThat(reply.status()).isIn(400, 401, 404);
        assertThat(reached).hasValue(before);
    }

    @Test
    void theStraightWayLeadsToTheBackend() {
        int before = reached.get();
        assertThat(send("GET /spy/x HTTP/1.1", bearer("one")).status()).isEqualTo(200);
        assertThat(reached).hasValue(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /spy/x HTTP/1.1",
                "GET /SPY/x HTTP/1.1",
                "GET /spy HTTP/1.1",
                "GET /spy/ HTTP/1.1",
                "GET //spy/x HTTP/1.1",
                "GET /spy//x HTTP/1.1",
                "GET /%73py/x HTTP/1.1",
                "GET /spy%2fx HTTP/1.1",
                "GET /spy/..%2f..%2fspy/x HTTP/1.1",
                "GET /spy/%2e%2e/spy/x HTTP/1.1",
                "GET /spy/..;a/x HTTP/1.1",
                "GET /a/../spy/x HTTP/1.1",
                "GET /spy;rev=1/x HTTP/1.1",
                "GET /spy%3Brev=1/x HTTP/1.1",
                "GET /spy;rev=9/x HTTP/1.1",
                "GET /spy/x;rev=1 HTTP/1.1",
                "GET /spy/%5c..%5cx HTTP/1.1",
                "GET /spy/%00 HTTP/1.1",
                "GET /spy/%c0%ae%c0%ae/x HTTP/1.1",
                "GET /spy/x?subscription-key= HTTP/1.1",
                "GET /spy/x?access_token=x HTTP/1.1",
                "GET http://localhost/spy/x HTTP/1.1",
                "GET http://two.example.org/spy/x HTTP/1.1",
                "GET http:///spy/x HTTP/1.1",
                "GET /spy/x HTTP/1.0",
                "get /spy/x HTTP/1.1",
                "HEAD /spy/x HTTP/1.1",
                "OPTIONS /spy/x HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "TRACE /spy/x HTTP/1.1",
                "CONNECT localhost:80 HTTP/1.1"
            })
    void noSpellingOfTheRequestLineGetsAroundAccess(String line) {
        refused(send(line, ""), reached.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: OPTIONS",
                "X-Original-URL: /status-0123456789abcdef",
                "X-Forwarded-Host: two.example.org",
                "Ocp-Apim-Subscription-Key:",
                "Proxy-Authorization: Bearer x",
                "Connection: Authorization",
            })
    void noHeaderGetsAroundAccess(String header) {
        refused(send("POST /spy/x HTTP/1.1", PREFLIGHT + header + "\r\nContent-Length: 0\r\n"), reached.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PREFLIGHT + "Content-Length: 4\r\n\r\nabcd",
                PREFLIGHT + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n",
                "Origin: https://b.example.org\r\nAccess-Control-Request-Method: POST\r\n\r\n",
                "Origin: https://a.example.org\r\nAccess-Control-Request-Method: DELETE\r\n\r\n",
                "Origin: https://a.example.org\r\n\r\n",
            })
    void aPreflightNeverReachesTheBackend(String rest) {
        int before = reached.get();
        var reply = send("OPTIONS /spy/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest);
        assertThat(reply.status()).isIn(200, 404);
        assertThat(reached).hasValue(before);
    }

    @Test
    void aSecondRequestOfTheSameConnectionInheritsNothingOfTheFirst() {
        int before = reached.get();
        var both = send("GET /spy/1 HTTP/1.1\r\nHost: localhost\r\n" + bearer("one") + "\r\n"
                + "GET /spy/2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(both.status()).isEqualTo(200);
        assertThat(both.body()).contains("HTTP/1.1 401 Access Denied");
        assertThat(reached).hasValue(before + 1);
    }

    @Test
    void aTokenCountsAtItsOwnServiceAloneAlsoWhenItIsRemembered() {
        var two = "Host: two.example.org\r\nConnection: close\r\n";
        assertThat(send("GET /spy/x HTTP/1.1", bearer("one")).status()).isEqualTo(200);
        assertThat(send("GET /spy/x HTTP/1.1\r\n" + two + bearer("two") + "\r\n")
                        .status())
                .isEqualTo(200);
        int before = reached.get();
        refused(send("GET /spy/x HTTP/1.1\r\n" + two + bearer("one") + "\r\n"), before);
        refused(send("GET /spy/x HTTP/1.1", bearer("two")), before);
    }
}
