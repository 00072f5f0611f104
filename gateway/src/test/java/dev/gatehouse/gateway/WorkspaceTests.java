package dev.gatehouse.gateway;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Subscription.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.subscription;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/** Workspaces at the gateway: ids that are the same in several, keys, the order of policies, named values. */
class WorkspaceTests {
    private static final TestIssuer.Key KEY = TestIssuer.Key.of("k1");

    @TempDir
    Path folder;

    private TestIssuer issuer;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        issuer = new TestIssuer(KEY);
        gateway = new TestGateway(folder, issuer);
        gateway.serve(List.of(
                service(),
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER),
                user("owner", true),
                api("echo", "echo"),
                operation("echo", "get", "GET", "/resource"),
                api("a/echo", "a-echo"),
                operation("a/echo", "get", "GET", "/resource"),
                api("b/echo", "b-echo"),
                operation("b/echo", "get", "GET", "/resource"),
                product("gold", "echo"),
                product("a/gold", "a/echo"),
                key("of-product", Scope.PRODUCT, "gold"),
                key("a/of-product", Scope.PRODUCT, "a/gold"),
                key("a/of-api", Scope.API, "a/echo"),
                key("a/of-workspace", Scope.WORKSPACE, "a"),
                key("of-api", Scope.API, "echo"),
                key("of-all", Scope.ALL_APIS, ""),
                key("of-service", Scope.SERVICE, "")));
    }

    private static Entity.Subscription key(String id, Scope scope, String scopeId) {
        return subscription(id, scope, scopeId, TestGateway.HASHES.of("key " + id));
    }

    @AfterEach
    void stop() {
        gateway.close();
        issuer.close();
    }

    @Test
    void keyWhenItIsOfAWorkspaceThenItOpensThatWorkspacesApisAlone() {
        for (var id : List.of("a/of-product", "a/of-api", "a/of-workspace")) {
            assertThat(status("/a-echo/resource", id)).as(id).isEqualTo(200);
            assertThat(status("/b-echo/resource", id)).as(id).isEqualTo(401);
            assertThat(status("/echo/resource", id)).as(id).isEqualTo(401);
        }
    }

    @Test
    void keyWhenItIsOfAProductOrApiOfTheServiceThenItOpensNothingInAWorkspace() {
        for (var id : List.of("of-product", "of-api")) {
            assertThat(status("/echo/resource", id)).as(id).isEqualTo(200);
            assertThat(status("/a-echo/resource", id)).as(id).isEqualTo(401);
        }
    }

    @Test
    void keyWhenItIsOfAllApisOfTheServiceThenItOpensThoseOfWorkspacesToo() {
        for (var id : List.of("of-all", "of-service")) {
            assertThat(status("/echo/resource", id)).as(id).isEqualTo(200);
            assertThat(status("/a-echo/resource", id)).as(id).isEqualTo(200);
        }
    }

    @Test
    void callWhenItsApiIsInAWorkspaceThenThatWorkspacesPolicyRunsBetweenTheServicesAndTheApis() {
        gateway.put(
                onTheWayBack(
                        "global",
                        "<set-header name=\"X-Way\" exists-action=\"append\"><value>service</value></set-header>"),
                onTheWayBack("workspace/a", way("workspace")),
                onTheWayBack("product/a/gold", way("product")),
                onTheWayBack("api/a/echo", way("api")),
                onTheWayBack("operation/a/echo/get", way("operation")));

        assertThat(ways("/a-echo/resource", "a/of-product"))
                .containsExactly("service", "workspace", "product", "api", "operation");
        assertThat(ways("/b-echo/resource", "of-all")).containsExactly("service");
        assertThat(ways("/echo/resource", "of-product")).containsExactly("service");
    }

    @Test
    void policyWhenItCallsANamedValueThenItIsTheOneOfItsOwnWorkspaceOrOfTheService() {
        gateway.put(
                new Entity.NamedValue("n", "who", "service", false),
                new Entity.NamedValue("a/n", "who", "a", false),
                onTheWayBack(
                        "global",
                        "<set-header name=\"X-Way\" exists-action=\"append\"><value>{{who}}</value></set-header>"),
                onTheWayBack("workspace/a", way("{{who}}")),
                onTheWayBack("api/a/echo", way("{{who}}")),
                onTheWayBack("api/echo", way("{{who}}")));

        assertThat(ways("/a-echo/resource", "of-all")).containsExactly("service", "a", "a");
        assertThat(ways("/echo/resource", "of-all")).containsExactly("service", "service");

        gateway.put(new Entity.NamedValue("a/n", "who", "another", false));

        assertThat(ways("/a-echo/resource", "of-all")).containsExactly("service", "another", "another");
        assertThat(ways("/echo/resource", "of-all")).containsExactly("service", "service");
    }

    @Test
    void policyWhenAnotherWorkspaceHasTheNamedValueThenItCanNotBeRun() {
        gateway.put(new Entity.NamedValue("a/n", "who", "a", false), onTheWayBack("api/b/echo", way("{{who}}")));

        assertThat(status("/b-echo/resource", "of-all")).isEqualTo(500);
    }

    private static String way(String word) {
        return "<base /><set-header name=\"X-Way\" exists-action=\"append\"><value>" + word + "</value></set-header>";
    }

    private static Entity.Policy onTheWayBack(String id, String outbound) {
        var backend = id.equals("global") ? "<backend><forward-request /></backend>" : "";
        return new Entity.Policy(id, "<policies>" + backend + "<outbound>" + outbound + "</outbound></policies>", true);
    }

    private int status(String path, String subscription) {
        return get(path, subscription).status();
    }

    private List<String> ways(String path, String subscription) {
        return get(path, subscription).all("X-Way").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .toList();
    }

    private WireReply get(String path, String subscription) {
        return gateway.get(path, "Ocp-Apim-Subscription-Key: key " + subscription);
    }
}
