package dev.gatehouse.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main job, step by step, on a service as it is when new; then each step undone, and the refusal that follows.
 * It has a Gatehouse of its own: Starter allows five calls a minute.
 */
class WalkThroughTest {
    private static final String ECHO = "/echo/resource?param1=sample";
    private static final String ADMINISTRATOR_ROLE = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

    @TempDir
    Path folder;

    @Test
    void managerGrantsAndDeveloperCalls() throws IOException {
        try (var gatehouse = Gatehouse.start(folder.resolve("data"))) {
            var estate = new Estate(gatehouse);
            var wire = estate.wire();
            var graph = "Bearer " + estate.automationToken("https://graph.microsoft.com/.default");

            // 1. The service has its identity, and the identity its directory role.
            var principal =
                    estate.arm("GET", "", "").json().at("/identity/principalId").asText();
            var roles = graph(
                    wire,
                    gatehouse,
                    graph,
                    "/roleManagement/directory/roleAssignments?$filter="
                            + Wire.encoded(java.util.Map.of("x", "principalId eq '" + principal + "'"))
                                    .substring(2));
            assertThat(roles.at("/value/0/roleDefinitionId").asText()).isEqualTo(ADMINISTRATOR_ROLE);

            // 2. Application-based access is switched on for Starter.
            var starter = estate.arm(
                    "PATCH",
                    "/products/starter",
                    "{\"properties\":{\"authenticationType\":[\"application-token\"]}}",
                    "If-Match",
                    "*");
            assertThat(starter.status()).as(starter.body()).isEqualTo(200);
            var backend = starter.json()
                    .at("/properties/application/entra/applicationId")
                    .asText();
            var audience =
                    starter.json().at("/properties/application/entra/audience").asText();
            assertThat(audience).isEqualTo("api://" + backend);

            // 3. The backend application and its app role stand in the tenant.
            var application = graph(wire, gatehouse, graph, "/applications(appId='" + backend + "')");
            assertThat(application.at("/displayName").asText()).isEqualTo("APIMProductApplicationStarter");
            assertThat(application.at("/appRoles/0/value").asText()).isEqualTo("Product.Starter.All");
            assertThat(application.at("/api/requestedAccessTokenVersion").asInt())
                    .isEqualTo(2);

            // 4. A client application is registered: owner, product, description.
            var product = new Estate.Product("starter", backend, audience);
            var registered = estate.arm("PUT", "/clientApplications/orders", """
                    {"properties":{"displayName":"Orders","ownerId":"/users/1","description":"Places orders"}}""");
            assertThat(registered.status()).as(registered.body()).isEqualTo(201);
            var clientId =
                    registered.json().at("/properties/entraApplicationId").asText();
            estate.link("orders", product);

            // 5. It has the permission.
            var asked = graph(wire, gatehouse, graph, "/applications(appId='" + clientId + "')");
            assertThat(asked.at("/requiredResourceAccess/0/resourceAppId").asText())
                    .isEqualTo(backend);
            assertThat(asked.at("/requiredResourceAccess/0/resourceAccess/0/id").asText())
                    .isEqualTo(application.at("/appRoles/0/id").asText());

            // 6. The credentials are revealed.
            var secret = estate.arm("POST", "/clientApplications/orders/listSecrets", "")
                    .json();
            assertThat(secret.at("/entra/expiresAt").asText())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
            var client = new Estate.Application(
                    "orders", clientId, secret.at("/entra/clientSecret").asText());

            // 7. A token.
            var bearer = "Bearer " + estate.token(client, product);

            // 8. The call.
            var url = gatehouse.get("gatewayUrl") + ECHO;
            for (var type : new String[] {"application/json", "application/x-www-form-urlencoded"}) {
                var post = wire.send(
                        "POST", url, "{\"vehicleType\":\"train\"}", "Authorization", bearer, "Content-Type", type);
                assertThat(post.status()).as(post.body()).isEqualTo(200);
                assertThat(post.body()).contains("vehicleType", "train").doesNotContain(bearer);
            }
            var get = wire.get(url, "Authorization", bearer);
            assertThat(get.status()).as(get.body()).isEqualTo(200);
            assertThat(get.headers().map().toString()).doesNotContain(bearer);

            everyStepUndoneIsARefusal(gatehouse, estate, client, product);
        }
    }

    /** Outside Starter's rate limit: refused calls come to no policy. */
    private static void everyStepUndoneIsARefusal(
            Gatehouse gatehouse, Estate estate, Estate.Application client, Estate.Product product) {
        var bearer = "Bearer " + estate.token(client, product);

        // 8 without 7: no token.
        var bare = estate.echo();
        assertThat(bare.status()).isEqualTo(401);
        assertThat(bare.headers().allValues("WWW-Authenticate")).anyMatch(each -> each.startsWith("Bearer"));

        // 7 without 6: a wrong secret.
        assertThat(estate.tokenAnswer(client, "wrong", product).status()).isEqualTo(401);

        // 6 without 4: no such application.
        assertThat(estate.arm("POST", "/clientApplications/nobody/listSecrets", "")
                        .status())
                .isEqualTo(404);

        // Without the link (4, 5): 403, and the reason.
        estate.unlink(client, product);
        var unlinked = estate.echo("Authorization", bearer);
        assertThat(unlinked.status()).as(unlinked.body()).isEqualTo(403);
        assertThat(unlinked.header("WWW-Authenticate")).contains("insufficient_scope");
        estate.link(client.name(), product);

        // Disabled: 403. Enabled again: not refused.
        var disable = "{\"properties\":{\"displayName\":\"Orders\",\"ownerId\":\"/users/1\",\"enabled\":%s}}";
        estate.arm("PUT", "/clientApplications/orders", disable.formatted(false));
        assertThat(estate.echo("Authorization", bearer).status()).isEqualTo(403);
        estate.arm("PUT", "/clientApplications/orders", disable.formatted(true));

        // Without 2: application access withdrawn.
        estate.arm(
                "PATCH",
                "/products/starter",
                "{\"properties\":{\"authenticationType\":[\"subscription-key\"]}}",
                "If-Match",
                "*");
        assertThat(estate.echo("Authorization", bearer).status()).isEqualTo(403);
        assertThat(estate.tokenAnswer(client, client.secret(), product).status())
                .isEqualTo(400);

        // Given again, the application and its grants are back.
        var again = estate.arm(
                "PATCH",
                "/products/starter",
                "{\"properties\":{\"authenticationType\":[\"application-token\"]}}",
                "If-Match",
                "*");
        assertThat(again.json()
                        .at("/properties/application/entra/applicationId")
                        .asText())
                .isEqualTo(product.applicationId());
        assertThat(estate.token(client, product)).isNotBlank();

        // Without 1: no identity, and registering says so.
        var identity = estate.arm("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
        assertThat(identity.status()).as(identity.body()).isEqualTo(200);
        var refused = estate.arm(
                "PUT",
                "/clientApplications/" + UUID.randomUUID(),
                "{\"properties\":{\"displayName\":\"Late\",\"ownerId\":\"/users/1\"}}");
        assertThat(refused.status()).as(refused.body()).isBetween(400, 499);
        assertThat(refused.body()).contains("identity", "Application Administrator");

        // 1 again: a new identity, which needs the role anew, and has it as soon as somebody grants it.
        identityComesBack(gatehouse, estate);

        // The application deleted: its token is refused as one of nobody.
        estate.arm("DELETE", "/clientApplications/orders", "");
        var deleted = estate.echo("Authorization", bearer);
        assertThat(deleted.status()).isEqualTo(401);
        assertThat(deleted.header("WWW-Authenticate")).contains("invalid_token");
    }

    private static void identityComesBack(Gatehouse gatehouse, Estate estate) {
        var wire = estate.wire();
        var register = "{\"properties\":{\"displayName\":\"Late\",\"ownerId\":\"/users/1\"}}";
        var principal = estate.arm("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                .json()
                .at("/identity/principalId")
                .asText();
        var without = estate.arm("PUT", "/clientApplications/late", register);
        assertThat(without.status()).as(without.body()).isEqualTo(400);
        assertThat(without.body()).contains(principal, "Application Administrator", ADMINISTRATOR_ROLE, "curl");

        var granted = wire.send(
                "POST",
                gatehouse.get("graphUrl") + "/roleManagement/directory/roleAssignments",
                "{\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\",\"directoryScopeId\":\"/\"}"
                        .formatted(principal, ADMINISTRATOR_ROLE),
                "Authorization",
                "Bearer " + estate.automationToken("https://graph.microsoft.com/.default"),
                "Content-Type",
                "application/json");
        assertThat(granted.status()).as(granted.body()).isEqualTo(201);

        var with = estate.arm("PUT", "/clientApplications/late", register);
        assertThat(with.status()).as(with.body()).isEqualTo(201);
        assertThat(estate.arm("POST", "/clientApplications/late/listSecrets", "")
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode graph(Wire wire, Gatehouse gatehouse, String token, String path) {
        var answer = wire.get(gatehouse.get("graphUrl") + path, "Authorization", token);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }
}
