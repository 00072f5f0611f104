package dev.gatehouse.management.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.TestServer;
import dev.gatehouse.model.gateway.AccessExplainer;
import dev.gatehouse.model.gateway.AccessExplainer.Check;
import dev.gatehouse.model.gateway.AccessExplainer.Explanation;
import dev.gatehouse.model.gateway.AccessOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What a gateway says of a token, asked over HTTP. That it says what it does is the gateway's own test. */
class ExplainTokenTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJzb21lYm9keSJ9.Y2FuYXJ5LXNpZ25hdHVyZQ";

    private final List<List<String>> asked = new ArrayList<>();
    private TestServer server;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        AccessExplainer gateway = (service, operation, token) -> {
            asked.add(List.of(service, operation, token));
            return new Explanation(
                    false,
                    List.of(
                            new Check(AccessOutcome.TOKEN_MALFORMED, true, true, "It can be read."),
                            new Check(AccessOutcome.TOKEN_EXPIRED, false, true, "It expired."),
                            new Check(AccessOutcome.LINK_MISSING, true, false, "It is linked.")));
        };
        server = new TestServer(temporary, List.of(new AccessType(Optional.of(gateway))));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "echo-api, retrieve-resource",
        "/apis/Echo-API, Retrieve-Resource",
        "echo-api;rev=1, retrieve-resource",
        "/apis/echo-api, /apis/echo-api/operations/retrieve-resource"
    })
    void theGatewayIsAskedAndEachCheckIsTold(String api, String operation) {
        var reply = explain(TestServer.READER, TOKEN, api, operation);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(asked).containsExactly(List.of(TestServer.SERVICE.key(), "echo-api/retrieve-resource", TOKEN));
        assertThat(json(reply).at("/allowed").asBoolean(true)).isFalse();
        assertThat(json(reply).at("/checks").findValuesAsText("result"))
                .containsExactly("passed", "failed", "notReached");
        assertThat(json(reply).at("/checks").findValuesAsText("failsAs"))
                .containsExactly("TOKEN_MALFORMED", "TOKEN_EXPIRED", "LINK_MISSING");
        assertThat(json(reply).at("/checks/1/detail").asText()).isEqualTo("It expired.");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theTokenIsKeptNowhereAndNothingIsWrittenDown() throws Exception {
        explain(TestServer.OWNER, TOKEN, "echo-api", "retrieve-resource");

        var events = server.as(TestServer.OWNER, "GET", "/auditEvents?$top=1000", "");
        assertThat(events.statusCode()).isEqualTo(200);
        assertThat(events.body()).doesNotContain("explainToken", TOKEN);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(TOKEN);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, echo-api, retrieve-resource, 400, token",
                "'', echo-api, retrieve-resource, 400, token",
                "t, none, retrieve-resource, 400, apiId",
                "t, /products/starter, retrieve-resource, 400, apiId",
                "t, echo-api, none, 400, operationId",
                "t, echo-api, /apis/echo-api/operations/, 400, operationId",
                "t, echo-api, gone, 404, none",
                "t, gone, retrieve-resource, 404, none"
            })
    void whatIsMissingOrWrongIsNamed(String token, String api, String operation, int status, String target) {
        var reply = explain(TestServer.READER, token, api, operation);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(json(reply).at("/error/target").asText(null)).isEqualTo(target);
        assertThat(asked).isEmpty();
    }

    @Test
    void aTokenBeyondAllMeasureIsRefusedAndNotRepeated() {
        var reply = explain(TestServer.READER, "x".repeat(20_000), "echo-api", "retrieve-resource");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).hasSizeLessThan(1_000);
        assertThat(asked).isEmpty();
    }

    @Test
    void whoHasNoRoleIsToldNothing() {
        var reply = explain(TestServer.NOBODY, TOKEN, "echo-api", "retrieve-resource");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    private HttpResponse<String> explain(String who, String token, String api, String operation) {
        var body = Json.object();
        Optional.ofNullable(token).ifPresent(text -> body.put("token", text));
        Optional.ofNullable(api).ifPresent(text -> body.put("apiId", text));
        Optional.ofNullable(operation).ifPresent(text -> body.put("operationId", text));
        return server.as(who, "POST", "/explainToken", body.toString());
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return Json.parse(reply.body().getBytes(StandardCharsets.UTF_8));
    }
}
