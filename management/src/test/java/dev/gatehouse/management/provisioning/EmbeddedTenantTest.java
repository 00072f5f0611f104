package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;

/** The main job against the tenant that the server embeds: each step, and what its absence does. */
final class EmbeddedTenantTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHOP = "/clientApplications/shop";

    @TempDir
    Path folder;

    private Installation arm;
    private EmbeddedTenant tenant;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        tenant = new EmbeddedTenant(folder, () -> arm.now);
        arm.provisionInto(tenant.directory);
        arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
        arm.provisioning.runDue();
    }

    @AfterEach
    void stop() {
        arm.close();
        tenant.close();
    }

    private void identity() {
        var identity = arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                .body()
                .path("identity");
        tenant.makeAdministrator(identity.path("principalId").asText());
    }

    @Test
    void identityEnableRegisterLinkSecretTokenAndBack() throws IOException {
        assertThat(arm.enabled("starter", "Starter").error()).contains("SystemAssigned");
        var identity = arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                .body()
                .path("identity");
        assertThat(identity.path("tenantId").asText()).isEqualTo(tenant.tenant.id());
        var principal = identity.path("principalId").asText();
        assertThat(arm.enabled("starter", "Starter").error()).contains("Application Administrator", "curl", principal);
        assertThat(applications()).noneMatch(name -> name.startsWith("APIM"));
        tenant.makeAdministrator(principal);

        var product = arm.enabled("starter", "Starter");
        assertThat(product.status()).isEqualTo(201);
        var entra = product.property("application").path("entra");
        var backend = tenant.graph(
                "/applications(appId='" + entra.path("applicationId").asText() + "')");
        assertThat(backend.path("displayName").asText()).isEqualTo("APIMProductApplicationStarter");
        assertThat(backend.at("/appRoles/0/value").asText()).isEqualTo("Product.Starter.All");
        assertThat(backend.at("/identifierUris/0").asText())
                .isEqualTo(entra.path("audience").asText());
        assertThat(backend.at("/api/requestedAccessTokenVersion").asInt()).isEqualTo(2);

        var application = arm.application("shop");
        assertThat(application.status()).isEqualTo(201);
        var clientId = application.property("entraApplicationId").asText();
        assertThat(application.property("entraTenantId").asText()).isEqualTo(tenant.tenant.id());
        var secret = secret();
        var scope = entra.path("audience").asText() + "/.default";
        assertThat(claims(tenant.token(clientId, secret, scope)).path("roles").isMissingNode())
                .as("not linked")
                .isTrue();

        assertThat(arm.link("shop", "starter").status()).isEqualTo(201);
        var client = tenant.graph("/applications(appId='" + clientId + "')");
        assertThat(client.at("/requiredResourceAccess/0/resourceAppId")).isEqualTo(entra.path("applicationId"));
        var claims = claims(tenant.token(clientId, secret, scope));
        assertThat(claims.path("roles")).hasSize(1);
        assertThat(claims.at("/roles/0").asText()).isEqualTo("Product.Starter.All");
        assertThat(claims.path("aud")).isEqualTo(entra.path("applicationId"));
        assertThat(claims.path("ver").asText()).isEqualTo("2.0");

        arm.delete(SHOP + "/productLinks/starter");
        arm.provisioning.runDue();
        assertThat(claims(tenant.token(clientId, secret, scope)).path("roles").isMissingNode())
                .isTrue();
        assertThat(tenant.graph("/applications(appId='" + clientId + "')").path("requiredResourceAccess"))
                .isEmpty();

        arm.delete(SHOP);
        arm.delete("/products/starter");
        arm.provisioning.runDue();
        assertThat(applications()).noneMatch(name -> name.startsWith("APIM"));
        assertThat(tenant.graph("/directory/deletedItems/graph.application").path("value"))
                .as("for good")
                .isEmpty();
        assertThat(arm.intents()).isEmpty();
    }

    @Test
    void aWithdrawnProductComesBackWithTheGrantsOfItsLinksAndNoOthers() throws IOException {
        identity();
        var scope = arm.enabled("starter", "Starter")
                        .body()
                        .at("/properties/application/entra/audience")
                        .asText() + "/.default";
        var clientId = arm.application("shop").property("entraApplicationId").asText();
        var secret = secret();
        arm.link("shop", "starter");
        var goneId = arm.application("gone").property("entraApplicationId").asText();
        var goneSecret = arm.post("/clientApplications/gone/listSecrets", "")
                .body()
                .at("/entra/clientSecret")
                .asText();
        arm.link("gone", "starter");

        arm.patch("/products/starter", "{\"authenticationType\":[\"subscription-key\"]}");
        arm.provisioning.runDue();
        assertThat(tenant.token(clientId, secret, scope).path("access_token").isMissingNode())
                .as("no tokens for what is withdrawn")
                .isTrue();
        arm.delete("/clientApplications/gone/productLinks/starter");
        arm.provisioning.runDue();

        var again = arm.patch("/products/starter", "{\"authenticationType\":[\"application-token\"]}");
        arm.provisioning.runDue();

        assertThat(again.body().at("/properties/application/entra/audience").asText() + "/.default")
                .isEqualTo(scope);
        assertThat(claims(tenant.token(clientId, secret, scope)).path("roles")).hasSize(1);
        assertThat(claims(tenant.token(goneId, goneSecret, scope)).path("roles").isMissingNode())
                .as("unlinked meanwhile")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"29, true, []", "31, false, [\"subscription-key\"]"})
    void aWithdrawnProductIsItselfWithin30DaysAndAnotherLaterAndItsLinksWorkEitherWay(
            int days, boolean itself, String withdrawn) throws IOException {
        identity();
        var before = arm.enabled("starter", "Starter").body().at("/properties/application/entra");
        var clientId = arm.application("shop").property("entraApplicationId").asText();
        var secret = secret();
        arm.link("shop", "starter");
        var off = arm.patch("/products/starter", "{\"authenticationType\":" + withdrawn + "}");
        assertThat(off.property("application").isMissingNode()).isTrue();
        arm.provisioning.runDue();

        arm.now = arm.now.plus(Duration.ofDays(days));
        var again = arm.patch("/products/starter", "{\"authenticationType\":[\"application-token\"]}");
        arm.provisioning.runDue();

        assertThat(again.status()).as(again.error()).isEqualTo(200);
        var after = again.body().at("/properties/application/entra");
        assertThat(after.equals(before)).isEqualTo(itself);
        var token = claims(tenant.token(clientId, secret, after.path("audience").asText() + "/.default"));
        assertThat(token.at("/roles/0").asText()).isEqualTo("Product.Starter.All");
        assertThat(token.path("aud")).isEqualTo(after.path("applicationId"));
        assertThat(arm.intents()).isEmpty();
        if (!itself) {
            assertThat(tenant.token(clientId, secret, before.path("audience").asText() + "/.default")
                            .path("access_token")
                            .isMissingNode())
                    .as("the former self is gone for good")
                    .isTrue();
            assertThat(arm.patch("/products/starter", "{\"application\":{\"entra\":" + before + "}}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void longNamesAreCutToWhatTheDirectoryTakes() {
        identity();
        var long300 = "L".repeat(300);
        assertThat(arm.enabled("long", long300).status()).isEqualTo(201);
        // Two chars each: an odd prefix would be followed by half of one.
        var trains = "\uD83D\uDE82".repeat(300);
        assertThat(arm.put(
                                "/clientApplications/long",
                                "{\"displayName\":\"" + trains + "\",\"ownerId\":\"/users/ada\"}")
                        .status())
                .isEqualTo(201);
        assertThat(arm.enabled("trains", trains).status()).isEqualTo(201);

        assertThat(applications())
                .contains(
                        ("APIMProductApplication" + long300).substring(0, 256),
                        ("APIMApplication" + trains).substring(0, 255),
                        ("APIMProductApplication" + trains).substring(0, 256));
        assertThat(tenant.graph("/applications?$filter=startswith(displayName,'APIMProductApplicationL')")
                        .at("/value/0/appRoles/0/value")
                        .asText())
                .isEqualTo("Product." + "L".repeat(120 - 8 - 4) + ".All");
        assertThat(arm.get("/products/long").property("displayName").asText()).isEqualTo(long300);
    }

    @Test
    void aSecretThatIsRemovedGetsNoTokenAndOneInUseIsToldSo() throws IOException {
        identity();
        var scope = arm.enabled("starter", "Starter")
                        .body()
                        .at("/properties/application/entra/audience")
                        .asText() + "/.default";
        var clientId = arm.application("shop").property("entraApplicationId").asText();
        var secret = secret();
        assertThat(tenant.token(clientId, secret, scope).path("access_token").isTextual())
                .isTrue();

        var described = arm.get(SHOP + "/credentials").body().at("/value/0");
        assertThat(described.path("lastUsedAt").asText()).isNotEmpty();
        assertThat(described.path("hint").asText()).isEqualTo(secret.substring(0, 3));
        arm.delete(SHOP + "/credentials/" + described.path("keyId").asText());

        assertThat(tenant.token(clientId, secret, scope).path("error").asText()).isEqualTo("invalid_client");
    }

    private String secret() {
        return arm.post(SHOP + "/listSecrets", "")
                .body()
                .at("/entra/clientSecret")
                .asText();
    }

    private java.util.List<String> applications() {
        return tenant.graph("/applications")
                .path("value")
                .valueStream()
                .map(one -> one.path("displayName").asText())
                .toList();
    }

    private static JsonNode claims(JsonNode token) throws IOException {
        assertThat(token.path("access_token").isTextual()).as(token.toString()).isTrue();
        return JSON.readTree(Base64.getUrlDecoder()
                .decode(token.path("access_token").asText().split("\\.")[1]));
    }
}
