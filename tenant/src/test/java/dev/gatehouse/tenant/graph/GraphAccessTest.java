package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.graph.GraphClient.App;
import dev.gatehouse.tenant.token.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what in Graph, and above all who may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphAccessTest {
    private static final String ROLE = "11111111-2222-4333-8444-555555555555";

    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private TenantBootstrap.Client automation;
    private GraphClient all;
    private GraphClient administrator;
    private String administratorId;
    private GraphClient owner;
    private GraphClient reader;
    private GraphClient nobody;
    private String graphPrincipal;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        automation = tenant.client(
                "automation",
                GraphPermission.APPLICATION_READ_WRITE_ALL,
                GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL,
                GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY,
                GraphPermission.USER_READ_WRITE_ALL);
        all = as(automation);
        var admin = tenant.client("application administrator");
        administratorId = admin.principalId();
        tenant.tenant.bootstrap().assignDirectoryRole(administratorId, DirectoryRole.APPLICATION_ADMINISTRATOR);
        administrator = as(admin);
        owner = as(tenant.client("owner", GraphPermission.APPLICATION_READ_WRITE_OWNED_BY));
        reader = as(tenant.client("reader", GraphPermission.APPLICATION_READ_ALL));
        nobody = as(tenant.client("nobody"));
        graphPrincipal = expect(200, all.get("/servicePrincipals(appId='" + FirstParty.GRAPH.appId() + "')"))
                .path("id")
                .asText();
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private GraphClient as(TenantBootstrap.Client client) {
        return new GraphClient(tenant, tenant.graphToken(client));
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("Authorization_RequestDenied");
        assertThat(answer.json().at("/error/innerError/request-id").asText()).isNotEmpty();
        assertThat(answer.header("request-id")).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> callersWithoutAnyPermissionReadAndWriteNothing() {
        var app = all.app("victim");
        return Stream.of(
                        List.of("GET", "/applications", ""),
                        List.of("GET", "/applications/" + app.id(), ""),
                        List.of("GET", "/servicePrincipals", ""),
                        List.of("GET", "/servicePrincipals/" + app.principalId() + "/appRoleAssignedTo", ""),
                        List.of("GET", "/servicePrincipals/" + app.principalId() + "/memberOf", ""),
                        List.of("GET", "/users", ""),
                        List.of("GET", "/organization", ""),
                        List.of("GET", "/roleManagement/directory/roleAssignments", ""),
                        List.of("GET", "/roleManagement/directory/roleDefinitions", ""),
                        List.of("GET", "/directoryRoles", ""),
                        List.of("GET", "/directory/deletedItems/graph.application", ""),
                        List.of("GET", "/beta/reports/appCredentialSignInActivities", ""),
                        List.of("POST", "/applications", "{'displayName':'x'}"),
                        List.of("PATCH", "/applications/" + app.id(), "{'displayName':'x'}"),
                        List.of("DELETE", "/applications/" + app.id(), ""),
                        List.of("POST", "/applications/" + app.id() + "/addPassword", "{}"),
                        List.of("POST", "/servicePrincipals", "{'appId':'" + app.appId() + "'}"),
                        List.of("DELETE", "/servicePrincipals/" + app.principalId(), ""),
                        List.of("POST", "/users", "{'displayName':'x'}"),
                        // Hashing takes memory and time: not for somebody who may not.
                        List.of("POST", "/users", "{'passwordProfile':{'password':'x'}}"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + " " + row.get(1).replaceAll("[0-9a-f-]{36}", "…"),
                        () -> refused(nobody.send(row.get(0), row.get(1), row.get(2)))));
    }

    @Test
    void readersReadAndWriteNothing() {
        var app = all.app("read");
        expect(200, reader.get("/applications/" + app.id()));
        expect(200, reader.get("/servicePrincipals/" + app.principalId()));
        refused(reader.patch("/applications/" + app.id(), "{'displayName':'x'}"));
        refused(reader.post("/applications/" + app.id() + "/addPassword", "{}"));
        refused(reader.post("/applications", "{'displayName':'x'}"));
        refused(reader.delete("/applications/" + app.id()));
        refused(reader.get("/users"));
        refused(reader.get("/roleManagement/directory/roleAssignments"));
    }

    @Test
    void applicationAdministratorDoesThePartsOfTheJourneyWithoutAnyPermission() {
        var product = administrator.product(ROLE);
        var client = administrator.app("client");
        expect(201, administrator.grant(client, product, ROLE));
        expect(200, administrator.post("/applications/" + client.id() + "/addPassword", "{}"));
        var assignments =
                expect(200, administrator.get("/servicePrincipals/" + client.principalId() + "/appRoleAssignments"));
        expect(
                204,
                administrator.delete("/servicePrincipals/" + product.principalId() + "/appRoleAssignedTo/"
                        + assignments.at("/value/0/id").asText()));
        expect(204, administrator.delete("/applications/" + product.id()));
        expect(200, administrator.post("/directory/deletedItems/" + product.id() + "/restore", ""));
        expect(200, administrator.get("/applications/" + product.id() + "/owners"));
        expect(200, administrator.get("/beta/reports/appCredentialSignInActivities"));
        var own = expect(200, administrator.get("/servicePrincipals/" + administratorId + "/memberOf"));
        assertThat(own.at("/value/0/roleTemplateId").asText()).isEqualTo(DirectoryRole.APPLICATION_ADMINISTRATOR.id());
    }

    @Test
    void applicationAdministratorGrantsNothingOfGraph() {
        var client = administrator.app("climber");
        for (var permission : GraphPermission.values()) {
            refused(administrator.grant(client, new App("", "", graphPrincipal), permission.id()));
            refused(administrator.post(
                    "/servicePrincipals/" + client.principalId() + "/appRoleAssignments",
                    "{'principalId':'" + client.principalId() + "','resourceId':'" + graphPrincipal + "','appRoleId':'"
                            + permission.id() + "'}"));
        }
        var given = expect(
                201, all.grant(client, new App("", "", graphPrincipal), GraphPermission.APPLICATION_READ_ALL.id()));
        refused(administrator.delete("/servicePrincipals/" + graphPrincipal + "/appRoleAssignedTo/"
                + given.path("id").asText()));
    }

    @Test
    void applicationAdministratorAssignsNoDirectoryRoleAndChangesNoUser() {
        var body = "{'principalId':'" + administratorId + "','roleDefinitionId':'"
                + DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR.id() + "','directoryScopeId':'/'}";
        refused(administrator.post("/roleManagement/directory/roleAssignments", body));
        refused(owner.post("/roleManagement/directory/roleAssignments", body));
        refused(reader.post("/roleManagement/directory/roleAssignments", body));
        refused(administrator.get("/roleManagement/directory/roleAssignments"));
        refused(administrator.post("/users", "{'displayName':'x'}"));
    }

    @Test
    void nobodyAddsACredentialToAClientThatHoldsMore() throws Exception {
        var automationApp = expect(200, all.get("/applications(appId='" + automation.clientId() + "')"));
        var id = automationApp.path("id").asText();
        var certificate = new TestCertificate(tenant.now).base64();
        var keys = "{'keyCredentials':[{'type':'AsymmetricX509Cert','usage':'Verify','key':'" + certificate + "'}]}";
        refused(administrator.post("/applications/" + id + "/addPassword", "{}"));
        refused(administrator.post("/servicePrincipals/" + automation.principalId() + "/addPassword", "{}"));
        refused(administrator.patch("/applications/" + id, keys));
        refused(administrator.patch("/servicePrincipals/" + automation.principalId(), keys));
        refused(administrator.post(
                "/applications/" + id + "/addKey", "{'keyCredential':{'key':'" + certificate + "'},'proof':'x'}"));
        assertThat(expect(200, all.get("/applications/" + id)).path("passwordCredentials"))
                .hasSize(1);
        assertThat(expect(200, all.get("/applications/" + id)).path("keyCredentials"))
                .isEmpty();

        // Neither to one that holds a directory role; to one that holds as much it may.
        var privileged = administrator.app("privileged");
        tenant.tenant
                .bootstrap()
                .assignDirectoryRole(privileged.principalId(), DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        refused(administrator.post("/applications/" + privileged.id() + "/addPassword", "{}"));
        var equal = administrator.app("equal");
        tenant.tenant.bootstrap().assignDirectoryRole(equal.principalId(), DirectoryRole.APPLICATION_ADMINISTRATOR);
        expect(200, administrator.post("/applications/" + equal.id() + "/addPassword", "{}"));
    }

    @Test
    void deletingThePrincipalFirstDoesNotHelpToGetIntoAClientThatHoldsMore() {
        var permitted = all.app("permitted");
        expect(
                201,
                all.grant(permitted, new App("", "", graphPrincipal), GraphPermission.APPLICATION_READ_WRITE_ALL.id()));
        var privileged = all.app("privileged once");
        tenant.tenant
                .bootstrap()
                .assignDirectoryRole(privileged.principalId(), DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        for (var app : new App[] {permitted, privileged}) {
            expect(204, administrator.delete("/servicePrincipals/" + app.principalId()));
            refused(administrator.post("/applications/" + app.id() + "/addPassword", "{}"));
            expect(200, administrator.post("/directory/deletedItems/" + app.principalId() + "/restore", ""));
            refused(administrator.post("/applications/" + app.id() + "/addPassword", "{}"));
        }
    }

    @Test
    void ownedByChangesWhatItMadeAndNothingElse() {
        var own = owner.app("own");
        expect(204, owner.patch("/applications/" + own.id(), "{'displayName':'still own'}"));
        expect(200, owner.post("/applications/" + own.id() + "/addPassword", "{}"));
        assertThat(expect(200, owner.get("/applications/" + own.id() + "/owners"))
                        .path("value"))
                .hasSize(1);
        var foreign = all.app("foreign");
        expect(200, owner.get("/applications/" + foreign.id()));
        refused(owner.patch("/applications/" + foreign.id(), "{'displayName':'mine'}"));
        refused(owner.post("/applications/" + foreign.id() + "/addPassword", "{}"));
        refused(owner.post("/servicePrincipals/" + foreign.principalId() + "/addPassword", "{}"));
        refused(owner.patch("/servicePrincipals/" + foreign.principalId(), "{'accountEnabled':false}"));
        refused(owner.delete("/servicePrincipals/" + foreign.principalId()));
        refused(owner.delete("/applications/" + foreign.id()));
        expect(204, all.delete("/servicePrincipals/" + foreign.principalId()));
        refused(owner.post("/servicePrincipals", "{'appId':'" + foreign.appId() + "'}"));
        expect(204, all.delete("/applications/" + foreign.id()));
        refused(owner.post("/directory/deletedItems/" + foreign.id() + "/restore", ""));
        refused(owner.delete("/directory/deletedItems/" + foreign.id()));

        var product = all.product(ROLE);
        refused(owner.grant(own, product, ROLE));
        refused(owner.grant(own, new App("", "", graphPrincipal), GraphPermission.APPLICATION_READ_WRITE_ALL.id()));
        // Once its own application holds more than it does itself, it can't become it.
        expect(201, all.grant(own, new App("", "", graphPrincipal), GraphPermission.APPLICATION_READ_WRITE_ALL.id()));
        refused(owner.post("/applications/" + own.id() + "/addPassword", "{}"));
    }

    @Test
    void assigningRolesNeedsAPermissionThatReadsApplicationsToo() {
        var product = all.product(ROLE);
        var client = all.app("client");
        var alone = as(tenant.client("alone", GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL));
        var both = as(tenant.client(
                "both", GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL, GraphPermission.APPLICATION_READ_ALL));
        refused(alone.grant(client, product, ROLE));
        expect(201, both.grant(client, product, ROLE));
    }

    @Test
    void platformsPrincipalsAndManagedIdentitiesCanNotBeChanged() {
        var identity = tenant.tenant.managedIdentities().create("/subscriptions/s/service/x", "apim");
        for (var id : new String[] {graphPrincipal, identity.principalId()}) {
            refused(all.patch("/servicePrincipals/" + id, "{'accountEnabled':false}"));
            refused(all.post("/servicePrincipals/" + id + "/addPassword", "{}"));
            refused(all.delete("/servicePrincipals/" + id));
        }
        var shown = expect(200, all.get("/servicePrincipals/" + identity.principalId()));
        assertThat(shown.path("servicePrincipalType").asText()).isEqualTo("ManagedIdentity");
    }

    @Test
    void directoryRoleCountsAtOnceAndIsTakenAwayAtOnce() {
        var fresh = tenant.client("fresh");
        var graph = as(fresh);
        refused(graph.get("/applications"));
        var path = "/roleManagement/directory/roleAssignments";
        var body = "{'principalId':'" + fresh.principalId() + "','roleDefinitionId':'"
                + DirectoryRole.APPLICATION_ADMINISTRATOR.id() + "','directoryScopeId':'/'}";
        var assigned = expect(201, all.post(path, body));
        expect(400, all.post(path, body));
        expect(200, graph.get("/applications"));
        var listed = expect(
                200,
                all.get(path + "?$filter=principalId%20eq%20'" + fresh.principalId()
                        + "'%20and%20roleDefinitionId%20eq%20'" + DirectoryRole.APPLICATION_ADMINISTRATOR.id() + "'"));
        assertThat(listed.path("value")).hasSize(1);
        var members = expect(
                200,
                all.get("/directoryRoles(roleTemplateId='" + DirectoryRole.APPLICATION_ADMINISTRATOR.id()
                        + "')/members"));
        assertThat(members.path("value").findValuesAsText("id")).contains(fresh.principalId());

        expect(204, all.delete(path + "/" + assigned.path("id").asText()));
        refused(graph.get("/applications"));
    }

    @Test
    void permissionTakenAwayCountsNoLongerThoughTheTokenStillSaysIt() {
        var fresh = tenant.client("soon without", GraphPermission.APPLICATION_READ_ALL);
        var graph = as(fresh);
        expect(200, graph.get("/applications"));
        var held = expect(200, all.get("/servicePrincipals/" + fresh.principalId() + "/appRoleAssignments"));
        expect(
                204,
                all.delete("/servicePrincipals/" + fresh.principalId() + "/appRoleAssignments/"
                        + held.at("/value/0/id").asText()));
        refused(graph.get("/applications"));
    }

    @Test
    void accountsThatHoldRolesAreChangedOnlyByWhoCouldGiveThem() {
        var user = tenant.tenant
                .bootstrap()
                .createUser(
                        "boss", "Boss", "Correct-Horse-1", java.util.Set.of(DirectoryRole.APPLICATION_ADMINISTRATOR));
        var users = as(tenant.client("users", GraphPermission.USER_READ_WRITE_ALL));
        refused(users.patch("/users/" + user.id(), "{'passwordProfile':{'password':'Another-Horse-2'}}"));
        refused(users.delete("/users/" + user.id()));
        expect(204, all.patch("/users/" + user.id(), "{'displayName':'The boss'}"));
        assertThat(tenant.tenant.bootstrap().isPasswordValid("boss@gatehouse.localhost", "Correct-Horse-1"))
                .isTrue();
    }

    @Test
    void onlyTokensOfGraphThatHoldNowAreTaken() {
        var client = tenant.client("client", GraphPermission.APPLICATION_READ_ALL);
        var product = all.app("resource", ",'optionalClaims':{'accessToken':[{'name':'idtyp','essential':false}]}");
        for (var scope : new String[] {
            "https://management.azure.com/.default",
            TenantUnderTest.CONTROL + "/.default",
            product.appId() + "/.default"
        }) {
            var token = tenant.token(client.clientId(), client.secret(), scope)
                    .json()
                    .path("access_token")
                    .asText();
            assertThat(TenantUnderTest.claims(token).path("idtyp").asText()).isEqualTo("app");
            unauthenticated(new GraphClient(tenant, token).get("/applications"));
        }
        unauthenticated(tenant.get("/v1.0/applications"));
        unauthenticated(tenant.get("/v1.0/applications", "Authorization", "Basic eDp5"));
        unauthenticated(new GraphClient(tenant, "a.b.c").get("/applications"));
        var good = tenant.graphToken(client);
        expect(200, new GraphClient(tenant, good).get("/applications"));
        unauthenticated(new GraphClient(tenant, good.substring(0, good.length() - 8) + "AAAAAAAA")
                .get("/applications"));

        var before = tenant.now;
        tenant.now = before.plus(Duration.ofHours(2));
        unauthenticated(new GraphClient(tenant, good).get("/applications"));
        tenant.now = before;

        expect(204, all.patch("/servicePrincipals/" + client.principalId(), "{'accountEnabled':false}"));
        unauthenticated(new GraphClient(tenant, good).get("/applications"));
    }

    private static void unauthenticated(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("InvalidAuthenticationToken");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ").contains("authorization_uri");
    }
}
