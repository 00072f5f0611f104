package dev.gatehouse.acceptance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests may do to a server that was started for them, and that keys roll over while calls go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedGatehouse.class)
class TestControlsTest {
    @TempDir
    static Path folder;

    private Gatehouse gatehouse;
    private Estate estate;
    private Estate.Product product;
    private Estate.Application application;

    @BeforeAll
    void start() {
        gatehouse = Gatehouse.start(folder.resolve("data"), "--test-controls");
        estate = new Estate(gatehouse);
        product = estate.product("[\"application-token\"]");
        application = estate.application(product);
    }

    @AfterAll
    void stop() {
        gatehouse.close();
    }

    @AfterEach
    void reset() {
        control("POST", "/reset", "{}");
    }

    private Wire.Answer control(String method, String path, String body) {
        var answer = estate.wire()
                .send(
                        method,
                        gatehouse.get("operationsUrl") + "/test" + path,
                        body,
                        "Content-Type",
                        "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Wire.Answer token() {
        return estate.tokenAnswer(application, application.secret(), product);
    }

    private static String key(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
    }

    @Test
    void everyCallSucceedsWhileKeysRollOver() throws Exception {
        var old = estate.token(application, product);
        var statuses = new CopyOnWriteArrayList<Integer>();
        var stop = new AtomicBoolean();
        var caller = new Estate(gatehouse);
        var calls = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                statuses.add(caller.echoAs(old).status());
                statuses.add(caller.echoAs(caller.token(application, product)).status());
            }
        });

        var rotated = new Verbs(gatehouse.data())
                .run("keys", "rotate", "--output=json")
                .json();
        await(statuses, 10);
        assertThat(key(estate.token(application, product))).isEqualTo(key(old));
        control("POST", "/clock", "{\"advance\":\"PT61S\"}");
        await(statuses, 40);
        stop.set(true);
        calls.join();

        assertThat(statuses).containsOnly(200);
        assertThat(key(estate.token(application, product)))
                .contains(rotated.path("keyId").asText());
        assertThat(new Verbs(gatehouse.data()).run("keys", "list").done())
                .contains(rotated.path("keyId").asText(), "yes", "no");
    }

    private static void await(List<Integer> statuses, int more) throws InterruptedException {
        int wanted = statuses.size() + more;
        while (statuses.size() < wanted) {
            Thread.sleep(20);
        }
    }

    @Test
    void clockGovernsTenantGatewayAndManagementAlike() {
        var token = estate.token(application, product);
        var arm = estate.automationToken("https://management.azure.com/.default");
        assertThat(estate.echoAs(token).status()).isEqualTo(200);

        control("POST", "/clock", "{\"advance\":\"PT2H\"}");

        assertThat(estate.echoAs(token).status()).isEqualTo(401);
        assertThat(estate.wire()
                        .get(gatehouse.service() + Estate.VERSION, "Authorization", "Bearer " + arm)
                        .body())
                .contains("ExpiredAuthenticationToken");
        assertThat(estate.echoAs(estate.token(application, product)).status()).isEqualTo(200);
    }

    @Test
    void tokensLiveAsLongAsTheTestWants() {
        control("POST", "/tokens", "{\"lifetime\":\"PT5M\"}");
        var answer = token();
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(300);
        var token = answer.json().path("access_token").asText();
        assertThat(estate.echoAs(token).status()).isEqualTo(200);

        control("POST", "/clock", "{\"advance\":\"PT11M\"}");
        assertThat(estate.echoAs(token).status()).isEqualTo(401);
    }

    @Test
    void tenantThrottlesOrFailsAsOftenAsTheTestWants() {
        control(
                "POST",
                "/faults",
                "{\"path\":\"/*/oauth2/v2.0/token\",\"status\":429,\"retryAfterSeconds\":3,\"count\":2}");
        for (int i = 0; i < 2; i++) {
            assertThat(token().status()).isEqualTo(429);
        }
        assertThat(token().status()).isEqualTo(200);

        control("POST", "/faults", "{\"path\":\"/v1.0/**\",\"method\":\"GET\",\"status\":503}");
        var graph = estate.wire()
                .get(
                        gatehouse.get("graphUrl") + "/applications",
                        "Authorization",
                        "Bearer " + estate.automationToken("https://graph.microsoft.com/.default"));
        assertThat(graph.status()).isEqualTo(503);
        // Calls go on while the directory is down.
        assertThat(estate.echoAs(estate.token(application, product)).status()).isEqualTo(200);
        var state = control("GET", "", "");
        assertThat(state.json().path("faults")).hasSize(2);
        assertThat(control("DELETE", "/faults", "").json().path("faults")).isEmpty();
    }

    @Test
    void controlsAreForProgramsOnThisMachineAlone() {
        var url = gatehouse.get("operationsUrl") + "/test/clock";
        var body = "{\"advance\":\"PT1H\"}";
        var json = "application/json";
        assertThat(estate.wire()
                        .send("POST", url, body, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        for (var header : List.of(
                List.of("Origin", "https://evil.example"),
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("X-Forwarded-For", "10.0.0.1"))) {
            var answer =
                    estate.wire().send("POST", url, body, "Content-Type", json, header.getFirst(), header.getLast());
            assertThat(answer.status()).as(header.toString()).isEqualTo(403);
        }
        for (var bad : List.of(
                "{}",
                "{\"advance\":\"1 hour\"}",
                "{\"now\":\"tomorrow\"}",
                "{\"now\":\"2900-01-01T00:00:00Z\"}",
                "{\"advanced\":\"PT1H\"}",
                "[]")) {
            assertThat(estate.wire()
                            .send("POST", url, bad, "Content-Type", json)
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(control("GET", "", "").json().path("ahead").asText()).isEqualTo("PT0S");
    }

    @Test
    void serverSaysLoudlyThatControlsAreOn() {
        assertThat(gatehouse.log()).contains("TEST CONTROLS ARE ON").contains("TEST CONTROLS  ");
        assertThat(new Verbs(gatehouse.data()).run("status").done()).contains("nobody may rely on this server");
    }

    @Test
    void withoutTheOptionThereAreNone(Gatehouse usual) {
        var operations = usual.get("operationsUrl");
        for (var path :
                List.of("/test", "/test/clock", "/test/keys/rotate", "/test/tokens", "/test/faults", "/test/reset")) {
            for (var method : List.of("GET", "POST", "DELETE")) {
                assertThat(usual.wire()
                                .send(method, operations + path, "", "Content-Type", "application/json")
                                .status())
                        .as(method + " " + path)
                        .isEqualTo(404);
            }
        }
        assertThat(usual.wire().get(operations + "/health/ready").body()).doesNotContain("testControls");
        assertThat(usual.log()).doesNotContain("TEST CONTROLS");
    }
}
