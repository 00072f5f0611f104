package dev.gatehouse.management.arm;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every role against every class of operation. */
class RoleMatrixTest {
    private static final String PRODUCT = "{\"properties\":{\"displayName\":\"P\"}}";
    private static TestServer server;

    @BeforeAll
    static void open(@TempDir Path folder) {
        server = new TestServer(folder);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static Stream<Arguments> matrix() {
        return Stream.of(
                        row("GET", "/products/starter", "", "200 200 200 403"),
                        row("HEAD", "/products/starter", "", "200 200 200 403"),
                        row("GET", "/products", "", "200 200 200 403"),
                        row("GET", "", "", "200 200 200 403"),
                        row("GET", "/products/none", "", "404 404 404 403"),
                        row("PUT", "/products/p", PRODUCT, "2xx 2xx 403 403"),
                        row("PUT", "/products/starter/apis/echo-api", "", "200 200 403 403"),
                        row("PATCH", "/products/unlimited", "{\"properties\":{}}", "200 200 403 403"),
                        row("PATCH", "", "{\"tags\":{}}", "200 200 403 403"),
                        row("DELETE", "/products/none", "", "204 204 403 403"),
                        row("POST", "/subscriptions/master/listSecrets", "", "200 200 403 403"),
                        row("POST", "/subscriptions/master/regeneratePrimaryKey", "", "204 204 403 403"),
                        row("GET", "/providers/Microsoft.Authorization/roleAssignments", "", "200 200 200 403"),
                        row("GET", "/providers/Microsoft.Authorization/roleDefinitions", "", "200 200 200 403"),
                        row(
                                "DELETE",
                                "/providers/Microsoft.Authorization/roleAssignments/cccccccc-0000-0000-0000-000000000001",
                                "",
                                "204 403 403 403"))
                .flatMap(row -> row);
    }

    private static Stream<Arguments> row(String method, String path, String body, String expected) {
        var statuses = expected.split(" ");
        var who = List.of(TestServer.OWNER, TestServer.CONTRIBUTOR, TestServer.READER, TestServer.NOBODY);
        return Stream.of(0, 1, 2, 3).map(i -> Arguments.of(method, path, body, who.get(i), statuses[i]));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void aRoleAllowsItsOperationsAndNoOthers(String method, String path, String body, String who, String expected) {
        var reply = server.as(who, method, path, body);

        assertThat(Integer.toString(reply.statusCode()).replaceFirst("^20[01]$", expected.equals("2xx") ? "2xx" : "$0"))
                .as(reply.body())
                .isEqualTo(expected);
        if (reply.statusCode() == 403 && !method.equals("HEAD")) {
            assertThat(reply.body()).contains("AuthorizationFailed").doesNotContain("primaryKey");
        }
    }

    @Test
    void whatAReaderIsRefusedHasNotHappened() {
        var before = server.as(TestServer.OWNER, "POST", "/subscriptions/master/listSecrets", "")
                .body();

        server.as(TestServer.READER, "POST", "/subscriptions/master/regenerateSecondaryKey", "");

        assertThat(server.as(TestServer.OWNER, "POST", "/subscriptions/master/listSecrets", "")
                        .body())
                .isEqualTo(before);
    }

    @Test
    void theLastOwnerStays() {
        var list = server.as(TestServer.OWNER, "GET", "/providers/Microsoft.Authorization/roleAssignments", "");
        var owner = dev.gatehouse.http.Json.parse(list.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .path("value")
                .get(0)
                .path("name")
                .asText();

        var refused = server.as(
                TestServer.OWNER, "DELETE", "/providers/Microsoft.Authorization/roleAssignments/" + owner, "");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(server.as(TestServer.OWNER, "GET", "/products", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRoleElsewhereIsNoRoleHere() {
        var reply = server.send(
                "GET",
                TestServer.SERVICE.path() + "/products?api-version=2024-05-01",
                Map.of("Authorization", "Bearer " + server.issuer().token("dddddddd-0000-0000-0000-000000000001")),
                "");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).isEmpty();
    }
}
