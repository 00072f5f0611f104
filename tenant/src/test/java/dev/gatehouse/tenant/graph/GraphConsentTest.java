package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphPermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** Federated credentials and delegated grants: whom an application trusts, and in whose name it may act. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphConsentTest {
    private static final String ISSUER = "https://token.example.org/";

    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private TenantBootstrap.Client automation;
    private GraphClient graph;
    private GraphClient administrator;
    private GraphClient reader;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        automation = tenant.client(
                "automation",
                GraphPermission.APPLICATION_READ_WRITE_ALL,
                GraphPermission.DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL);
        graph = new GraphClient(tenant, tenant.graphToken(automation));
        var admin = tenant.client("administrator");
        tenant.tenant.bootstrap().assignDirectoryRole(admin.principalId(), DirectoryRole.APPLICATION_ADMINISTRATOR);
        administrator = new GraphClient(tenant, tenant.graphToken(admin));
        reader = new GraphClient(
                tenant, tenant.graphToken(tenant.client("reader", GraphPermission.APPLICATION_READ_ALL)));
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private static String credential(String name, String subject) {
        return "{'name':'" + name + "','issuer':'" + ISSUER + "','subject':'" + subject
                + "','audiences':['api://AzureADTokenExchange']}";
    }

    @Test
    void federatedCredentialIsMadeReadChangedAndRemoved() {
        var app = graph.app("federated");
        var at = "/applications/" + app.id() + "/federatedIdentityCredentials";
        var made = expect(201, graph.post(at, credential("build", "repo:a")));
        assertThat(made.path("@odata.context").asText()).endsWith("/federatedIdentityCredentials/$entity");
        assertThat(made.path("subject").asText()).isEqualTo("repo:a");
        var id = made.path("id").asText();
        expect(204, graph.patch(at + "/" + id, "{'subject':'repo:b','description':'the build'}"));
        for (var path : new String[] {
            at + "/" + id,
            at + "/build",
            at + "(name='build')",
            "/applications(appId='" + app.appId() + "')/federatedIdentityCredentials/" + id
        }) {
            var read = expect(200, reader.get(path));
            assertThat(read.path("subject").asText()).isEqualTo("repo:b");
            assertThat(read.path("description").asText()).isEqualTo("the build");
        }
        expect(400, graph.patch(at + "/" + id, "{'name':'other'}"));
        assertThat(expect(200, graph.get(at + "?$filter=name%20eq%20'build'")).path("value"))
                .hasSize(1);
        expect(204, graph.delete(at + "/" + id));
        expect(404, graph.delete(at + "/" + id));
        assertThat(expect(200, graph.get(at)).path("value")).isEmpty();
    }

    @Test
    void federatedCredentialIsUpsertedByName() {
        var app = graph.app("upserted");
        var at = "/applications/" + app.id() + "/federatedIdentityCredentials(name='build')";
        var body = "{'issuer':'" + ISSUER + "','subject':'s','audiences':['api://AzureADTokenExchange']}";
        expect(404, graph.patch(at, body));
        expect(400, graph.patch(at, credential("other", "s"), "Prefer", "create-if-missing"));
        assertThat(expect(201, graph.patch(at, body, "Prefer", "create-if-missing"))
                        .path("name")
                        .asText())
                .isEqualTo("build");
        var again = graph.patch(at, "{'subject':'t'}", "Prefer", "create-if-missing");
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.body()).isEmpty();
        assertThat(expect(200, graph.get(at)).path("subject").asText()).isEqualTo("t");
    }

    @TestFactory
    Stream<DynamicTest> federatedCredentialsThatBreakARuleAreNotMade() {
        var app = graph.app("ruled");
        var at = "/applications/" + app.id() + "/federatedIdentityCredentials";
        expect(201, graph.post(at, credential("first", "one")));
        record Row(String body, int status, String names) {}
        return Stream.of(
                        new Row("{}", 400, "name"),
                        new Row(credential("no space", "s"), 400, "name"),
                        new Row(credential("x".repeat(121), "s"), 400, "name"),
                        new Row(credential("a", "s".repeat(601)), 400, "subject"),
                        new Row(credential("a", " "), 400, "subject"),
                        new Row(credential("a", "s").replace("https:", "http:"), 400, "issuer"),
                        new Row(credential("a", "s").replace("[", "['x',"), 400, "audiences"),
                        new Row(
                                credential("a", "s").replace("['api://AzureADTokenExchange']", "'x'"),
                                400,
                                "audiences"),
                        new Row(
                                credential("a", "s").replace("['api://AzureADTokenExchange']", "[1]"),
                                400,
                                "audiences"),
                        new Row(credential("a", "s").replace("{", "{'claimsMatchingExpression':{},"), 400, "claims"),
                        new Row(credential("first", "other"), 409, "name"),
                        new Row(credential("second", "one"), 409, "issuer"))
                .map(row -> DynamicTest.dynamicTest(row.status + " " + row.names + " " + row.body.hashCode(), () -> {
                    var answer = graph.post(at, row.body);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(row.status);
                    assertThat(answer.json().at("/error/message").asText()).contains(row.names);
                }));
    }

    @Test
    void twentyFederatedCredentialsAreTheMost() {
        var app = graph.app("many");
        var at = "/applications/" + app.id() + "/federatedIdentityCredentials";
        for (int i = 0; i < 20; i++) {
            expect(201, graph.post(at, credential("c" + i, "s" + i)));
        }
        var more = graph.post(at, credential("c20", "s20"));
        assertThat(more.status()).isEqualTo(403);
        assertThat(more.json().at("/error/code").asText()).isEqualTo("Directory_QuotaExceeded");
    }

    @Test
    void nobodyTrustsAnIssuerInTheNameOfAnApplicationThatHoldsMore() {
        var privileged = expect(200, graph.get("/applications(appId='" + automation.clientId() + "')"))
                .path("id")
                .asText();
        var at = "/applications/" + privileged + "/federatedIdentityCredentials";
        for (var answer : new TenantUnderTest.Answer[] {
            administrator.post(at, credential("mine", "me")),
            administrator.patch(at + "(name='mine')", credential("mine", "me"), "Prefer", "create-if-missing"),
            reader.post(at, credential("mine", "me"))
        }) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        }
        assertThat(expect(200, graph.get(at)).path("value")).isEmpty();
        expect(
                201,
                administrator.post(
                        "/applications/" + graph.app("less").id() + "/federatedIdentityCredentials",
                        credential("a", "b")));
    }

    @Test
    void scopesAreGrantedChangedAndWithdrawn() {
        var client = graph.app("client");
        var resource = graph.app("resource");
        var body = "{'clientId':'" + client.principalId() + "','consentType':'AllPrincipals','resourceId':'"
                + resource.principalId() + "','scope':'read write'}";
        var made = expect(201, administrator.post("/oauth2PermissionGrants", body));
        assertThat(made.path("principalId").isNull()).isTrue();
        expect(409, graph.post("/oauth2PermissionGrants", body));
        var at = "/oauth2PermissionGrants/" + made.path("id").asText();
        expect(204, administrator.patch(at, "{'scope':'read'}"));
        assertThat(expect(200, reader.get(at)).path("scope").asText()).isEqualTo("read");
        for (var list : new String[] {
            "/oauth2PermissionGrants?$filter=clientId%20eq%20'" + client.principalId() + "'",
            "/servicePrincipals/" + client.principalId() + "/oauth2PermissionGrants"
        }) {
            assertThat(expect(200, reader.get(list)).path("value")).hasSize(1);
        }
        var user = tenant.tenant.bootstrap().createUser("consenting", "C", "Correct-Horse-1", java.util.Set.of());
        var one = body.replace("'AllPrincipals'", "'Principal'");
        expect(400, graph.post("/oauth2PermissionGrants", one));
        expect(201, graph.post("/oauth2PermissionGrants", one.replace("{", "{'principalId':'" + user.id() + "',")));
        expect(400, graph.post("/oauth2PermissionGrants", body.replace("AllPrincipals", "Somebody")));
        expect(400, graph.patch(at, "{'scope':''}"));
        expect(400, graph.patch(at, "{'clientId':'" + resource.principalId() + "'}"));
        for (var refused : new TenantUnderTest.Answer[] {
            reader.post("/oauth2PermissionGrants", body), reader.patch(at, "{'scope':'x'}"), reader.delete(at)
        }) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        }
        expect(204, administrator.delete(at));
        expect(404, graph.get(at));
    }

    @Test
    void applicationAdministratorGivesOfGraphOnlyWhatShowsAUserHimself() {
        var client = graph.app("portal");
        var graphPrincipal = expect(200, graph.get("/servicePrincipals(appId='" + FirstParty.GRAPH.appId() + "')"))
                .path("id")
                .asText();
        var body = "{'clientId':'" + client.principalId() + "','consentType':'AllPrincipals','resourceId':'"
                + graphPrincipal + "','scope':'SCOPE'}";
        for (var scope : new String[] {"Directory.AccessAsUser.All", "User.Read  Application.ReadWrite.All"}) {
            assertThat(administrator
                            .post("/oauth2PermissionGrants", body.replace("SCOPE", scope))
                            .status())
                    .isEqualTo(403);
        }
        var made =
                expect(201, administrator.post("/oauth2PermissionGrants", body.replace("SCOPE", "openid User.Read")));
        var at = "/oauth2PermissionGrants/" + made.path("id").asText();
        assertThat(administrator
                        .patch(at, "{'scope':'openid Application.ReadWrite.All'}")
                        .status())
                .isEqualTo(403);
        expect(204, graph.patch(at, "{'scope':'Application.ReadWrite.All'}"));
        assertThat(administrator.delete(at).status()).isEqualTo(403);
    }
}
