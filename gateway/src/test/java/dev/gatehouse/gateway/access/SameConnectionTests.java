package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.TestGateway;
import dev.gatehouse.gateway.TestIssuer;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.link;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/** A connection remembers the token of its call before. It remembers nothing more than that its signature was good. */
class SameConnectionTests {
    private static final TestIssuer.Key KEY = TestIssuer.Key.of("k1");
    private static final TestIssuer.Key NEXT = TestIssuer.Key.of("k2");
    private static final String CLIENT = "client-one";
    private static final String AUDIENCE = "api://one";
    private static final String ROLE = "Product.One.All";

    @TempDir
    private Path folder;

    private TestIssuer issuer;
    private TestGateway gateway;
    private Socket socket;
    private BufferedReader in;

    @BeforeEach
    void start() throws IOException {
        issuer = new TestIssuer(KEY);
        gateway = new TestGateway(folder, issuer);
        gateway.serve(List.of(
                service(),
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER),
                user("owner", true),
                application("app", CLIENT, "owner"),
                link("app", "one"),
                product(
                        "one",
                        true,
                        false,
                        true,
                        Optional.of(new Entity.ProductApplication("one", AUDIENCE, ROLE)),
                        "a"),
                api("a", "a"),
                operation("a", "get", "GET", "/x"),
                api("b", "b"),
                operation("b", "get", "GET", "/x")));
        socket = new Socket(InetAddress.getLoopbackAddress(), gateway.gateway().port(0));
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        gateway.close();
        issuer.close();
    }

    @Test
    void callWhenAnotherTokenFollowsThenThatOneDecides() throws IOException {
        var good = token(Map.of());
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);

        char last = good.charAt(good.length() - 10);
        var forged =
                good.substring(0, good.length() - 10) + (last == 'A' ? 'B' : 'A') + good.substring(good.length() - 9);
        assertCall("/a/x", 401, AccessOutcome.TOKEN_SIGNATURE_INVALID, forged);
        assertCall("/a/x", 403, AccessOutcome.ROLE_MISSING, token(Map.of("roles", List.of("Other"))));
        assertCall("/a/x", 401, AccessOutcome.CREDENTIAL_MISSING);
        assertCall("/a/x", 401, AccessOutcome.CREDENTIAL_MISSING, good, good);
        assertCall("/a/x", 401, AccessOutcome.TOKEN_MALFORMED, good + "x.y");
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);
        assertCall("/b/x", 403, AccessOutcome.PRODUCT_WITHOUT_API, good);
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);
    }

    @Test
    void callWhenTheGrantIsGoneThenTheRememberedTokenOpensNothing() throws IOException {
        var good = token(Map.of());
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);
        gateway.put(new Entity.Application("app", "app", CLIENT, "owner", false, Optional.empty()));
        assertCall("/a/x", 403, AccessOutcome.APPLICATION_DISABLED, good);
        gateway.put(application("app", CLIENT, "owner"));
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);
        gateway.remove(link("app", "one"));
        assertCall("/a/x", 403, AccessOutcome.LINK_MISSING, good);
    }

    @Test
    void callWhenTheTokenExpiresThenItIsRefused() throws IOException {
        var good = token(Map.of());
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);
        gateway.pass(Duration.ofHours(2));
        assertCall("/a/x", 401, AccessOutcome.TOKEN_EXPIRED, good);
    }

    @Test
    void callWhenTheKeyLeavesTheSetThenTheRememberedTokenIsRefused() throws IOException {
        var good = token(Map.of());
        assertCall("/a/x", 200, AccessOutcome.SERVED, good);
        issuer.publish(NEXT);
        gateway.pass(Duration.ofSeconds(11));
        var next = TestIssuer.token(NEXT, claims(Map.of()));
        assertThat(gateway.get("/a/x", "Authorization: Bearer " + next).status())
                .isEqualTo(200);
        gateway.record();
        assertCall("/a/x", 401, AccessOutcome.TOKEN_SIGNATURE_INVALID, good);
    }

    private String token(Map<String, Object> changed) {
        return TestIssuer.token(KEY, claims(changed));
    }

    private Map<String, Object> claims(Map<String, Object> changed) {
        var claims = new HashMap<>(gateway.claims(AUDIENCE, ROLE, CLIENT));
        claims.putAll(changed);
        return claims;
    }

    private void assertCall(String target, int status, AccessOutcome outcome, String... tokens) throws IOException {
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var token : tokens) {
            request.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        assertThat(status()).as(target).isEqualTo(status);
        assertThat(gateway.record().outcome()).isEqualTo(outcome);
    }

    /** Reads one response, whose length it says. */
    private int status() throws IOException {
        int status = Integer.parseInt(in.readLine().split(" ")[1]);
        int length = 0;
        for (var line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
        return status;
    }
}
