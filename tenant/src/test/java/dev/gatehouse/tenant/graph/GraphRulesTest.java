package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.token.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** What Graph keeps and what it refuses to keep. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphRulesTest {
    private static final String ROLE = "11111111-2222-4333-8444-555555555555";

    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private GraphClient graph;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        graph = new GraphClient(
                tenant,
                tenant.graphToken(tenant.client(
                        "automation",
                        GraphPermission.APPLICATION_READ_WRITE_ALL,
                        GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL,
                        GraphPermission.USER_READ_WRITE_ALL)));
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private record Row(String body, int status, String code) {}

    private static Row bad(String body) {
        return new Row(body, 400, "Request_BadRequest");
    }

    private static Row reserved(String uri) {
        return new Row("{'displayName':'x','identifierUris':['" + uri + "']}", 400, "HostNameNotOnVerifiedDomain");
    }

    /** An application with one role, of which one member is another. */
    private static String role(String member, String value) {
        var role = (ObjectNode)
                TenantUnderTest.json(GraphClient.role(ROLE, "Value").replace('\'', '"'));
        role.set(member, TenantUnderTest.json(value.replace('\'', '"')));
        return "{'displayName':'x','appRoles':[" + role + "]}";
    }

    @TestFactory
    Stream<DynamicTest> applicationsThatBreakARuleAreNotMade() {
        var twice = GraphClient.role(ROLE, "Value");
        return Stream.of(
                        bad("{}"),
                        bad("[]"),
                        bad("{'displayName':''}"),
                        bad("{'displayName':1}"),
                        bad("{'displayName':'a\\u0000b'}"),
                        bad("{'displayName':'a\\ud800'}"),
                        bad("{'displayName':'x','notes\\u0000':'y'}"),
                        bad("{'displayName':'x','web':{'redirectUris':['https://x.example/\\u0000']}}"),
                        bad("{'displayName':'" + "x".repeat(257) + "'}"),
                        bad("{'displayName':'x','nonsense':1}"),
                        bad("{'displayName':'x','id':'y'}"),
                        bad("{'displayName':'x','displayName':'y'}"),
                        bad("{'displayName':'x','signInAudience':'Everybody'}"),
                        bad("{'displayName':'x','passwordCredentials':[{'displayName':'y'}]}"),
                        bad("{'displayName':'x','keyCredentials':[{'key':'AAAA'}]}"),
                        bad("{'displayName':'x','api':{'requestedAccessTokenVersion':3}}"),
                        bad("{'displayName':'x','api':2}"),
                        bad("{'displayName':'x','tags':'y'}"),
                        bad("{'displayName':'x','requiredResourceAccess':[{'resourceAppId':'y'}]}"),
                        bad("{'displayName':'x','appRoles':[" + twice + "," + twice + "]}"),
                        bad("{'displayName':'x','appRoles':[" + twice + "," + twice.replace("1111-2222", "1111-3333")
                                + "]}"),
                        bad(role("value", "'has space'")),
                        bad(role("value", "'.dot'")),
                        bad(role("value", "'ümlaut'")),
                        bad(role("value", "'" + "x".repeat(121) + "'")),
                        bad(role("id", "'none'")),
                        bad(role("allowedMemberTypes", "['Robot']")),
                        bad(role("allowedMemberTypes", "[]")),
                        bad(role("displayName", "''")),
                        bad("{'displayName':'x','identifierUris':['api://a','api://A/']}"),
                        reserved("https://management.azure.com"),
                        reserved("https://management.azure.com/"),
                        reserved("HTTPS://MANAGEMENT.AZURE.COM"),
                        reserved("https://management.core.windows.net/"),
                        reserved("https://graph.microsoft.com"),
                        reserved(TenantUnderTest.CONTROL),
                        reserved(TenantUnderTest.CONTROL + "/x"),
                        reserved("api://00000003-0000-0000-c000-000000000000"),
                        reserved("api://797f4846-ba00-4fd7-ba43-dac1f8f63013"),
                        reserved("https://example.org/app"),
                        reserved("urn:something"),
                        reserved("00000003-0000-0000-c000-000000000000"))
                .map(row ->
                        DynamicTest.dynamicTest(row.body.length() > 90 ? row.body.substring(0, 90) : row.body, () -> {
                            var answer = graph.post("/applications", row.body);
                            assertThat(answer.status()).as(answer.body()).isEqualTo(row.status);
                            assertThat(answer.json().at("/error/code").asText()).isEqualTo(row.code);
                            assertThat(answer.json().at("/error/message").asText())
                                    .isNotBlank();
                            assertThat(answer.body()).doesNotContain("Exception", "SELECT", "dev.gatehouse");
                        }));
    }

    @Test
    void identifierUriBelongsToOneApplicationAlsoAfterItWasDeletedSoftly() {
        var one = graph.app("one", ",'identifierUris':['api://shared','https://x.gatehouse.localhost/app']");
        expect(409, graph.post("/applications", "{'displayName':'two','identifierUris':['api://Shared/']}"));
        var two = graph.app("two");
        expect(409, graph.patch("/applications/" + two.id(), "{'identifierUris':['api://shared']}"));
        expect(204, graph.delete("/applications/" + one.id()));
        expect(409, graph.patch("/applications/" + two.id(), "{'identifierUris':['api://shared']}"));
        expect(204, graph.delete("/directory/deletedItems/" + one.id()));
        expect(204, graph.patch("/applications/" + two.id(), "{'identifierUris':['api://shared']}"));
    }

    @Test
    void identifierUriNamedAfterAnApplicationIsItsOwnAlsoWhileItDoesNotUseIt() {
        var one = graph.app("one");
        var two = graph.app("two");
        for (var uri : List.of("api://" + one.appId(), "api://" + one.appId().toUpperCase(Locale.ROOT) + "/x")) {
            var body = "{'displayName':'three','identifierUris':['" + uri + "']}";
            expect(400, graph.patch("/applications/" + two.id(), "{'identifierUris':['" + uri + "']}"));
            expect(400, graph.post("/applications", body));
            expect(204, graph.delete("/applications/" + one.id()));
            expect(400, graph.post("/applications", body));
            expect(200, graph.post("/directory/deletedItems/" + one.id() + "/restore", ""));
            expect(204, graph.patch("/applications/" + one.id(), "{'identifierUris':['" + uri + "']}"));
            expect(204, graph.patch("/applications/" + one.id(), "{'identifierUris':[]}"));
        }
    }

    @Test
    void enabledRoleIsDisabledBeforeItIsRemoved() {
        var app = graph.product(ROLE);
        var role = GraphClient.role(ROLE, "Product.Starter.All");
        expect(400, graph.patch("/applications/" + app.id(), "{'appRoles':[]}"));
        expect(
                204,
                graph.patch(
                        "/applications/" + app.id(),
                        "{'appRoles':[" + role.replace("'isEnabled':true", "'isEnabled':false") + "]}"));
        expect(204, graph.patch("/applications/" + app.id(), "{'appRoles':[]}"));
    }

    @Test
    void roleIsGivenOnlyIfTheResourceOffersItToApplications() {
        var product = graph.product(ROLE);
        var client = graph.app("client");
        assertThat(graph.grant(client, product, "99999999-2222-4333-8444-555555555555")
                        .status())
                .isEqualTo(400);
        assertThat(graph.grant(client, product, "00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(400);
        var other = graph.app("other");
        assertThat(graph.post(
                                "/servicePrincipals/" + other.principalId() + "/appRoleAssignedTo",
                                "{'principalId':'" + client.principalId() + "','resourceId':'" + product.principalId()
                                        + "','appRoleId':'" + ROLE + "'}")
                        .status())
                .isEqualTo(400);
        // An application's own id is not its service principal's.
        assertThat(graph.grant(new GraphClient.App("", "", client.id()), product, ROLE)
                        .status())
                .isEqualTo(404);
        expect(
                204,
                graph.patch(
                        "/applications/" + product.id(),
                        "{'appRoles':["
                                + GraphClient.role(ROLE, "Product.Starter.All")
                                        .replace("'isEnabled':true", "'isEnabled':false")
                                + "]}"));
        assertThat(graph.grant(client, product, ROLE).status()).isEqualTo(400);
    }

    @Test
    void certificatesAreReplacedByPatchAndAddedWithProof() {
        var app = graph.app("with keys");
        var first = new TestCertificate(tenant.now);
        var second = new TestCertificate(tenant.now);
        expect(204, graph.patch("/applications/" + app.id(), "{'keyCredentials':[{'key':'" + first.base64() + "'}]}"));
        var keys = expect(200, graph.get("/applications/" + app.id())).path("keyCredentials");
        assertThat(keys).hasSize(1);
        assertThat(keys.at("/0/key").isNull()).isTrue();
        assertThat(keys.at("/0/type").asText()).isEqualTo("AsymmetricX509Cert");

        var add = "{'keyCredential':{'type':'AsymmetricX509Cert','usage':'Verify','key':'" + second.base64()
                + "'},'passwordCredential':null,'proof':'PROOF'}";
        var path = "/applications/" + app.id() + "/addKey";
        assertThat(graph.post(path, add.replace("PROOF", proof(second, app.id())))
                        .status())
                .isEqualTo(403);
        assertThat(graph.post(path, add.replace("PROOF", proof(first, app.appId())))
                        .status())
                .isEqualTo(403);
        var added = expect(200, graph.post(path, add.replace("PROOF", proof(first, app.id()))));
        expect(
                204,
                graph.post(
                        "/applications/" + app.id() + "/removeKey",
                        "{'keyId':'" + keys.at("/0/keyId").asText() + "','proof':'" + proof(second, app.id()) + "'}"));

        // Named by keyId without its content a key stays; left out, it goes.
        var keep = "{'keyCredentials':[{'keyId':'" + added.path("keyId").asText() + "','key':null}]}";
        expect(204, graph.patch("/applications/" + app.id(), keep));
        assertThat(expect(200, graph.get("/applications/" + app.id())).path("keyCredentials"))
                .hasSize(1);
        expect(204, graph.patch("/applications/" + app.id(), "{'keyCredentials':[]}"));
        expect(400, graph.patch("/applications/" + app.id(), keep));
    }

    private String proof(TestCertificate certificate, String issuer) {
        long now = tenant.now.getEpochSecond();
        return certificate.sign(
                "{\"alg\":\"RS256\",\"x5t\":\"" + certificate.sha1() + "\"}",
                "{\"aud\":\"00000002-0000-0000-c000-000000000000\",\"iss\":\"" + issuer + "\",\"nbf\":" + now
                        + ",\"exp\":" + (now + 600) + "}");
    }

    @Test
    void usersAreMadeChangedAndDeletedAndShowNoPassword() {
        var body = "{'accountEnabled':true,'displayName':'Anna','mailNickname':'anna','userPrincipalName':"
                + "'Anna@gatehouse.localhost','passwordProfile':{'password':'Correct-Horse-1',"
                + "'forceChangePasswordNextSignIn':false}}";
        var made = graph.post("/users", body);
        expect(201, made);
        assertThat(made.body()).doesNotContain("Correct-Horse-1", "argon2");
        expect(409, graph.post("/users", body));
        expect(400, graph.post("/users", body.replace("gatehouse.localhost", "example.org")));
        expect(400, graph.post("/users", body.replace("Correct-Horse-1", "short")));
        expect(400, graph.post("/users", body.replace("'mailNickname':'anna',", "")));
        assertThat(tenant.tenant.bootstrap().isPasswordValid("anna@gatehouse.localhost", "Correct-Horse-1"))
                .isTrue();
        assertThat(tenant.tenant.bootstrap().isPasswordValid("anna@gatehouse.localhost", "correct-horse-1"))
                .isFalse();
        var id = made.json().path("id").asText();
        expect(204, graph.patch("/users/" + id, "{'displayName':'Anna B','accountEnabled':false}"));
        assertThat(expect(200, graph.get("/users/anna@gatehouse.localhost"))
                        .path("displayName")
                        .asText())
                .isEqualTo("Anna B");
        assertThat(tenant.tenant.bootstrap().isPasswordValid("anna@gatehouse.localhost", "Correct-Horse-1"))
                .isFalse();
        assertThat(expect(200, graph.get("/users?$filter=startswith(displayName,'anna')"))
                        .path("value"))
                .hasSize(1);
        expect(204, graph.delete("/users/" + id));
        expect(404, graph.get("/users/" + id));
    }

    @Test
    void whatIsNotThereAnswersInGraphsShape() {
        var missing = graph.get("/applications/5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().at("/error/code").asText()).isEqualTo("Request_ResourceNotFound");
        assertThat(missing.json().at("/error/message").asText()).contains("does not exist");
        assertThat(graph.get("/nothing").status()).isEqualTo(404);
        assertThat(graph.get("/nothing").json().at("/error/innerError/date").asText())
                .isNotEmpty();
        assertThat(graph.delete("/applications").status()).isEqualTo(405);
        assertThat(graph.post("/applications", "{").status()).isEqualTo(400);
    }

    @Test
    void noTextIsTakenThatADatabaseCouldNotKeep() {
        var answer = graph.post("/applications", "{'displayName':'x','web':{'homePageUrl':'a\\u0000'}}");
        expect(400, answer);
        assertThat(answer.json().at("/error/message").asText()).contains("homePageUrl", "U+0000");
        for (var path : List.of(
                "/users/%00",
                "/applications(uniqueName='%00')",
                "/applications?$filter=displayName%20eq%20'%00'",
                // {"k":[],"a":"\u0000"}
                "/applications?$skiptoken=eyJrIjpbXSwiYSI6Ilx1MDAwMCJ9")) {
            assertThat(graph.get(path).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void longestFederatedCredentialIsKept() {
        var app = graph.app("federated");
        var letters = new Random(1);
        var subject = letters.ints(600, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var issuer = "https://issuer.example/"
                + letters.ints(570, 0x4e00, 0x9fff)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var path = "/applications/" + app.id() + "/federatedIdentityCredentials";
        var body = "{'name':'NAME','issuer':'" + issuer + "','subject':'" + subject
                + "','audiences':['api://AzureADTokenExchange']}";
        expect(201, graph.post(path, body.replace("NAME", "first")));
        expect(409, graph.post(path, body.replace("NAME", "second")));
        assertThat(graph.get(path).json().at("/value/0/subject").asText()).isEqualTo(subject);
    }
}
