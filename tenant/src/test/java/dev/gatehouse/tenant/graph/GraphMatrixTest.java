package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.GraphScope;
import dev.gatehouse.tenant.graph.GraphClient.App;
import dev.gatehouse.tenant.token.UserTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of caller tries every class of operation (facts/entra-and-graph.md §7.4); access-matrix.txt says who may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphMatrixTest {
    private static final String ROLE = "11111111-2222-4333-8444-555555555555";

    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private GraphClient all;
    private App plain;
    private App more;
    private App product;
    private String graphPrincipal;
    private String plainUser;
    private String privilegedUser;
    private String group;
    private int made;
    private final Map<String, Function<GraphClient, Answer>> operations = new LinkedHashMap<>();

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        all = new GraphClient(tenant, tenant.graphToken(tenant.client("all", GraphPermission.values())));
        plain = all.app("plain");
        more = all.app("more");
        product = all.product(ROLE);
        graphPrincipal = expect(200, all.get("/servicePrincipals(appId='" + FirstParty.GRAPH.appId() + "')"))
                .path("id")
                .asText();
        expect(
                201,
                all.grant(
                        more,
                        new App("", "", graphPrincipal),
                        GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL.id()));
        tenant.tenant.bootstrap().assignDirectoryRole(more.principalId(), DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        plainUser = user("plain");
        privilegedUser = user("privileged", DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        group = expect(201, all.post("/groups", group("plain"))).path("id").asText();
        operations();
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private void operations() {
        operations.put("readApplications", graph -> graph.get("/applications?$top=1"));
        operations.put("createApplication", graph -> graph.post("/applications", "{'displayName':'" + next() + "'}"));
        operations.put(
                "changeApplication", graph -> graph.patch("/applications/" + plain.id(), "{'notes':'" + next() + "'}"));
        operations.put("addSecret", graph -> graph.post("/applications/" + plain.id() + "/addPassword", "{}"));
        operations.put("addSecretToMore", graph -> graph.post("/applications/" + more.id() + "/addPassword", "{}"));
        operations.put(
                "trustIssuerForMore",
                graph -> graph.post(
                        "/applications/" + more.id() + "/federatedIdentityCredentials",
                        "{'name':'" + next() + "','issuer':'https://token.example.org','subject':'" + next()
                                + "','audiences':['api://AzureADTokenExchange']}"));
        operations.put("grantRole", graph -> graph.grant(all.app("client"), product, ROLE));
        operations.put(
                "grantGraphRole",
                graph -> graph.grant(
                        all.app("climber"), new App("", "", graphPrincipal), GraphPermission.USER_READ_ALL.id()));
        operations.put("readRoles", graph -> graph.get("/roleManagement/directory/roleAssignments"));
        operations.put(
                "assignRole",
                graph -> graph.post(
                        "/roleManagement/directory/roleAssignments",
                        "{'principalId':'" + all.app("climber").principalId() + "','roleDefinitionId':'"
                                + DirectoryRole.DIRECTORY_READERS.id() + "','directoryScopeId':'/'}"));
        operations.put("readUsers", graph -> graph.get("/users"));
        operations.put(
                "createUser",
                graph -> graph.post(
                        "/users",
                        "{'accountEnabled':true,'displayName':'x','mailNickname':'x','userPrincipalName':'" + next()
                                + "@gatehouse.localhost','passwordProfile':{'password':'Correct-Horse-1'}}"));
        var password = "{'passwordProfile':{'password':'Another-Horse-2'}}";
        operations.put("resetPassword", graph -> graph.patch("/users/" + plainUser, password));
        operations.put("resetPasswordOfMore", graph -> graph.patch("/users/" + privilegedUser, password));
        operations.put("readGroups", graph -> graph.get("/groups"));
        operations.put("createGroup", graph -> graph.post("/groups", group(next())));
        operations.put(
                "addMember",
                graph -> graph.post(
                        "/groups/" + group + "/members/$ref",
                        "{'@odata.id':'https://graph.microsoft.com/v1.0/directoryObjects/"
                                + all.app("member").principalId() + "'}"));
        operations.put(
                "grantScope", graph -> graph.post("/oauth2PermissionGrants", consent(product.principalId(), "x")));
        operations.put(
                "grantGraphScope",
                graph -> graph.post(
                        "/oauth2PermissionGrants", consent(graphPrincipal, "openid Directory.AccessAsUser.All")));
        operations.put("restoreApplication", graph -> {
            var app = all.app("deleted");
            expect(204, all.delete("/applications/" + app.id()));
            return graph.post("/directory/deletedItems/" + app.id() + "/restore", "");
        });
    }

    private String consent(String resource, String scope) {
        return "{'clientId':'" + all.app("consented").principalId() + "','consentType':'AllPrincipals','resourceId':'"
                + resource + "','scope':'" + scope + "'}";
    }

    private static String group(String name) {
        return "{'displayName':'" + name + "','mailEnabled':false,'mailNickname':'x','securityEnabled':true}";
    }

    private String next() {
        return "made" + made++;
    }

    private String user(String name, DirectoryRole... roles) {
        return tenant.tenant
                .bootstrap()
                .createUser(name, name, "Correct-Horse-1", Set.of(roles))
                .id();
    }

    private GraphClient caller(String kind, String holds) {
        var words = List.of(holds.split(" "));
        var roles = Arrays.stream(DirectoryRole.values())
                .filter(role -> words.contains(role.name()))
                .toArray(DirectoryRole[]::new);
        if (kind.equals("user")) {
            var scopes = words.contains("*")
                    ? Arrays.stream(GraphScope.values()).map(GraphScope::value).collect(Collectors.joining(" "))
                    : holds;
            var client = tenant.client("client of users");
            return new GraphClient(tenant, UserTokens.of(tenant, user(next(), roles), client.clientId(), scopes));
        }
        var permissions = EnumSet.noneOf(GraphPermission.class);
        Arrays.stream(GraphPermission.values())
                .filter(each -> words.contains(each.value()))
                .forEach(permissions::add);
        var client = tenant.client(next(), permissions.toArray(GraphPermission[]::new));
        for (var role : roles) {
            tenant.tenant.bootstrap().assignDirectoryRole(client.principalId(), role);
        }
        return new GraphClient(tenant, tenant.graphToken(client));
    }

    @TestFactory
    Stream<DynamicContainer> everyCallerTriesEveryOperation() throws IOException {
        String table;
        try (var file = getClass().getResourceAsStream("access-matrix.txt")) {
            table = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> {
                    var cells = line.split("\\|", -1);
                    var allowed = Set.of(cells[2].strip().split(" +"));
                    assertThat(allowed.stream().filter(each -> !each.isEmpty()))
                            .as("operations that are none")
                            .allMatch(operations::containsKey);
                    var graph = caller(cells[0].strip(), cells[1].strip());
                    return DynamicContainer.dynamicContainer(
                            cells[0].strip() + " with " + cells[1].strip(),
                            operations.entrySet().stream()
                                    .map(each -> DynamicTest.dynamicTest(
                                            each.getKey(),
                                            () -> tried(
                                                    each.getValue().apply(graph), allowed.contains(each.getKey())))));
                });
    }

    private static void tried(Answer answer, boolean allowed) {
        if (allowed) {
            assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.json().at("/error/code").asText()).isEqualTo("Authorization_RequestDenied");
        }
    }
}
