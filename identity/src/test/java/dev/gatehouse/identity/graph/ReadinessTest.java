package dev.gatehouse.identity.graph;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.identity.IdentityProvider.TokenService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The service's identity, its door, and whether it may register applications. */
final class ReadinessTest {
    private static final String HEADER = "the-secret-header";
    private static final String ROLE = DirectoryRoleCheck.APPLICATION_ADMINISTRATOR;

    private FakeGraph graph;
    private Wiring wiring;
    private HttpServer door;
    private int status = 200;
    private String claims = "{\"oid\":\"principal-7\",\"wids\":[\"other\",\"" + ROLE + "\"]}";
    private int asked;
    private String query = "";
    private Instant now = Wiring.START;

    @BeforeEach
    void start() throws IOException {
        graph = new FakeGraph();
        wiring = new Wiring(graph);
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/token", exchange -> {
            try (exchange) {
                asked++;
                query = exchange.getRequestURI().getQuery();
                var right = HEADER.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
                var body = ("{\"access_token\":\"" + token(claims) + "\",\"expires_on\":\""
                                + now.plusSeconds(3600).getEpochSecond() + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(right ? status : 401, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        door.start();
    }

    @AfterEach
    void stop() {
        door.stop(0);
        wiring.close();
        graph.close();
    }

    @Test
    void anIdentityWithApplicationAdministratorIsReady() {
        assertThat(provider().readiness().ready()).isTrue();
        assertThat(query).contains("api-version=2019-08-01").contains("resource=https://graph.microsoft.com");
    }

    @Test
    void anIdentityWithoutTheRoleIsToldWhichOneAndHowToGrantIt() {
        claims = "{\"oid\":\"principal-7\",\"wids\":[\"other\"]}";

        var readiness = provider().readiness();

        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.problem())
                .contains("principal-7", "Application Administrator", ROLE, "curl", "/roleManagement/directory/");
    }

    @Test
    void theRoleCountsFromTheMomentItIsGrantedThoughATokenIsAtHand() {
        var provider = provider();
        claims = "{\"oid\":\"principal-7\"}";
        assertThat(provider.readiness().ready()).isFalse();

        claims = "{\"oid\":\"principal-7\",\"wids\":[\"" + ROLE + "\"]}";

        assertThat(provider.readiness().ready()).isTrue();
    }

    @Test
    void withoutAnIdentityTheProblemSaysToSwitchItOn() {
        status = 404;

        var readiness = provider().readiness();

        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.problem()).contains("system-assigned identity").contains("SystemAssigned");
        assertThat(readiness.problem()).doesNotContain(HEADER);
    }

    @Test
    void aDoorThatFailsOrIsNotThereIsNoMissingIdentity() {
        status = 500;
        assertThat(provider().readiness().problem()).contains("answered 500");
        door.stop(0);
        assertThat(provider().readiness().problem()).contains("could not be reached");
    }

    @Test
    void aTokenThatCannotBeReadIsNotTakenForARole() {
        claims = "no json";

        assertThat(provider().readiness().ready()).isFalse();
    }

    @Test
    void aTokenIsUsedAgainUntilShortlyBeforeItExpires() {
        var tokens = new AppServiceIdentity(wiring.client(), url(), HEADER, Optional.empty(), () -> now);

        tokens.token(AccessTokens.GRAPH);
        now = now.plus(Duration.ofMinutes(54));
        tokens.token(AccessTokens.GRAPH);
        assertThat(asked).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(2));
        tokens.token(AccessTokens.GRAPH);
        assertThat(asked).isEqualTo(2);
    }

    private GraphIdentityProvider provider() {
        var settings = new GraphSettings(
                graph.url(),
                new TokenService("tenant", Set.of("https://issuer/"), "https://keys/", "https://tokens/"),
                Duration.ofSeconds(20),
                Wiring.MARK);
        var tokens = new AppServiceIdentity(wiring.client(), url(), HEADER, Optional.empty(), () -> now);
        return new GraphIdentityProvider(settings, wiring.client(), tokens, () -> now, time -> now = now.plus(time));
    }

    private String url() {
        return "http://localhost:" + door.getAddress().getPort() + "/token";
    }

    private static String token(String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }
}
