package dev.gatehouse.acceptance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** ARM's roles of a service principal whose tokens come from the token service. */
@ExtendWith(SharedGatehouse.class)
class RolesTest {
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private final Gatehouse gatehouse;
    private final Estate estate;
    private final Wire wire;
    private String principal = "";
    private String token = "";

    RolesTest(Gatehouse gatehouse, Estate estate) {
        this.gatehouse = gatehouse;
        this.estate = estate;
        this.wire = estate.wire();
    }

    @BeforeEach
    void makePrincipal() {
        var application = graph("/applications", "{\"displayName\":\"robot\"}");
        principal = graph(
                        "/servicePrincipals",
                        "{\"appId\":\"" + application.json().path("appId").asText() + "\"}")
                .json()
                .path("id")
                .asText();
        var secret = graph(
                        "/applications/" + application.json().path("id").asText() + "/addPassword",
                        "{\"passwordCredential\":{\"displayName\":\"robot\"}}")
                .json()
                .path("secretText")
                .asText();
        token = wire.token(
                gatehouse.get("tokenUrl"),
                application.json().path("appId").asText(),
                secret,
                "https://management.azure.com/.default");
    }

    @Test
    void withoutARoleNothingIsSeen() {
        var refused = robot("GET", "/products", "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("AuthorizationFailed");
        assertThat(refused.body()).contains(principal).doesNotContain("starter");
    }

    @Test
    void readerReadsAndRunsNoAction() {
        var application = estate.application();
        var assignment = assign(READER);

        assertThat(robot("GET", "/products", "").status()).isEqualTo(200);
        assertThat(robot("HEAD", "/products/unlimited", "").status()).isEqualTo(200);
        assertThat(robot("GET", "/clientApplications/" + application.name() + "/credentials", "")
                        .status())
                .isEqualTo(200);
        for (var action : new String[] {
            "/clientApplications/" + application.name() + "/listSecrets",
            "/clientApplications/" + application.name() + "/credentials",
            "/subscriptions/master/listSecrets",
            "/subscriptions/master/regeneratePrimaryKey"
        }) {
            var refused = robot("POST", action, "{\"name\":\"mine\"}");
            assertThat(refused.status()).as(action).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("Key\":").doesNotContain("clientSecret");
        }
        assertThat(robot("PUT", "/groups/" + UUID.randomUUID(), "{\"properties\":{\"displayName\":\"G\"}}")
                        .status())
                .isEqualTo(403);
        assertThat(robot("PATCH", "", "{\"tags\":{}}").status()).isEqualTo(403);
        assertThat(robot("DELETE", "/clientApplications/" + application.name(), "")
                        .status())
                .isEqualTo(403);
        assertThat(estate.arm("GET", "/clientApplications/" + application.name(), "")
                        .status())
                .isEqualTo(200);

        assertThat(robot("DELETE", assignment, "").status()).as("its own role").isEqualTo(403);
        assertThat(unassign(assignment)).isEqualTo(200);
        assertThat(robot("GET", "/products", "").status()).as("taken away").isEqualTo(403);
    }

    @Test
    void contributorRunsActionsAndGivesNoRoles() {
        var application = estate.application();
        var assignment = assign(CONTRIBUTOR);

        var secret = robot("POST", "/clientApplications/" + application.name() + "/listSecrets", "");
        assertThat(secret.status()).isEqualTo(200);
        assertThat(robot("POST", "/subscriptions/master/listSecrets", "").status())
                .isEqualTo(200);
        assertThat(robot("PUT", assignmentPath(), assignmentOf(OWNER, principal))
                        .status())
                .isEqualTo(403);
        assertThat(robot("DELETE", assignment, "").status()).isEqualTo(403);

        unassign(assignment);
        assertThat(robot("POST", "/clientApplications/" + application.name() + "/listSecrets", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ownerGivesRolesToo() {
        var assignment = assign(OWNER);
        var given = assignmentPath();

        var other = robot("PUT", given, assignmentOf(READER, UUID.randomUUID().toString()));
        assertThat(other.status()).as(other.body()).isEqualTo(201);
        assertThat(robot("DELETE", given, "").status()).isEqualTo(200);

        unassign(assignment);
        assertThat(robot("PUT", assignmentPath(), assignmentOf(OWNER, principal))
                        .status())
                .isEqualTo(403);
    }

    private String assign(String role) {
        var path = assignmentPath();
        var put = arm(
                "PUT",
                path,
                assignmentOf(role, principal),
                estate.automationToken("https://management.azure.com/.default"));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        return path;
    }

    private int unassign(String path) {
        return arm("DELETE", path, "", estate.automationToken("https://management.azure.com/.default"))
                .status();
    }

    private static String assignmentPath() {
        return "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID();
    }

    private static String assignmentOf(String role, String principal) {
        return """
                {"properties":{"roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/%s",
                 "principalId":"%s","principalType":"ServicePrincipal"}}""".formatted(role, principal);
    }

    private Wire.Answer robot(String method, String path, String body) {
        return arm(method, path, body, token);
    }

    private Wire.Answer arm(String method, String path, String body, String bearer) {
        var version = path.contains("Authorization") ? "?api-version=2022-04-01" : Estate.VERSION;
        return wire.send(
                method,
                gatehouse.service() + path + version,
                body,
                "Authorization",
                "Bearer " + bearer,
                "Content-Type",
                "application/json",
                "If-Match",
                "*");
    }

    private Wire.Answer graph(String path, String body) {
        var answer = wire.send(
                "POST",
                gatehouse.get("graphUrl") + path,
                body,
                "Authorization",
                "Bearer " + estate.automationToken("https://graph.microsoft.com/.default"),
                "Content-Type",
                "application/json");
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer;
    }
}
