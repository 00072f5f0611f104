package dev.gatehouse.server;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The service's identity in the admin portal: who may give it its role, and what the browser never learns. */
class PortalIdentityTest {
    private static final String PASSWORD = "Chosen-by-themselves-3";
    private static final String ASSIGN = "/admin/api/service-identity/assign-role";

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;
    private static PortalBrowser administrator;
    private static PortalBrowser manager;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.running(folder.resolve("data"));
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
        administrator = new PortalBrowser(client, control);
        administrator.signIn(
                "/admin/sign-in",
                server.get("/administrator/userName"),
                server.get("/administrator/password"),
                PASSWORD);
        manager = manager("mia");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static OutboundReply arm(String method, String path, String body) {
        var service = "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
        return administrator.send(
                OutboundRequest.of(
                                method,
                                URI.create(control + "/admin/api/arm" + service + path
                                        + "?api-version=2025-09-01-preview"))
                        .withBody("application/json", body.getBytes(StandardCharsets.UTF_8)),
                "If-Match",
                "*",
                "X-Gatehouse-Portal",
                "admin",
                "Origin",
                control);
    }

    /** Makes the identity anew, so that it has no role. */
    private static void withoutRole() {
        assertThat(arm("PATCH", "", "{\"identity\":{\"type\":\"None\"}}").status())
                .isEqualTo(200);
        assertThat(arm("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                        .status())
                .isEqualTo(200);
    }

    private static boolean ready() {
        return arm("GET", "/directory", "").json().path("ready").asBoolean();
    }

    /** An account with a role at the service alone. */
    private static PortalBrowser manager(String name) {
        var email = name + "@" + server.get("/administrator/userName").split("@")[1];
        var user = arm("PUT", "/users/" + name, """
                {"properties":{"email":"%s","firstName":"M","lastName":"L","password":"%s"}}""".formatted(email, PASSWORD));
        assertThat(user.successful()).as(user.bodyText()).isTrue();
        var objectId = user.json().at("/properties/identities/0/id").asText();
        var service = "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
        var given = arm(
                "PUT",
                "/providers/Microsoft.Authorization/roleAssignments/cccccccc-0000-0000-0000-000000000042",
                """
                {"properties":{"roleDefinitionId":"%s/providers/Microsoft.Authorization/roleDefinitions/312a565d-c81f-4fd8-895a-4e21e48d571c","principalId":"%s"}}""".formatted(service, objectId));
        assertThat(given.successful()).as(given.bodyText()).isTrue();
        var browser = new PortalBrowser(client, control);
        browser.signIn("/admin/sign-in", email, PASSWORD, PASSWORD);
        return browser;
    }

    @Test
    void roleWhenAnAdministratorOfTheTenantAssignsItThenTheIdentityHasItAndTheSessionGoesOn() {
        withoutRole();
        assertThat(ready()).isFalse();

        var assigned = administrator.ask("admin", "POST", ASSIGN);
        assertThat(assigned.status()).as(assigned.bodyText()).isEqualTo(200);
        assertThat(assigned.bodyText()).doesNotContain("token");
        assertThat(ready()).isTrue();

        // Again, with the refresh token that the first time gave: the sign-in is still good.
        assertThat(administrator.ask("admin", "POST", ASSIGN).status()).isEqualTo(200);
        assertThat(administrator.ask("admin", "GET", "/admin/api/session").bodyText())
                .contains("person");
        assertThat(administrator.setCookies()).noneMatch(cookie -> cookie.contains("eyJ"));
    }

    @Test
    void roleWhenAManagerWithoutADirectoryRoleAssignsItThenTheDirectoryRefuses() {
        withoutRole();

        var refused = manager.ask("admin", "POST", ASSIGN);

        assertThat(refused.status()).as(refused.bodyText()).isEqualTo(403);
        assertThat(refused.bodyText()).contains("Privileged Role Administrator");
        assertThat(ready()).isFalse();
        assertThat(manager.ask("admin", "GET", "/admin/api/session").bodyText()).contains("person");
        administrator.ask("admin", "POST", ASSIGN);
    }

    @Test
    void roleWhenTheRequestIsNotOfThePagesThenNothingHappens() {
        assertThat(new PortalBrowser(client, control)
                        .ask("admin", "POST", ASSIGN)
                        .status())
                .isEqualTo(401);
        var foreign = administrator.send(
                OutboundRequest.of("POST", URI.create(control + ASSIGN)), "Origin", "https://elsewhere.example");
        assertThat(foreign.status()).isEqualTo(403);
        for (var headers : List.of(List.of("X-Gatehouse-Portal", "admin"), List.of("Origin", control))) {
            assertThat(administrator
                            .send(
                                    OutboundRequest.of("POST", URI.create(control + ASSIGN)),
                                    headers.toArray(String[]::new))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void roleWhenTheServiceHasNoIdentityThenItSaysSo() {
        arm("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");

        var refused = administrator.ask("admin", "POST", ASSIGN);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.bodyText()).contains("switch it on");
        arm("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}");
    }
}
