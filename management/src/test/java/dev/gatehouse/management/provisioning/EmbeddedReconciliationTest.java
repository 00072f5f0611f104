package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** What an administrator changes through Graph is found and put right, over the adapter that production uses. */
final class EmbeddedReconciliationTest {
    private static final String SHOP = "/clientApplications/shop";

    @TempDir
    Path folder;

    private Installation arm;
    private EmbeddedTenant tenant;
    private String clientId;
    private String productId;
    private String scope;
    private String secret;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        tenant = new EmbeddedTenant(folder, () -> arm.now);
        arm.provisionInto(tenant.directory);
        arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
        arm.provisioning.runDue();
        var identity = arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                .body()
                .path("identity");
        tenant.makeAdministrator(identity.path("principalId").asText());
        var entra = arm.enabled("starter", "Starter").body().at("/properties/application/entra");
        productId = entra.path("applicationId").asText();
        scope = entra.path("audience").asText() + "/.default";
        clientId = arm.application("shop").property("entraApplicationId").asText();
        secret = arm.post(SHOP + "/listSecrets", "")
                .body()
                .at("/entra/clientSecret")
                .asText();
        arm.link("shop", "starter");
    }

    @AfterEach
    void stop() {
        arm.close();
        tenant.close();
    }

    private static String application(String appId) {
        return "/applications(appId='" + appId + "')";
    }

    private static String principal(String appId) {
        return "/servicePrincipals(appId='" + appId + "')";
    }

    private boolean tokenWithRole() {
        var token = tenant.token(clientId, secret, scope).path("access_token").asText("");
        return !token.isEmpty()
                && new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                        .contains("Product.Starter.All");
    }

    private TreeSet<String> drift() {
        var kinds = new TreeSet<String>();
        arm.post("/reconcile", "").body().path("kinds").fieldNames().forEachRemaining(kinds::add);
        return kinds;
    }

    private void repair() {
        var repaired = arm.post("/repair", "");
        assertThat(repaired.body().at("/drift/count").asInt(-1))
                .as(repaired.body().toPrettyString())
                .isZero();
    }

    @Test
    void whatWasJustMadeDoesNotDiffer() {
        assertThat(drift()).isEmpty();
        assertThat(tokenWithRole()).isTrue();
    }

    @Test
    void deletedApplicationsComeBackWithTheirIdsGrantsAndSecrets() {
        tenant.change("DELETE", application(productId), "");
        tenant.change("DELETE", application(clientId), "");
        assertThat(drift()).containsExactly("ApplicationMissing");

        repair();

        assertThat(arm.get(SHOP).property("entraApplicationId").asText()).isEqualTo(clientId);
        assertThat(tokenWithRole()).isTrue();
    }

    @Test
    void whatWasErasedIsMadeAnewAndWorksWithNewCredentials() {
        for (var appId : new String[] {productId, clientId}) {
            var id = tenant.graph(application(appId)).path("id").asText();
            tenant.change("DELETE", "/applications/" + id, "");
            tenant.change("DELETE", "/directory/deletedItems/" + id, "");
        }

        repair();

        clientId = arm.get(SHOP).property("entraApplicationId").asText();
        scope = arm.get("/products/starter")
                        .body()
                        .at("/properties/application/entra/audience")
                        .asText() + "/.default";
        assertThat(tokenWithRole()).as("the old secret").isFalse();
        secret = arm.post(SHOP + "/listSecrets", "")
                .body()
                .at("/entra/clientSecret")
                .asText();
        assertThat(tokenWithRole()).isTrue();
    }

    @Test
    void whatWasChangedInPlaceIsAsItWas() {
        var product = tenant.graph(application(productId));
        tenant.change("PATCH", application(productId), "{\"displayName\":\"Else\",\"identifierUris\":[]}");
        tenant.change(
                "PATCH",
                application(productId),
                "{\"appRoles\":" + product.path("appRoles").toString().replace("true", "false") + "}");
        tenant.change("PATCH", principal(clientId), "{\"accountEnabled\":false}");
        tenant.change("PATCH", application(clientId), "{\"requiredResourceAccess\":[]}");
        assertThat(tokenWithRole()).isFalse();
        assertThat(drift())
                .containsExactly(
                        "AudienceMissing", "NameChanged", "PermissionMissing", "PrincipalDisabled", "RoleDisabled");

        repair();

        assertThat(tokenWithRole()).isTrue();
        assertThat(tenant.graph(application(productId)).path("appRoles")).isEqualTo(product.path("appRoles"));
    }

    @Test
    void deletedPrincipalsAndRolesAreMadeAgainWithTheirGrants() {
        tenant.change("DELETE", principal(productId), "");
        assertThat(drift()).containsExactly("PrincipalMissing");
        repair();
        assertThat(tokenWithRole()).isTrue();

        tenant.change("DELETE", principal(clientId), "");
        repair();
        assertThat(tokenWithRole()).isTrue();

        var roles = tenant.graph(application(productId)).path("appRoles").toString();
        tenant.change("PATCH", application(productId), "{\"appRoles\":" + roles.replace("true", "false") + "}");
        tenant.change("PATCH", application(productId), "{\"appRoles\":[]}");
        assertThat(drift()).contains("RoleMissing");
        repair();
        assertThat(tokenWithRole()).isTrue();
    }

    @Test
    void grantsTakenAndGivenByHandArePutRightAndOthersOfTheDirectoryStay() {
        var product = tenant.graph(principal(productId));
        var granted = tenant.graph(principal(clientId) + "/appRoleAssignments")
                .path("value")
                .get(0);
        tenant.change(
                "DELETE",
                principal(clientId) + "/appRoleAssignments/"
                        + granted.path("id").asText(),
                "");
        var stranger = tenant.change("POST", "/applications", "{\"displayName\":\"Stranger\"}");
        var strange = tenant.change(
                "POST",
                "/servicePrincipals",
                "{\"appId\":\"" + stranger.path("appId").asText() + "\"}");
        tenant.change(
                "POST",
                "/servicePrincipals/" + strange.path("id").asText() + "/appRoleAssignments",
                "{\"principalId\":\"" + strange.path("id").asText() + "\",\"resourceId\":\""
                        + product.path("id").asText() + "\",\"appRoleId\":\""
                        + granted.path("appRoleId").asText() + "\"}");
        assertThat(drift()).containsExactly("GrantMissing", "GrantUnknown");

        repair();

        assertThat(tokenWithRole()).isTrue();
        assertThat(assigned(product)).hasSize(1);
        assertThat(tenant.graph(application(stranger.path("appId").asText()))
                        .path("displayName")
                        .asText())
                .isEqualTo("Stranger");
    }

    private JsonNode assigned(JsonNode product) {
        return tenant.graph("/servicePrincipals/" + product.path("id").asText() + "/appRoleAssignedTo")
                .path("value");
    }

    @Test
    void anOrphanIsSetAsideAndCanBeRestored() {
        var orphan = tenant.change(
                "POST",
                "/applications",
                "{\"displayName\":\"Lost\",\"uniqueName\":\"gatehouse-application-lost\",\"tags\":[\"gatehouse:test\"]}");
        tenant.change(
                "POST",
                "/applications",
                "{\"displayName\":\"Another's\",\"uniqueName\":\"gatehouse-application-x\",\"tags\":[\"gatehouse:x\"]}");
        assertThat(drift()).containsExactly("ApplicationOrphaned");

        repair();

        assertThat(tenant.graph("/directory/deletedItems/" + orphan.path("id").asText())
                        .path("displayName")
                        .asText())
                .isEqualTo("Lost");
        assertThat(tenant.graph("/applications(uniqueName='gatehouse-application-x')")
                        .path("displayName")
                        .asText())
                .isEqualTo("Another's");
    }

    @Test
    void aSecretThatWasRemovedIsForgotten() {
        var credentials = arm.get(SHOP + "/credentials").body().path("value");
        tenant.change(
                "POST",
                application(clientId) + "/removePassword",
                "{\"keyId\":\"" + credentials.get(0).path("keyId").asText() + "\"}");
        assertThat(drift()).containsExactly("SecretMissing");

        repair();

        secret = arm.post(SHOP + "/listSecrets", "")
                .body()
                .at("/entra/clientSecret")
                .asText();
        assertThat(tokenWithRole()).isTrue();
    }
}
