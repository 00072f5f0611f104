package dev.gatehouse.tenant.graph;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.token.TestCertificate;
import dev.gatehouse.tenant.token.UserTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** Every change of the directory and every sign-in is told, to who may know, without a secret. */
class GraphAuditTest {
    @TempDir
    Path folder;

    private TenantUnderTest tenant;
    private TenantBootstrap.Client automation;
    private GraphClient graph;
    private GraphClient auditor;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void open() {
        log.start();
        var root = (Logger) LoggerFactory.getLogger("dev.gatehouse");
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        tenant = new TenantUnderTest(folder);
        automation = tenant.client(
                "automation",
                GraphPermission.APPLICATION_READ_WRITE_ALL,
                GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL,
                GraphPermission.GROUP_READ_WRITE_ALL,
                GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY,
                GraphPermission.DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL,
                GraphPermission.USER_READ_WRITE_ALL);
        graph = new GraphClient(tenant, tenant.graphToken(automation));
        auditor = new GraphClient(
                tenant, tenant.graphToken(tenant.client("auditor", GraphPermission.AUDIT_LOG_READ_ALL)));
    }

    @AfterEach
    void close() {
        tenant.close();
        ((Logger) LoggerFactory.getLogger("dev.gatehouse")).detachAppender(log);
    }

    private List<JsonNode> audits() {
        return all("/auditLogs/directoryAudits?$top=999");
    }

    private List<JsonNode> all(String path) {
        var all = new ArrayList<JsonNode>();
        expect(200, auditor.get(path)).path("value").forEach(all::add);
        return all;
    }

    private static List<String> activities(List<JsonNode> audits) {
        return audits.stream()
                .map(each -> each.path("activityDisplayName").asText())
                .toList();
    }

    private static String modified(JsonNode audit, String property, String value) {
        for (var each : audit.at("/targetResources/0/modifiedProperties")) {
            if (each.path("displayName").asText().equals(property)) {
                return each.path(value).asText(null);
            }
        }
        return null;
    }

    @Test
    void changeSaysWhoWhatFromWhereBeforeAndAfter() {
        var app = graph.app("before");
        tenant.now = tenant.now.plusSeconds(1);
        expect(
                204,
                graph.patch(
                        "/applications/" + app.id(),
                        "{'displayName':'after'}",
                        "client-request-id",
                        "6f1d1f5e-1111-4222-8333-444455556666",
                        "User-Agent",
                        "a program/1.0"));
        var audit = audits().getFirst();
        assertThat(audit.path("activityDisplayName").asText()).isEqualTo("Update application");
        assertThat(audit.path("category").asText()).isEqualTo("ApplicationManagement");
        assertThat(audit.path("operationType").asText()).isEqualTo("Update");
        assertThat(audit.path("activityDateTime").asText()).isEqualTo(tenant.now.toString());
        assertThat(audit.path("correlationId").asText()).isEqualTo("6f1d1f5e-1111-4222-8333-444455556666");
        assertThat(audit.path("result").asText()).isEqualTo("success");
        assertThat(audit.at("/initiatedBy/app/servicePrincipalId").asText()).isEqualTo(automation.principalId());
        assertThat(audit.at("/initiatedBy/app/appId").asText()).isEqualTo(automation.clientId());
        assertThat(audit.at("/initiatedBy/app/displayName").asText()).isEqualTo("automation");
        assertThat(audit.at("/targetResources/0/id").asText()).isEqualTo(app.id());
        assertThat(audit.at("/targetResources/0/type").asText()).isEqualTo("Application");
        assertThat(modified(audit, "displayName", "oldValue")).isEqualTo("\"before\"");
        assertThat(modified(audit, "displayName", "newValue")).isEqualTo("\"after\"");
        assertThat(audit.path("additionalDetails").toString()).contains("a program/1.0", "127.0.0.1");
        var read = expect(
                200,
                auditor.get("/auditLogs/directoryAudits/" + audit.path("id").asText()));
        assertThat(read.path("activityDisplayName").asText()).isEqualTo("Update application");
    }

    @Test
    void everyKindOfChangeIsToldAndNoSecretIs() {
        var canary = "Canary-5e1f0b7c-Horse";
        var secrets = new ArrayList<>(List.of(canary, automation.secret()));
        var product = graph.product("11111111-2222-4333-8444-555555555555");
        var app = graph.app("app");
        var made = expect(
                200,
                graph.post("/applications/" + app.id() + "/addPassword", "{'passwordCredential':{'displayName':'x'}}"));
        secrets.add(made.path("secretText").asText());
        secrets.add(expect(200, graph.post("/servicePrincipals/" + app.principalId() + "/addPassword", "{}"))
                .path("secretText")
                .asText());
        expect(
                204,
                graph.post(
                        "/applications/" + app.id() + "/removePassword",
                        "{'keyId':'" + made.path("keyId").asText() + "'}"));
        var certificate = new TestCertificate(tenant.now).base64();
        expect(204, graph.patch("/applications/" + app.id(), "{'keyCredentials':[{'key':'" + certificate + "'}]}"));
        expect(
                201,
                graph.post(
                        "/applications/" + app.id() + "/federatedIdentityCredentials",
                        "{'name':'build','issuer':'https://token.example.org','subject':'repo:a',"
                                + "'audiences':['api://AzureADTokenExchange']}"));
        expect(204, graph.delete("/applications/" + app.id() + "/federatedIdentityCredentials/build"));
        var assignment = expect(201, graph.grant(app, product, "11111111-2222-4333-8444-555555555555"));
        expect(
                204,
                graph.delete("/servicePrincipals/" + product.principalId() + "/appRoleAssignedTo/"
                        + assignment.path("id").asText()));
        var user = expect(
                        201,
                        graph.post(
                                "/users",
                                "{'accountEnabled':true,'displayName':'U','mailNickname':'u','userPrincipalName':"
                                        + "'u@gatehouse.localhost','passwordProfile':{'password':'" + canary + "'}}"))
                .path("id")
                .asText();
        expect(204, graph.patch("/users/" + user, "{'passwordProfile':{'password':'" + canary + "-2'}}"));
        var client = tenant.client("of users");
        secrets.add(client.secret());
        var me = new GraphClient(tenant, UserTokens.of(tenant, user, client.clientId(), "Directory.AccessAsUser.All"));
        expect(
                204,
                me.post(
                        "/me/changePassword",
                        "{'currentPassword':'" + canary + "-2','newPassword':'" + canary + "-3'}"));
        expect(400, me.post("/me/changePassword", "{'currentPassword':'" + canary + "','newPassword':'x'}"));
        var group = expect(
                        201,
                        graph.post(
                                "/groups",
                                "{'displayName':'G','mailEnabled':false,'mailNickname':'g','securityEnabled':true}"))
                .path("id")
                .asText();
        var reference = "{'@odata.id':'https://graph.microsoft.com/v1.0/directoryObjects/" + user + "'}";
        expect(204, graph.post("/groups/" + group + "/members/$ref", reference));
        expect(204, graph.delete("/groups/" + group + "/members/" + user + "/$ref"));
        expect(204, graph.post("/applications/" + app.id() + "/owners/$ref", reference));
        expect(
                201,
                graph.post(
                        "/roleManagement/directory/roleAssignments",
                        "{'principalId':'" + user + "','roleDefinitionId':'" + DirectoryRole.DIRECTORY_READERS.id()
                                + "','directoryScopeId':'/'}"));
        expect(
                201,
                graph.post(
                        "/oauth2PermissionGrants",
                        "{'clientId':'" + app.principalId() + "','consentType':'AllPrincipals','resourceId':'"
                                + product.principalId() + "','scope':'read'}"));
        expect(204, graph.delete("/applications/" + app.id()));
        expect(200, graph.post("/directory/deletedItems/" + app.id() + "/restore", ""));
        expect(204, graph.delete("/applications/" + app.id()));
        expect(204, graph.delete("/directory/deletedItems/" + app.id()));
        tenant.token(automation.clientId(), canary, TenantUnderTest.GRAPH);

        var audits = audits();
        assertThat(activities(audits))
                .contains(
                        "Add application",
                        "Add service principal",
                        "Add application credentials",
                        "Add service principal credentials",
                        "Remove application credentials",
                        "Update application",
                        "Add federated identity credential of application",
                        "Delete federated identity credential of application",
                        "Add app role assignment to service principal",
                        "Remove app role assignment from service principal",
                        "Add user",
                        "Update user",
                        "Change user password",
                        "Add group",
                        "Add member to group",
                        "Remove member from group",
                        "Add owner to application",
                        "Add member to role",
                        "Add delegated permission grant",
                        "Delete application",
                        "Restore deleted object",
                        "Hard delete object");
        var federated = audits.stream()
                .filter(each -> each.path("activityDisplayName").asText().startsWith("Add federated"))
                .findFirst()
                .orElseThrow();
        assertThat(modified(federated, "FEDERATED_CREDENTIAL", "newValue")).contains("repo:a");
        var told = audits.toString() + all("/auditLogs/signIns?$top=999");
        for (var secret : secrets) {
            assertThat(told).doesNotContain(secret);
            assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains(secret));
        }
        assertThat(told).doesNotContain("argon2", "Canary");
    }

    @Test
    void refusalsForWantOfARightAreToldAndOtherMistakesAreNot() {
        var nobody = new GraphClient(tenant, tenant.graphToken(tenant.client("nobody")));
        var before = audits().size();
        assertThat(nobody.post("/applications", "{'displayName':'x'}").status()).isEqualTo(403);
        expect(400, graph.post("/applications", "{}"));
        expect(200, graph.get("/applications"));
        expect(200, graph.post("/directoryObjects/getByIds", "{'ids':['5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e']}"));
        var audits = audits();
        // The client itself was made before.
        assertThat(audits).hasSize(before + 1);
        assertThat(audits.getFirst().path("result").asText()).isEqualTo("failure");
        assertThat(audits.getFirst().path("resultReason").asText()).contains("Insufficient privileges");
        assertThat(audits.getFirst().at("/initiatedBy/app/displayName").asText())
                .isEqualTo("nobody");
    }

    @Test
    void userWhoChangesSomethingIsNamedAndFromWhichClient() {
        var user = tenant.tenant
                .bootstrap()
                .createUser("admin", "Admin", "Correct-Horse-1", Set.of(DirectoryRole.GLOBAL_ADMINISTRATOR));
        var client = tenant.client("portal");
        var me = new GraphClient(
                tenant, UserTokens.of(tenant, user.id(), client.clientId(), "Application.ReadWrite.All"));
        expect(201, me.post("/applications", "{'displayName':'by a user'}"));
        var audit = audits().getFirst();
        assertThat(audit.at("/initiatedBy/user/id").asText()).isEqualTo(user.id());
        assertThat(audit.at("/initiatedBy/user/userPrincipalName").asText()).isEqualTo("admin@gatehouse.localhost");
        assertThat(audit.at("/initiatedBy/app").isNull()).isTrue();
        assertThat(audit.path("additionalDetails").toString()).contains(client.clientId());
    }

    @Test
    void signInsAreToldWithTheirFailures() {
        tenant.now = tenant.now.plusSeconds(60);
        var since = tenant.now;
        expect(200, tenant.token(automation.clientId(), automation.secret(), TenantUnderTest.GRAPH));
        tenant.now = tenant.now.plusSeconds(1);
        var failed = tenant.token(automation.clientId(), "wrong", TenantUnderTest.GRAPH);
        assertThat(failed.status()).isEqualTo(401);
        var signIns = all("/auditLogs/signIns?$filter=createdDateTime%20ge%20" + since);
        assertThat(signIns).hasSize(2);
        assertThat(signIns.getFirst().at("/status/errorCode").asInt())
                .isEqualTo(failed.json().at("/error_codes/0").asInt());
        assertThat(signIns.getFirst().at("/status/failureReason").asText()).isNotBlank();
        assertThat(signIns.getLast().at("/status/errorCode").asInt()).isZero();
        assertThat(signIns.getLast().path("servicePrincipalId").asText()).isEqualTo(automation.principalId());
        assertThat(signIns.getLast().path("appDisplayName").asText()).isEqualTo("automation");
        assertThat(signIns.getLast().path("ipAddress").asText()).isEqualTo("127.0.0.1");
        assertThat(all("/auditLogs/signIns?$filter=createdDateTime%20ge%20" + since
                        + "%20and%20status/errorCode%20eq%200"))
                .hasSize(1);
    }

    @Test
    void logsAreReadByWhoMayAndReachBackNinetyDays() {
        for (var path : new String[] {"/auditLogs/directoryAudits", "/auditLogs/signIns"}) {
            assertThat(graph.get(path).status()).as(path).isEqualTo(403);
            expect(200, auditor.get(path));
            expect(400, auditor.get(path + "?$filter=nonsense%20eq%201"));
            assertThat(auditor.delete(path).status()).isEqualTo(405);
            expect(404, auditor.get(path + "/none"));
        }
        var first = expect(200, auditor.get("/auditLogs/directoryAudits?$top=1"));
        assertThat(first.path("value")).hasSize(1);
        assertThat(first.path("@odata.nextLink").asText()).contains("$skiptoken=");
        graph.app("old");
        tenant.now = tenant.now.plus(Duration.ofDays(91));
        auditor = new GraphClient(
                tenant, tenant.graphToken(tenant.client("auditor", GraphPermission.AUDIT_LOG_READ_ALL)));
        assertThat(activities(audits())).doesNotContain("Add application").contains("Add application credentials");
    }
}
