package dev.gatehouse.management.arm;

import dev.gatehouse.management.roles.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every role, at the service and at a workspace, against every class of operation, as {@code role-matrix.txt} says. */
class RoleMatrixTest {
    private static final Path MATRIX = Path.of("src/test/resources/role-matrix.txt");
    private static final String AUTHORIZATION = "Microsoft.Authorization";
    private static TestServer server;

    /** Who has which role; the letters of the matrix, in its order. */
    private enum Who {
        o(Role.OWNER, ""),
        c(Role.CONTRIBUTOR, ""),
        m(Role.SERVICE_CONTRIBUTOR, ""),
        p(Role.SERVICE_OPERATOR, ""),
        r(Role.READER, ""),
        O(Role.OWNER, "w"),
        C(Role.CONTRIBUTOR, "w"),
        M(Role.SERVICE_CONTRIBUTOR, "w"),
        P(Role.SERVICE_OPERATOR, "w"),
        R(Role.READER, "w"),
        x(Role.OWNER, "other"),
        n(null, "");

        private final Role role;
        private final String workspace;

        Who(Role role, String workspace) {
            this.role = role;
            this.workspace = workspace;
        }

        String id() {
            return "eeeeeeee-0000-0000-0000-%012d".formatted(ordinal());
        }
    }

    @BeforeAll
    static void open(@TempDir Path folder) {
        server = new TestServer(folder);
        for (var workspace : List.of("w", "other")) {
            assertThat(server.as(
                                    TestServer.OWNER,
                                    "PUT",
                                    "/workspaces/" + workspace,
                                    "{\"properties\":{\"displayName\":\"%s\"}}".formatted(workspace))
                            .statusCode())
                    .isEqualTo(201);
        }
        for (var who : Who.values()) {
            if (who.role != null) {
                var scope = who.workspace.isEmpty() ? "" : "/workspaces/" + who.workspace;
                var given = server.as(
                        TestServer.OWNER,
                        "PUT",
                        scope + "/providers/" + AUTHORIZATION + "/roleAssignments/"
                                + who.id().replace('e', 'f'),
                        "{\"properties\":{\"roleDefinitionId\":\"%s\",\"principalId\":\"%s\"}}"
                                .formatted(who.role.id(), who.id()));
                assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
            }
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** A line of the matrix. */
    private record Row(String method, String path, String body, List<String> expected) {
        static Row of(String line) {
            var cells = line.split("\\|");
            var request = cells[0].strip().split(" ", 2);
            return new Row(
                    request[0],
                    request.length > 1 ? request[1] : "",
                    cells[1].strip().replace("{service}", TestServer.SERVICE.path()),
                    Arrays.stream(cells)
                            .skip(2)
                            .flatMap(part -> Arrays.stream(part.strip().split(" +")))
                            .toList());
        }
    }

    static Stream<Arguments> matrix() throws IOException {
        return Files.readAllLines(MATRIX).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::of)
                .flatMap(row -> Arrays.stream(Who.values())
                        .map(who -> Arguments.of(
                                row.method(),
                                row.path(),
                                row.body(),
                                who,
                                row.expected().get(who.ordinal()))));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void aRoleAllowsItsOperationsAndNoOthers(String method, String path, String body, Who who, String expected) {
        var reply = server.as(who.id(), method, path, body);

        assertThat(Integer.toString(reply.statusCode()).replaceFirst("^20[01]$", expected.equals("2xx") ? "2xx" : "$0"))
                .as(reply.body())
                .isEqualTo(expected);
        if (reply.statusCode() == 403 && !method.equals("HEAD")) {
            assertThat(reply.body()).contains("AuthorizationFailed").doesNotContain("primaryKey");
        }
    }

    @Test
    void everyRoleIsInTheMatrix() {
        assertThat(Arrays.stream(Who.values())
                        .filter(who -> who.role != null && who.workspace.isEmpty())
                        .map(who -> who.role))
                .containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void whoHasARoleAtAWorkspaceAloneSeesNoService() {
        var reader = Map.of("Authorization", "Bearer " + server.issuer().token(Who.R.id()));
        var subscription = "/subscriptions/" + TestServer.SERVICE.subscriptionId();

        assertThat(server.send("GET", "/subscriptions?api-version=2022-12-01", reader, "")
                        .body())
                .contains(subscription);
        var services = server.send(
                "GET", subscription + "/providers/Microsoft.ApiManagement/service?api-version=2024-05-01", reader, "");
        assertThat(services.statusCode()).isEqualTo(200);
        assertThat(services.body()).doesNotContain(TestServer.SERVICE.name());
    }

    @Test
    void whoHasARoleAtAWorkspaceAloneReadsTheAssignmentsThereAlone() {
        var reader = Map.of("Authorization", "Bearer " + server.issuer().token(Who.R.id()));

        var all = server.send(
                "GET",
                TestServer.SERVICE.resourceGroupPath() + "/providers/" + AUTHORIZATION
                        + "/roleAssignments?api-version=2022-04-01",
                reader,
                "");

        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).contains("/workspaces/w/providers").doesNotContain("/workspaces/other", Who.o.id());
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
    void theLastOwnerOfTheServiceStaysWhateverOwnersItsWorkspacesHave(@TempDir Path folder) {
        try (var alone = new TestServer(folder)) {
            var assignments = "/providers/" + AUTHORIZATION + "/roleAssignments";
            alone.as(TestServer.OWNER, "PUT", "/workspaces/w", "{\"properties\":{\"displayName\":\"W\"}}");
            var atWorkspace = "/workspaces/w" + assignments + "/cccccccc-0000-0000-0000-000000000001";
            alone.as(
                    TestServer.OWNER,
                    "PUT",
                    atWorkspace,
                    "{\"properties\":{\"roleDefinitionId\":\"%s\",\"principalId\":\"%s\"}}"
                            .formatted(Role.OWNER.id(), TestServer.NOBODY));
            var list = alone.as(TestServer.OWNER, "GET", assignments + "?$filter=atScope()", "");
            var owner = dev.gatehouse.http.Json.parse(list.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .path("value")
                    .get(0)
                    .path("name")
                    .asText();

            var refused = alone.as(TestServer.OWNER, "DELETE", assignments + "/" + owner, "");

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(alone.as(TestServer.OWNER, "GET", "/products", "").statusCode())
                    .isEqualTo(200);
            assertThat(alone.as(TestServer.OWNER, "DELETE", atWorkspace, "").statusCode())
                    .as("the workspace's last")
                    .isEqualTo(200);
        }
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
