package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.tenant.AtOnce;
import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.token.UserTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users, groups, and what a signed-in user's client does. One file, because its cases share people and groups that are
 * made once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphPeopleTest {
    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private GraphClient graph;
    private TenantBootstrap.Client portal;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        graph = as("automation");
        portal = tenant.client("portal");
    }

    private GraphClient as(String name) {
        return new GraphClient(
                tenant,
                tenant.graphToken(tenant.client(
                        name,
                        GraphPermission.APPLICATION_READ_WRITE_ALL,
                        GraphPermission.GROUP_READ_WRITE_ALL,
                        GraphPermission.USER_READ_WRITE_ALL)));
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private String user(String name) {
        return expect(
                        201,
                        graph.post(
                                "/users",
                                "{'accountEnabled':true,'displayName':'" + name + "','mailNickname':'" + name
                                        + "','userPrincipalName':'" + name + "@gatehouse.localhost','passwordProfile':"
                                        + "{'password':'Correct-Horse-1','forceChangePasswordNextSignIn':false}}"))
                .path("id")
                .asText();
    }

    private GraphClient signedIn(String userId, String scopes) {
        return new GraphClient(tenant, UserTokens.of(tenant, userId, portal.clientId(), scopes));
    }

    private static String group(String name, String more) {
        return "{'displayName':'" + name + "','mailEnabled':false,'mailNickname':'" + name + "','securityEnabled':true"
                + more + "}";
    }

    private String made(String name) {
        return expect(201, graph.post("/groups", group(name, ""))).path("id").asText();
    }

    private static String reference(String id) {
        return "{'@odata.id':'https://graph.microsoft.com/v1.0/directoryObjects/" + id + "'}";
    }

    @Test
    void groupHasMembersOfThreeKindsAndGroupsWithinItCountTransitively() {
        var team = made("team");
        var inner = made("inner");
        var anna = user("anna");
        var app = graph.app("worker");
        expect(204, graph.post("/groups/" + team + "/members/$ref", reference(inner)));
        expect(204, graph.post("/groups/" + team + "/members/$ref", reference(app.principalId())));
        expect(204, graph.post("/groups/" + inner + "/members/$ref", reference(anna)));
        // A circle ends.
        expect(204, graph.post("/groups/" + inner + "/members/$ref", reference(team)));

        assertThat(ids(graph.get("/groups/" + team + "/members").json()))
                .containsExactlyInAnyOrder(inner, app.principalId());
        assertThat(ids(graph.get("/groups/" + team + "/transitiveMembers").json()))
                .contains(inner, app.principalId(), anna);
        assertThat(ids(graph.get("/groups/" + team + "/members/graph.group").json()))
                .containsExactly(inner);
        assertThat(ids(graph.get("/groups/" + team + "/members/microsoft.graph.user")
                        .json()))
                .isEmpty();
        assertThat(graph.get("/groups/" + team + "/members/$count", "ConsistencyLevel", "eventual")
                        .body())
                .isEqualTo("2");
        assertThat(graph.get("/groups/" + team + "/members/$count").status()).isEqualTo(400);

        assertThat(ids(graph.get("/users/" + anna + "/memberOf").json())).containsExactly(inner);
        assertThat(ids(graph.get("/users/" + anna + "/transitiveMemberOf").json()))
                .containsExactlyInAnyOrder(inner, team);
        assertThat(ids(graph.get("/servicePrincipals/" + app.principalId() + "/memberOf")
                        .json()))
                .containsExactly(team);
        var groups = expect(200, graph.post("/users/" + anna + "/getMemberGroups", "{'securityEnabledOnly':true}"));
        assertThat(groups.path("value")).hasSize(2);
        var checked = expect(
                200,
                graph.post(
                        "/users/" + anna + "/checkMemberObjects",
                        "{'ids':['" + team + "','" + app.principalId() + "']}"));
        assertThat(checked.path("value").toString()).isEqualTo("[\"" + team + "\"]");
        expect(400, graph.post("/users/" + anna + "/checkMemberGroups", "{'groupIds':['x']}"));

        expect(204, graph.delete("/groups/" + team + "/members/" + inner + "/$ref"));
        expect(404, graph.delete("/groups/" + team + "/members/" + inner + "/$ref"));
        assertThat(ids(graph.get("/groups/" + team + "/members").json())).containsExactly(app.principalId());
    }

    private static java.util.List<String> ids(JsonNode list) {
        return list.path("value").findValuesAsText("id");
    }

    @Test
    void groupIsMadeWithMembersAndOwnersChangedDeletedAndRestored() {
        var berta = user("berta");
        var bound = ",'members@odata.bind':['https://graph.microsoft.com/v1.0/users/" + berta + "'],"
                + "'owners@odata.bind':['" + TenantUnderTest.CONTROL + "/v1.0/users/" + berta + "']";
        var id = expect(201, graph.post("/groups", group("bound", bound)))
                .path("id")
                .asText();
        assertThat(ids(graph.get("/groups/" + id + "/members").json())).containsExactly(berta);
        assertThat(ids(graph.get("/groups/" + id + "/owners").json())).containsExactly(berta);
        expect(204, graph.patch("/groups/" + id, "{'description':'those who are bound','displayName':'Bound'}"));
        var expanded = expect(200, graph.get("/groups/" + id + "?$expand=members($select=id)&$select=displayName"));
        assertThat(expanded.path("displayName").asText()).isEqualTo("Bound");
        assertThat(expanded.has("description")).isFalse();
        assertThat(expanded.at("/members/0/id").asText()).isEqualTo(berta);
        assertThat(expanded.at("/members/0").has("userPrincipalName")).isFalse();

        expect(204, graph.delete("/groups/" + id));
        expect(404, graph.get("/groups/" + id));
        assertThat(ids(graph.get("/users/" + berta + "/memberOf").json())).isEmpty();
        assertThat(ids(graph.get("/directory/deletedItems/graph.group").json())).contains(id);
        expect(200, graph.post("/directory/deletedItems/" + id + "/restore", ""));
        assertThat(ids(graph.get("/users/" + berta + "/memberOf").json())).containsExactly(id);
        expect(204, graph.delete("/groups/" + id));
        expect(204, graph.delete("/directory/deletedItems/" + id));
        expect(404, graph.get("/directory/deletedItems/" + id));
    }

    @Test
    void groupsThatAreNotServedAreRefusedByName() {
        var good = group("refused", "");
        for (var row : new String[][] {
            {"{'displayName':'x'}", "mailEnabled"},
            {good.replace("'mailEnabled':false", "'mailEnabled':true"), "mailEnabled"},
            {good.replace("'securityEnabled':true", "'securityEnabled':false"), "securityEnabled"},
            {group("refused", ",'groupTypes':['Unified']"), "groupTypes"},
            {group("refused", ",'isAssignableToRole':true"), "isAssignableToRole"},
            {group("refused", ",'membershipRule':'x'"), "membershipRule"},
            {group("refused", ",'members@odata.bind':'x'"), "members@odata.bind"},
            {
                group(
                        "refused",
                        ",'members@odata.bind':['https://example.org/v1.0/users/5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e']"),
                "References"
            },
            {group("refused", ",'nonsense@odata.bind':[]"), "nonsense"},
            {group("x".repeat(257), ""), "displayName"}
        }) {
            var answer = graph.post("/groups", row[0]);
            assertThat(answer.status()).as(row[0]).isEqualTo(400);
            assertThat(answer.json().at("/error/message").asText()).contains(row[1]);
        }
        var id = made("selfish");
        expect(400, graph.post("/groups/" + id + "/members/$ref", reference(id)));
        expect(404, graph.post("/groups/" + id + "/members/$ref", reference("5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e")));
        var member = user("member");
        expect(204, graph.post("/groups/" + id + "/members/$ref", reference(member)));
        expect(400, graph.post("/groups/" + id + "/members/$ref", reference(member)));
        expect(400, graph.post("/groups/" + id + "/members/$ref", "{'id':'" + member + "'}"));
    }

    @Test
    void deletedUserFreesTheNameIsRestoredWithWhatItHeldAndIsGoneAfterThirtyDays() {
        var group = made("kept");
        var carl = user("carl");
        expect(204, graph.post("/groups/" + group + "/members/$ref", reference(carl)));
        expect(204, graph.delete("/users/" + carl));
        expect(404, graph.get("/users/" + carl));
        expect(404, graph.get("/users/carl@gatehouse.localhost"));
        assertThat(tenant.tenant.bootstrap().isPasswordValid("carl@gatehouse.localhost", "Correct-Horse-1"))
                .isFalse();
        assertThat(ids(graph.get("/groups/" + group + "/members").json())).isEmpty();
        var deleted = expect(200, graph.get("/directory/deletedItems/" + carl));
        assertThat(deleted.path("userPrincipalName").asText()).isEqualTo("carl@gatehouse.localhost");
        assertThat(deleted.path("deletedDateTime").asText()).isEqualTo(tenant.now.toString());
        assertThat(ids(graph.get("/directory/deletedItems/microsoft.graph.user").json()))
                .contains(carl);

        var second = user("carl");
        assertThat(graph.post("/directory/deletedItems/" + carl + "/restore", "")
                        .status())
                .isEqualTo(409);
        expect(204, graph.patch("/users/" + second, "{'userPrincipalName':'carl2@gatehouse.localhost'}"));
        var restored = expect(200, graph.post("/directory/deletedItems/" + carl + "/restore", ""));
        assertThat(restored.path("userPrincipalName").asText()).isEqualTo("carl@gatehouse.localhost");
        assertThat(ids(graph.get("/groups/" + group + "/members").json())).containsExactly(carl);
        assertThat(tenant.tenant.bootstrap().isPasswordValid("carl@gatehouse.localhost", "Correct-Horse-1"))
                .isTrue();

        expect(204, graph.delete("/users/" + carl));
        var before = tenant.now;
        tenant.now = before.plus(Duration.ofDays(30));
        var later = as("automation");
        expect(404, later.get("/directory/deletedItems/" + carl));
        expect(404, later.post("/directory/deletedItems/" + carl + "/restore", ""));
        expect(201, later.post("/groups", group("later", "")));
        tenant.now = before;
        // Purged when the next object was made, so not even the clock brings it back.
        expect(404, graph.get("/directory/deletedItems/" + carl));
    }

    @Test
    void userSeesHimselfAndChangesLittle() {
        var dora = user("dora");
        var me = signedIn(dora, "openid User.Read");
        assertThat(expect(200, me.get("/me")).path("id").asText()).isEqualTo(dora);
        expect(200, me.get("/users/" + dora));
        expect(200, me.get("/me/memberOf"));
        expect(200, me.get("/me/appRoleAssignments"));
        expect(200, me.get("/me/ownedObjects"));
        expect(200, me.get("/me/oauth2PermissionGrants"));
        expect(200, me.get("/organization"));
        refused(me.get("/users"));
        refused(me.get("/users/" + user("emil")));
        refused(me.get("/groups"));
        refused(me.get("/applications"));
        refused(me.patch("/me", "{'mobilePhone':'1'}"));
        refused(me.delete("/users/" + dora));

        var writes = signedIn(dora, "User.ReadWrite");
        expect(204, writes.patch("/me", "{'mobilePhone':'+49 30 1'}"));
        expect(400, writes.patch("/me", "{'accountEnabled':false}"));
        expect(400, writes.patch("/me", "{'passwordProfile':{'password':'Another-Horse-2'}}"));
        assertThat(tenant.tenant.bootstrap().isPasswordValid("dora@gatehouse.localhost", "Correct-Horse-1"))
                .isTrue();
        assertThat(graph.get("/me").status()).isEqualTo(400);
    }

    private static void refused(TenantUnderTest.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    }

    @Test
    void userWhoKnowsThePasswordChangesItAndGuessesAreLimited() {
        var frida = user("frida");
        var me = signedIn(frida, "Directory.AccessAsUser.All");
        refused(signedIn(frida, "User.Read").post("/me/changePassword", change("Correct-Horse-1", "Another-Horse-2")));
        refused(me.post("/users/" + user("gerd") + "/changePassword", change("Correct-Horse-1", "Another-Horse-2")));
        refused(graph.post("/users/" + frida + "/changePassword", change("Correct-Horse-1", "Another-Horse-2")));
        expect(400, me.post("/me/changePassword", change("Correct-Horse-1", "short")));
        expect(400, me.post("/me/changePassword", change("Correct-Horse-1", "Correct-Horse-1")));
        var changed = me.post("/me/changePassword", change("Correct-Horse-1", "Another-Horse-2"));
        expect(204, changed);
        assertThat(tenant.tenant.bootstrap().isPasswordValid("frida@gatehouse.localhost", "Another-Horse-2"))
                .isTrue();
        for (int i = 0; i < 10; i++) {
            expect(400, me.post("/me/changePassword", change("Wrong-Horse-" + i, "Third-Horse-3")));
        }
        assertThat(me.post("/me/changePassword", change("Another-Horse-2", "Third-Horse-3"))
                        .status())
                .isEqualTo(429);
    }

    private static String change(String before, String after) {
        return "{'currentPassword':'" + before + "','newPassword':'" + after + "'}";
    }

    @Test
    void userDoesWhatBothHisRolesAndTheScopesAllow() {
        var hans = user("hans");
        var other = user("inge");
        var scoped = signedIn(hans, "User.ReadWrite.All Application.ReadWrite.All Group.ReadWrite.All");
        // Every member reads; without a role nobody writes what is not his own.
        expect(200, scoped.get("/users"));
        expect(200, scoped.get("/applications"));
        expect(200, scoped.get("/groups"));
        refused(scoped.patch("/users/" + other, "{'displayName':'x'}"));
        refused(scoped.post("/applications", "{'displayName':'x'}"));
        refused(scoped.post("/groups", group("x", "")));

        tenant.tenant.bootstrap().assignDirectoryRole(hans, DirectoryRole.USER_ADMINISTRATOR);
        expect(204, scoped.patch("/users/" + other, "{'passwordProfile':{'password':'Another-Horse-2'}}"));
        var group = expect(201, scoped.post("/groups", group("of hans", "")))
                .path("id")
                .asText();
        assertThat(ids(scoped.get("/groups/" + group + "/owners").json())).containsExactly(hans);
        refused(scoped.post("/applications", "{'displayName':'x'}"));
        // The role alone does nothing for a client without the scope.
        refused(signedIn(hans, "User.Read").patch("/users/" + other, "{'displayName':'x'}"));

        tenant.tenant.bootstrap().assignDirectoryRole(other, DirectoryRole.APPLICATION_ADMINISTRATOR);
        refused(scoped.patch("/users/" + other, "{'passwordProfile':{'password':'Third-Horse-3'}}"));
        refused(scoped.delete("/users/" + other));
    }

    @Test
    void ownerOfAGroupOrApplicationChangesItThoughHeHoldsNoRole() {
        var owner = user("jutta");
        var stranger = user("kurt");
        var scopes = "Group.ReadWrite.All Application.ReadWrite.All";
        var group = made("owned");
        var app = graph.app("owned");
        expect(204, graph.post("/groups/" + group + "/owners/$ref", reference(owner)));
        expect(204, graph.post("/applications/" + app.id() + "/owners/$ref", reference(owner)));
        expect(400, graph.post("/applications/" + app.id() + "/owners/$ref", reference(owner)));
        expect(400, graph.post("/applications/" + app.id() + "/owners/$ref", reference(group)));
        refused(signedIn(stranger, scopes).post("/groups/" + group + "/members/$ref", reference(stranger)));
        refused(signedIn(stranger, scopes).patch("/applications/" + app.id(), "{'notes':'x'}"));
        refused(signedIn(owner, "User.Read").patch("/applications/" + app.id(), "{'notes':'x'}"));
        expect(204, signedIn(owner, scopes).post("/groups/" + group + "/members/$ref", reference(stranger)));
        expect(204, signedIn(owner, scopes).patch("/applications/" + app.id(), "{'notes':'x'}"));
        expect(200, signedIn(owner, scopes).post("/applications/" + app.id() + "/addPassword", "{}"));
        assertThat(ids(graph.get("/users/" + owner + "/ownedObjects").json()))
                .containsExactlyInAnyOrder(group, app.id());
        expect(204, graph.delete("/applications/" + app.id() + "/owners/" + owner + "/$ref"));
        refused(signedIn(owner, scopes).patch("/applications/" + app.id(), "{'notes':'y'}"));
    }

    @Test
    void tokenOfAUserCountsOnlyWhileUserAndClientAreThere() {
        var id = user("lena");
        var client = tenant.client("short-lived");
        var me = new GraphClient(tenant, UserTokens.of(tenant, id, client.clientId(), "User.Read"));
        expect(200, me.get("/me"));
        expect(204, graph.patch("/users/" + id, "{'accountEnabled':false}"));
        assertThat(me.get("/me").status()).isEqualTo(401);
        expect(204, graph.patch("/users/" + id, "{'accountEnabled':true}"));
        expect(204, graph.patch("/servicePrincipals/" + client.principalId(), "{'accountEnabled':false}"));
        assertThat(me.get("/me").status()).isEqualTo(401);
    }

    @Test
    void objectsAreFoundByIdWhateverTheyAreIfTheCallerMayReadThem() {
        var mia = user("mia");
        var group = made("found");
        var app = graph.app("found");
        var body = "{'ids':['" + mia + "','" + group + "','" + app.principalId() + "']}";
        assertThat(ids(expect(200, graph.post("/directoryObjects/getByIds", body))))
                .containsExactlyInAnyOrder(mia, group, app.principalId());
        var typed = body.replace("]}", "],'types':['group']}");
        assertThat(ids(expect(200, graph.post("/directoryObjects/microsoft.graph.getByIds", typed))))
                .containsExactly(group);
        var reader = new GraphClient(
                tenant, tenant.graphToken(tenant.client("reads applications", GraphPermission.APPLICATION_READ_ALL)));
        assertThat(ids(expect(200, reader.post("/directoryObjects/getByIds", body))))
                .containsExactly(app.principalId());
        expect(404, reader.get("/directoryObjects/" + mia));
        assertThat(expect(200, graph.get("/directoryObjects/" + mia))
                        .path("@odata.type")
                        .asText())
                .isEqualTo("#microsoft.graph.user");
        expect(400, graph.post("/directoryObjects/getByIds", "{'ids':[]}"));
        expect(400, graph.post("/directoryObjects/getByIds", "{'ids':['x']}"));
        expect(400, graph.post("/directoryObjects/getByIds", body.replace("]}", "],'types':['robot']}")));
    }

    @Test
    void directoryRoleIsGivenAndTakenThroughItsMembers() {
        var user = tenant.tenant.bootstrap().createUser("nora", "Nora", "Correct-Horse-1", Set.of());
        var role = "/directoryRoles(roleTemplateId='" + DirectoryRole.GROUPS_ADMINISTRATOR.id() + "')";
        var privileged = new GraphClient(
                tenant,
                tenant.graphToken(tenant.client("privileged", GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY)));
        refused(graph.post(role + "/members/$ref", reference(user.id())));
        expect(404, privileged.get(role));
        expect(204, privileged.post(role + "/members/$ref", reference(user.id())));
        assertThat(expect(200, privileged.get(role)).path("displayName").asText())
                .isEqualTo("Groups Administrator");
        assertThat(ids(privileged.get(role + "/members").json())).containsExactly(user.id());
        var expanded = expect(
                200,
                privileged.get("/roleManagement/directory/roleAssignments?$filter=principalId%20eq%20'" + user.id()
                        + "'&$expand=roleDefinition"));
        assertThat(expanded.at("/value/0/roleDefinition/displayName").asText()).isEqualTo("Groups Administrator");
        assertThat(ids(graph.get("/users/" + user.id() + "/memberOf/microsoft.graph.directoryRole")
                        .json()))
                .containsExactly(DirectoryRole.GROUPS_ADMINISTRATOR.id());
        refused(graph.delete(role + "/members/" + user.id() + "/$ref"));
        expect(204, privileged.delete(role + "/members/" + user.id() + "/$ref"));
        expect(404, privileged.delete(role + "/members/" + user.id() + "/$ref"));
    }

    @Test
    void whatManyWantAtTheSameMomentOneGets() {
        var user = "{'accountEnabled':true,'displayName':'Same','mailNickname':'same','userPrincipalName':"
                + "'same@gatehouse.localhost','passwordProfile':{'password':'Correct-Horse-1'}}";
        assertThat(AtOnce.times(6, i -> graph.post("/users", user).status()))
                .containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);

        var member = made("member");
        for (int round = 0; round < 5; round++) {
            var wanted = made("wanted" + round);
            assertThat(AtOnce.times(
                            4,
                            i -> graph.post("/groups/" + wanted + "/members/$ref", reference(member))
                                    .status()))
                    .containsExactlyInAnyOrder(204, 400, 400, 400);

            // Each changes one of two properties; neither undoes the other.
            var changes = List.of("{'description':'told'}", "{'displayName':'renamed'}");
            assertThat(AtOnce.times(
                            2,
                            i -> graph.patch("/groups/" + wanted, changes.get(i))
                                    .status()))
                    .containsOnly(204);
            var after = graph.get("/groups/" + wanted).json();
            assertThat(after.path("description").asText()).isEqualTo("told");
            assertThat(after.path("displayName").asText()).isEqualTo("renamed");
        }
    }
}
