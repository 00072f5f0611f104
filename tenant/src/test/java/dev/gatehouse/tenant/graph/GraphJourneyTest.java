package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.GraphPermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** What provisioning does, step by step, over HTTP. */
class GraphJourneyTest {
    private static final String ROLE = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    private TenantUnderTest tenant;
    private GraphClient graph;

    @BeforeEach
    void open() {
        tenant = new TenantUnderTest(folder);
        var client = tenant.client(
                "automation",
                GraphPermission.APPLICATION_READ_WRITE_ALL,
                GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL);
        graph = new GraphClient(tenant, tenant.graphToken(client));
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void productIsRegisteredClientGrantedAndItsTokenSaysTheRole() {
        var product = graph.product(ROLE);
        expect(
                204,
                graph.patch("/applications/" + product.id(), "{'identifierUris':['api://" + product.appId() + "']}"));
        var client = graph.app(
                "APIMApplicationOrders",
                ",'requiredResourceAccess':[{'resourceAppId':'" + product.appId() + "','resourceAccess':[{'id':'" + ROLE
                        + "','type':'Role'}]}]");
        var secret = graph.secret(client);
        var scope = "api://" + product.appId() + "/.default";

        var before = tenant.token(client.appId(), secret, scope)
                .json()
                .path("access_token")
                .asText();
        assertThat(TenantUnderTest.claims(before).has("roles")).isFalse();

        var assignment = expect(201, graph.grant(client, product, ROLE));
        assertThat(assignment.path("principalDisplayName").asText()).isEqualTo("APIMApplicationOrders");
        assertThat(assignment.path("principalType").asText()).isEqualTo("ServicePrincipal");

        var token = tenant.token(client.appId(), secret, "openid " + scope + " profile offline_access")
                .json()
                .path("access_token")
                .asText();
        var claims = TenantUnderTest.claims(token);
        assertThat(claims.path("aud").asText()).isEqualTo(product.appId());
        assertThat(claims.path("iss").asText()).isEqualTo(TenantUnderTest.CONTROL + "/" + tenant.tenant.id() + "/v2.0");
        assertThat(claims.path("ver").asText()).isEqualTo("2.0");
        assertThat(claims.path("azp").asText()).isEqualTo(client.appId());
        assertThat(claims.path("azpacr").asText()).isEqualTo("1");
        assertThat(claims.path("oid").asText()).isEqualTo(client.principalId());
        assertThat(claims.path("sub").asText()).isEqualTo(client.principalId());
        assertThat(claims.path("roles").toString()).isEqualTo("[\"Product.Starter.All\"]");
        assertThat(claims.has("idtyp")).isFalse();
        assertThat(claims.has("idp")).isFalse();
        assertThat(claims.has("wids")).isFalse();
        assertThat(claims.has("appid")).isFalse();
        assertThat(TenantUnderTest.header(token).has("x5t")).isFalse();

        expect(
                204,
                graph.delete("/servicePrincipals/" + product.principalId() + "/appRoleAssignedTo/"
                        + assignment.path("id").asText()));
        var after = tenant.token(client.appId(), secret, scope)
                .json()
                .path("access_token")
                .asText();
        assertThat(TenantUnderTest.claims(after).has("roles")).isFalse();
    }

    @Test
    void grantIsSeenFromBothEndsAndOnlyOnce() {
        var product = graph.product(ROLE);
        var client = graph.app("client");
        expect(201, graph.grant(client, product, ROLE));
        var twice = graph.grant(client, product, ROLE);
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().at("/error/message").asText())
                .isEqualTo("Permission being assigned already exists on the object");

        var ofClient = expect(200, graph.get("/servicePrincipals/" + client.principalId() + "/appRoleAssignments"));
        var ofProduct = expect(200, graph.get("/servicePrincipals(appId='" + product.appId() + "')/appRoleAssignedTo"));
        assertThat(ofClient.path("value")).isEqualTo(ofProduct.path("value")).hasSize(1);
        assertThat(ofClient.at("/value/0/appRoleId").asText()).isEqualTo(ROLE);
        assertThat(ofClient.at("/value/0/resourceId").asText()).isEqualTo(product.principalId());

        var id = ofClient.at("/value/0/id").asText();
        assertThat(graph.delete("/servicePrincipals/" + client.principalId() + "/appRoleAssignedTo/" + id)
                        .status())
                .isEqualTo(404);
        expect(204, graph.delete("/servicePrincipals/" + client.principalId() + "/appRoleAssignments/" + id));
        expect(404, graph.delete("/servicePrincipals/" + client.principalId() + "/appRoleAssignments/" + id));
    }

    @Test
    void upsertMakesOnceUpdatesAfterwardsAndNeedsTheHeader() {
        var path = "/applications(uniqueName='apim-o''brien')";
        var body = "{'@odata.type':'#microsoft.graph.application','displayName':'First'}";
        expect(404, graph.patch(path, body));
        var made = expect(201, graph.patch(path, body, "Prefer", "create-if-missing"));
        assertThat(made.path("uniqueName").asText()).isEqualTo("apim-o'brien");
        var updated = graph.patch(path, "{'displayName':'Second'}", "Prefer", "create-if-missing");
        assertThat(updated.status()).isEqualTo(204);
        assertThat(updated.body()).isEmpty();
        assertThat(expect(200, graph.get(path)).path("id")).isEqualTo(made.path("id"));
        assertThat(expect(200, graph.get(path)).path("displayName").asText()).isEqualTo("Second");
        expect(400, graph.patch("/applications(uniqueName='x')", "{}", "Prefer", "create-if-missing"));
        expect(400, graph.patch(path, "{'uniqueName':'other'}"));

        var appId = made.path("appId").asText();
        var principal = "/servicePrincipals(appId='" + appId + "')";
        expect(404, graph.patch(principal, "{}"));
        expect(201, graph.patch(principal, "{}", "Prefer", "create-if-missing"));
        expect(204, graph.patch(principal, "{}", "Prefer", "create-if-missing"));
        expect(409, graph.post("/servicePrincipals", "{'appId':'" + appId + "'}"));
    }

    @Test
    void emptyPatchIsTakenAndRenamingRenamesThePrincipal() {
        var app = graph.app("Before");
        expect(204, graph.patch("/applications/" + app.id(), "{}"));
        expect(204, graph.patch("/applications(appId='" + app.appId() + "')", "{'displayName':'After'}"));
        assertThat(expect(200, graph.get("/servicePrincipals/" + app.principalId()))
                        .path("displayName")
                        .asText())
                .isEqualTo("After");
    }

    @Test
    void deletedApplicationIsRestoredWithItsPrincipalGrantsAndSecrets() {
        var product = graph.product(ROLE);
        var client = graph.app("client");
        var secret = graph.secret(client);
        expect(201, graph.grant(client, product, ROLE));
        var scope = product.appId() + "/.default";

        expect(204, graph.delete("/applications/" + product.id()));
        expect(404, graph.get("/applications/" + product.id()));
        expect(404, graph.get("/servicePrincipals/" + product.principalId()));
        assertThat(tenant.token(client.appId(), secret, scope)
                        .json()
                        .at("/error_codes/0")
                        .asInt())
                .isEqualTo(500011);
        for (var cast : new String[] {"graph", "microsoft.graph"}) {
            var deleted = expect(200, graph.get("/directory/deletedItems/" + cast + ".application?$select=id,appId"));
            assertThat(deleted.at("/value/0/id").asText()).isEqualTo(product.id());
            assertThat(deleted.at("/value/0").size()).isEqualTo(2);
        }
        assertThat(expect(200, graph.get("/servicePrincipals/" + client.principalId() + "/appRoleAssignments"))
                        .path("value"))
                .isEmpty();

        var restored = expect(200, graph.post("/directory/deletedItems/" + product.id() + "/restore", ""));
        assertThat(restored.path("@odata.type").asText()).isEqualTo("#microsoft.graph.application");
        var token = tenant.token(client.appId(), secret, scope)
                .json()
                .path("access_token")
                .asText();
        assertThat(TenantUnderTest.claims(token).path("roles").toString()).contains("Product.Starter.All");
        expect(404, graph.post("/directory/deletedItems/" + product.id() + "/restore", ""));
    }

    @Test
    void deletedForGoodOrAfterThirtyDaysNothingIsLeft() {
        var one = graph.app("one", ",'uniqueName':'one'");
        expect(204, graph.delete("/applications/" + one.id()));
        expect(409, graph.post("/applications", "{'displayName':'again','uniqueName':'one'}"));
        expect(204, graph.delete("/directory/deletedItems/" + one.id()));
        expect(404, graph.get("/directory/deletedItems/" + one.id()));
        var two = graph.app("two", ",'uniqueName':'one'");
        expect(204, graph.delete("/applications/" + two.id()));

        tenant.now = tenant.now.plus(Duration.ofDays(30));
        var again = new GraphClient(
                tenant, tenant.graphToken(tenant.client("automation", GraphPermission.APPLICATION_READ_WRITE_ALL)));
        expect(404, again.post("/directory/deletedItems/" + two.id() + "/restore", ""));
        assertThat(expect(200, again.get("/directory/deletedItems/graph.application"))
                        .path("value"))
                .isEmpty();
        expect(201, again.post("/applications", "{'displayName':'three','uniqueName':'one'}"));
    }

    @Test
    void secretIsShownOnceAndStopsTokensWhenRemoved() {
        var app = graph.app("client");
        var made = graph.post(
                "/applications(appId='" + app.appId() + "')/addPassword",
                "{'passwordCredential':{'displayName':'night','endDateTime':'2031-01-01T00:00:00Z'}}");
        var credential = expect(200, made);
        var value = credential.path("secretText").asText();
        assertThat(made.header("Cache-Control")).contains("no-store");
        assertThat(credential.path("hint").asText()).isEqualTo(value.substring(0, 3));
        assertThat(credential.path("endDateTime").asText()).isEqualTo("2031-01-01T00:00:00Z");
        assertThat(tenant.token(app.appId(), value, TenantUnderTest.GRAPH).status())
                .isEqualTo(200);

        var shown = graph.get("/applications/" + app.id());
        assertThat(shown.json().at("/passwordCredentials/0/secretText").isNull())
                .isTrue();
        assertThat(shown.body()).doesNotContain(value).doesNotContain("hash");

        var other = graph.secret(app);
        var keyId = credential.path("keyId").asText();
        expect(204, graph.post("/applications/" + app.id() + "/removePassword", "{'keyId':'" + keyId + "'}"));
        expect(400, graph.post("/applications/" + app.id() + "/removePassword", "{'keyId':'" + keyId + "'}"));
        assertThat(tenant.token(app.appId(), value, TenantUnderTest.GRAPH).status())
                .isEqualTo(401);
        assertThat(tenant.token(app.appId(), other, TenantUnderTest.GRAPH).status())
                .isEqualTo(200);
    }

    @Test
    void secretLivesTwoYearsUnlessToldOtherwise() {
        var app = graph.app("client");
        var credential = expect(200, graph.post("/applications/" + app.id() + "/addPassword", ""));
        assertThat(credential.path("startDateTime").asText()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(credential.path("endDateTime").asText()).isEqualTo("2032-01-01T00:00:00Z");
    }

    @Test
    void lastUseIsToldOfTheCredentialThatWasUsed() {
        var app = graph.app("client");
        var used = graph.secret(app);
        graph.secret(app);
        var path = "/beta/reports/appCredentialSignInActivities?$filter=appId%20eq%20%27" + app.appId() + "%27";
        tenant.token(app.appId(), used, TenantUnderTest.GRAPH);
        var first = tenant.now;
        tenant.now = tenant.now.plusSeconds(59);
        tenant.token(app.appId(), used, TenantUnderTest.GRAPH);

        var activities = expect(200, graph.get(path)).path("value");
        assertThat(activities).hasSize(2);
        assertThat(activities.findValuesAsText("lastSignInDateTime")).contains(first.toString());
        assertThat(activities.findValues("lastSignInDateTime").stream().filter(each -> each.isNull()))
                .hasSize(1);

        tenant.now = tenant.now.plusSeconds(1);
        tenant.token(app.appId(), used, TenantUnderTest.GRAPH);
        assertThat(expect(200, graph.get(path)).path("value").findValuesAsText("lastSignInDateTime"))
                .contains(tenant.now.toString());
    }

    @Test
    void listsAreFilteredSelectedCountedAndPaged() {
        for (int i = 0; i < 5; i++) {
            graph.app("orders " + i, ",'uniqueName':'orders-" + i + "'");
        }
        graph.app("other");
        var list = expect(
                200,
                graph.get(
                        "/applications?$filter=startswith(displayName,'orders')&$select=displayName,appId&$top=2"
                                + "&$count=true",
                        "ConsistencyLevel",
                        "eventual"));
        assertThat(list.path("@odata.context").asText())
                .isEqualTo(TenantUnderTest.CONTROL + "/v1.0/$metadata#applications");
        assertThat(list.path("@odata.count").asInt()).isEqualTo(5);
        assertThat(list.path("value")).hasSize(2);
        assertThat(list.at("/value/0").size()).isEqualTo(2);

        int seen = 2;
        var next = list.path("@odata.nextLink").asText();
        while (!next.isEmpty()) {
            assertThat(next).startsWith(TenantUnderTest.CONTROL + "/v1.0/applications?");
            var page = expect(200, graph.get(next.substring((TenantUnderTest.CONTROL + "/v1.0").length())));
            seen += page.path("value").size();
            next = page.path("@odata.nextLink").asText();
        }
        assertThat(seen).isEqualTo(5);

        var one = expect(200, graph.get("/applications?$filter=uniqueName%20eq%20'orders-3'"));
        assertThat(one.path("value")).hasSize(1);
        expect(400, graph.get("/applications?$filter=uniqueName%20eq"));
        expect(400, graph.get("/applications?$search=x"));
        expect(400, graph.get("/applications?$top=1000"));
    }
}
