package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.GraphPermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** Query options: what they answer, and that what isn't known or isn't served is refused by name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQueryTest {
    private static final String[] EVENTUAL = {"ConsistencyLevel", "eventual"};

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
                        GraphPermission.GROUP_READ_WRITE_ALL)));
        for (var name : List.of("Night shift", "night watch", "Day shift", "Shifty", "Other")) {
            expect(
                    201,
                    graph.post(
                            "/groups",
                            "{'displayName':'" + name + "','mailEnabled':false,'mailNickname':'x',"
                                    + "'securityEnabled':true,'description':'about " + name.length() % 3 + "'}"));
        }
        graph.app("queried", ",'tags':['one','two'],'api':{'requestedAccessTokenVersion':2}");
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private static List<String> names(JsonNode list) {
        return list.path("value").findValuesAsText("displayName");
    }

    private static String q(String query) {
        return query.replace(" ", "%20").replace("\"", "%22").replace("'", "%27");
    }

    private record Row(String query, boolean eventual, String... names) {}

    @TestFactory
    Stream<DynamicTest> groupsAreFoundFilteredAndSorted() {
        return Stream.of(
                        new Row("$filter=startswith(displayName,'night')", false, "Night shift", "night watch"),
                        new Row("$filter=displayName eq 'shifty'", false, "Shifty"),
                        new Row("$filter=displayName in ('Shifty','Other')", false, "Shifty", "Other"),
                        new Row("$filter=endswith(displayName,'shift')&$count=true", true, "Night shift", "Day shift"),
                        new Row(
                                "$filter=displayName ne 'Other'&$count=true",
                                true,
                                "Night shift",
                                "night watch",
                                "Day shift",
                                "Shifty"),
                        new Row(
                                "$filter=not startswith(displayName,'night')&$count=true&$orderby=displayName",
                                true,
                                "Day shift",
                                "Other",
                                "Shifty"),
                        new Row(
                                "$orderby=displayName desc",
                                false,
                                "Shifty",
                                "Other",
                                "night watch",
                                "Night shift",
                                "Day shift"),
                        new Row("$search=\"displayName:shift\"", true, "Night shift", "Day shift", "Shifty"),
                        new Row("$search=\"displayName:night shift\"", true, "Night shift"),
                        new Row("$search=\"displayName:watch\" OR \"displayName:other\"", true, "night watch", "Other"),
                        new Row(
                                "$search=\"displayName:shift\" AND \"description:about\"&$filter=displayName eq 'Shifty'",
                                true,
                                "Shifty"))
                .map(row -> DynamicTest.dynamicTest(row.query, () -> {
                    var answer = graph.get("/groups?" + q(row.query), row.eventual ? EVENTUAL : new String[0]);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    if (row.query.contains("$orderby")) {
                        assertThat(names(answer.json())).containsExactly(row.names);
                    } else {
                        assertThat(names(answer.json())).containsExactlyInAnyOrder(row.names);
                    }
                    if (row.query.contains("$count=true")) {
                        assertThat(answer.json().path("@odata.count").asInt()).isEqualTo(row.names.length);
                    }
                }));
    }

    private record Refused(String path, boolean eventual, String code, String names) {}

    private static Refused bad(String path, String names) {
        return new Refused(path, true, "Request_BadRequest", names);
    }

    private static Refused unsupported(String path, String names) {
        return new Refused(path, false, "Request_UnsupportedQuery", names);
    }

    @TestFactory
    Stream<DynamicTest> whatIsUnknownOrNotServedIsRefusedByName() {
        return Stream.of(
                        bad("/groups?$filter=nonsense eq 'x'", "nonsense"),
                        bad("/applications?$filter=tags/any(t:nonsense eq t)", "nonsense"),
                        bad("/groups?$select=displayName,nonsense", "nonsense"),
                        bad("/groups?$orderby=nonsense", "nonsense"),
                        bad("/groups?$expand=nonsense", "nonsense"),
                        bad("/applications?$select=passwordHash", "passwordHash"),
                        bad("/groups?$skip=1", "$skip"),
                        bad("/groups?$apply=x", "$apply"),
                        bad("/groups?$format=json", "$format"),
                        bad("/groups?$top=0", "$top"),
                        bad("/groups?$top=1000", "$top"),
                        bad("/groups?$count=perhaps", "$count"),
                        bad("/groups?$skiptoken=nonsense", "$skiptoken"),
                        bad("/groups?$skiptoken=e30", "$skiptoken"),
                        bad("/groups?$search=shift", "$search"),
                        bad("/groups?$search=\"shift\"", "$search"),
                        bad("/groups?$search=\"visibility:x\"", "visibility"),
                        bad("/groups?$search=\"displayName:x\" OR", "$search"),
                        bad("/groups?$search=\"displayName:x\" \"displayName:y\"", "$search"),
                        bad("/organization?$search=\"displayName:x\"", "$search"),
                        bad("/groups?$filter=displayName eq", "$filter"),
                        bad("/groups?$expand=manager", "manager"),
                        unsupported("/groups?$search=\"displayName:x\"", "ConsistencyLevel"),
                        unsupported("/groups?$filter=displayName ne 'x'", "ConsistencyLevel"),
                        unsupported("/groups?$filter=not startswith(displayName,'x')", "ConsistencyLevel"),
                        unsupported("/groups?$filter=endswith(displayName,'x')&$count=true", "ConsistencyLevel"),
                        unsupported("/groups?$filter=contains(displayName,'x')", "ConsistencyLevel"),
                        unsupported(
                                "/groups?$filter=startswith(displayName,'x')&$orderby=displayName", "ConsistencyLevel"),
                        unsupported("/servicePrincipals?$expand=owners,memberOf", "$expand"),
                        new Refused("/groups/$count", false, "Request_BadRequest", "ConsistencyLevel"))
                .map(row -> DynamicTest.dynamicTest(row.path, () -> {
                    var answer = graph.get(q(row.path), row.eventual ? EVENTUAL : new String[0]);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    assertThat(answer.json().at("/error/code").asText()).isEqualTo(row.code);
                    assertThat(answer.json().at("/error/message").asText()).contains(row.names);
                }));
    }

    @Test
    void pagesGoOnWhereTheyEndedThoughObjectsComeAndGo() {
        for (var order : new String[] {"", "&$orderby=displayName desc", "&$orderby=description,displayName"}) {
            var whole =
                    new ArrayList<>(names(expect(200, graph.get("/groups?" + q("$select=id,displayName" + order)))));
            var seen = new ArrayList<String>();
            var next = "/groups?" + q("$top=2&$select=displayName" + order);
            while (!next.isEmpty()) {
                var page = expect(200, graph.get(next));
                assertThat(page.path("value").size()).isLessThanOrEqualTo(2);
                seen.addAll(names(page));
                next = page.path("@odata.nextLink").asText().replace(TenantUnderTest.CONTROL + "/v1.0", "");
            }
            assertThat(seen).containsExactlyElementsOf(whole);
        }
        // A token is of its order.
        var first = expect(200, graph.get("/groups?" + q("$top=2&$orderby=displayName")));
        var token = first.path("@odata.nextLink").asText().replaceFirst(".*skiptoken=", "");
        expect(400, graph.get("/groups?$top=2&$skiptoken=" + token));
        // What is made meanwhile before the place moves nothing.
        var made = expect(
                201,
                graph.post(
                        "/groups",
                        "{'displayName':'AAA','mailEnabled':false,'mailNickname':'x'," + "'securityEnabled':true}"));
        var second = expect(200, graph.get("/groups?" + q("$top=2&$orderby=displayName") + "&$skiptoken=" + token));
        assertThat(names(second)).doesNotContainAnyElementsOf(names(first)).hasSize(2);
        expect(204, graph.delete("/groups/" + made.path("id").asText()));
    }

    @Test
    void countIsTheNumberAloneAndOfDirectoryObjectsOnlyWithTheHeader() {
        for (var path : new String[] {"/groups", "/applications", "/servicePrincipals"}) {
            var counted = graph.get(path + "/$count", EVENTUAL);
            assertThat(counted.status()).as(counted.body()).isEqualTo(200);
            assertThat(Integer.parseInt(counted.body()))
                    .isEqualTo(expect(200, graph.get(path)).path("value").size());
        }
        assertThat(graph.get("/groups/$count?$filter=startswith(displayName,'night')", EVENTUAL)
                        .body())
                .isEqualTo("2");
        assertThat(expect(200, graph.get("/groups?$count=true")).has("@odata.count"))
                .isFalse();
    }

    @Test
    void propertiesWithinPropertiesAndCollectionsAreFiltered() {
        for (var filter : new String[] {
            "tags/any(t:t eq 'two')",
            "api/requestedAccessTokenVersion eq 2",
            "tags/any(t:startswith(t,'on')) and displayName eq 'queried'"
        }) {
            assertThat(names(expect(200, graph.get("/applications?$filter=" + q(filter)))))
                    .containsExactly("queried");
        }
        var expanded =
                expect(200, graph.get("/applications?$expand=owners&$select=id&$filter=displayName%20eq%20'queried'"));
        assertThat(expanded.at("/value/0/owners").isArray()).isTrue();
    }
}
