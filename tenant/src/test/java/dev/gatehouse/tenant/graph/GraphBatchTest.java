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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.graph.GraphClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code $batch}: what it does, and that nothing gets further by being in one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphBatchTest {
    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private GraphClient graph;
    private GraphClient reader;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        graph = new GraphClient(
                tenant, tenant.graphToken(tenant.client("automation", GraphPermission.APPLICATION_READ_WRITE_ALL)));
        reader = new GraphClient(
                tenant, tenant.graphToken(tenant.client("reader", GraphPermission.APPLICATION_READ_ALL)));
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private static JsonNode batch(GraphClient graph, String parts) {
        return expect(200, graph.post("/$batch", "{'requests':[" + parts + "]}"));
    }

    private static JsonNode response(JsonNode batch, String id) {
        for (var each : batch.path("responses")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no response " + id + " in " + batch);
    }

    private static String get(String id, String url) {
        return "{'id':'" + id + "','method':'GET','url':'" + url + "'}";
    }

    private static String create(String id, String name, String more) {
        return "{'id':'" + id + "','method':'POST','url':'/applications','headers':{'content-type':'application/json'},"
                + "'body':{'displayName':'" + name + "'}" + more + "}";
    }

    @Test
    void partsAreAnsweredEachByItself() {
        var answer = batch(
                graph,
                create("a", "in a batch", "")
                        + ","
                        + get("b", "applications?$filter=displayName eq 'in a batch'&$select=id")
                                .replace("'in a batch'", "%27in a batch%27")
                                .replace("}", ",'dependsOn':['a']}")
                        + "," + get("c", "/applications/5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e"));
        assertThat(answer.path("responses")).hasSize(3);
        var made = response(answer, "a");
        assertThat(made.path("status").asInt()).isEqualTo(201);
        assertThat(made.at("/headers/Content-Type").asText()).startsWith("application/json");
        assertThat(response(answer, "b").at("/body/value/0/id")).isEqualTo(made.at("/body/id"));
        assertThat(response(answer, "c").path("status").asInt()).isEqualTo(404);
        assertThat(response(answer, "c").at("/body/error/code").asText()).isEqualTo("Request_ResourceNotFound");

        var deleted = batch(
                graph,
                "{'id':'1','method':'DELETE','url':'/applications/"
                        + made.at("/body/id").asText() + "'}");
        assertThat(response(deleted, "1").path("status").asInt()).isEqualTo(204);
        assertThat(response(deleted, "1").has("body")).isFalse();
    }

    @Test
    void partsWaitForWhatTheyDependOnAndAreNotDoneIfThatFailed() {
        var answer = batch(
                graph,
                create("last", "never made", ",'dependsOn':['middle']")
                        + "," + create("middle", "never made", ",'dependsOn':['first']")
                        + "," + create("first", "", "")
                        + "," + create("alone", "made alone", ""));
        assertThat(response(answer, "first").path("status").asInt()).isEqualTo(400);
        for (var id : new String[] {"middle", "last"}) {
            assertThat(response(answer, id).path("status").asInt()).isEqualTo(424);
            assertThat(response(answer, id).at("/body/error/code").asText()).isEqualTo("FailedDependency");
        }
        assertThat(response(answer, "alone").path("status").asInt()).isEqualTo(201);
        assertThat(expect(200, graph.get("/applications?$filter=displayName%20eq%20'never%20made'"))
                        .path("value"))
                .isEmpty();
    }

    @Test
    void eachPartIsAuthorizedByItself() {
        var answer = batch(reader, get("read", "/applications?$top=1") + "," + create("write", "by a reader", ""));
        assertThat(response(answer, "read").path("status").asInt()).isEqualTo(200);
        assertThat(response(answer, "write").path("status").asInt()).isEqualTo(403);
        assertThat(expect(200, graph.get("/applications?$filter=displayName%20eq%20'by%20a%20reader'"))
                        .path("value"))
                .isEmpty();
        assertThat(tenant.send("POST", "/v1.0/$batch", "{}").status()).isEqualTo(401);
        assertThat(new GraphClient(tenant, "a.b.c")
                        .post("/$batch", "{'requests':[" + get("1", "/organization") + "]}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void headerNamedTwiceCountsOnceIfItSaysTheSame() {
        var twice = create("a", "twice", "").replace("{'content-type'", "{'Content-Type':'TYPE','content-type'");
        var answer = batch(graph, twice.replace("TYPE", "application/json"));
        assertThat(response(answer, "a").path("status").asInt()).isEqualTo(201);
        expect(400, graph.post("/$batch", "{'requests':[" + twice.replace("TYPE", "text/plain") + "]}"));
    }

    @Test
    void partHasTheBatchsTokenWhateverItBrings() {
        var theirs = tenant.graphToken(tenant.client("another", GraphPermission.APPLICATION_READ_WRITE_ALL));
        for (var token : new String[] {theirs, "a.b.c"}) {
            var answer = batch(
                    reader,
                    create("write", "by another", "")
                                    .replace(
                                            "{'content-type'",
                                            "{'Authorization':'Bearer " + token
                                                    + "','Host':'example.org','Content-Length':'1','content-type'")
                            + ","
                            + get("read", "/applications?$top=1")
                                    .replace("}", ",'headers':{'authorization':'Bearer " + token + "'}}"));
            assertThat(response(answer, "write").path("status").asInt()).isEqualTo(403);
            assertThat(response(answer, "read").path("status").asInt()).isEqualTo(200);
        }
    }

    @Test
    void partsReachNothingButGraph() {
        var answer = batch(
                graph,
                get("token", "/" + tenant.tenant.id() + "/oauth2/v2.0/token")
                        + "," + get("keys", "/" + tenant.tenant.id() + "/discovery/v2.0/keys")
                        + "," + get("beta", "/beta/reports/appCredentialSignInActivities")
                        + "," + get("up", "/../beta/reports/appCredentialSignInActivities")
                        + "," + get("encoded", "/%2e%2e/beta/reports/appCredentialSignInActivities")
                        + "," + get("nested", "/$batch")
                        + ",{'id':'nested too','method':'POST','url':'%24batch','headers':{'Content-Type':"
                        + "'application/json'},'body':{'requests':[]}}");
        assertThat(answer.path("responses"))
                .hasSize(7)
                .allSatisfy(each -> assertThat(each.path("status").asInt())
                        .as(each.toString())
                        .isIn(400, 404));
        assertThat(response(answer, "nested").path("status").asInt()).isEqualTo(400);
        assertThat(response(answer, "nested too").path("status").asInt()).isEqualTo(400);
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> get("" + i, "/organization"))
                .collect(Collectors.joining(","));
    }

    @Test
    void twentyPartsAreTaken() {
        assertThat(batch(graph, many(20)).path("responses")).hasSize(20);
    }

    @TestFactory
    Stream<DynamicTest> batchThatIsMalformedIsRefusedWhole() {
        var made = create("ok", "of a malformed batch", "") + ",";
        return Stream.of(
                        "[]",
                        "{}",
                        "{'requests':{}}",
                        "{'requests':[]}",
                        "{'requests':[1]}",
                        "{'requests':[" + many(1) + "],'more':1}",
                        "{'requests':[" + made + many(20) + "]}",
                        "{'requests':[" + made + "{'method':'GET','url':'/organization'}]}",
                        "{'requests':[" + made + "{'id':1,'method':'GET','url':'/organization'}]}",
                        "{'requests':[" + made + get("", "/organization") + "]}",
                        "{'requests':[" + made + get("ok", "/organization") + "]}",
                        "{'requests':[" + made + get("a", "") + "]}",
                        "{'requests':[" + made + get("a", "https://example.org/v1.0/organization") + "]}",
                        "{'requests':[" + made + get("a", "//example.org/v1.0/organization") + "]}",
                        "{'requests':[" + made + get("a", "/organization#x") + "]}",
                        "{'requests':[" + made + get("a", "/organization\\r\\nX: y") + "]}",
                        "{'requests':[" + made + "{'id':'a','method':'TRACE','url':'/organization'}]}",
                        "{'requests':[" + made + "{'id':'a','method':'GET','url':'/organization','x':1}]}",
                        "{'requests':[" + made + "{'id':'a','method':'POST','url':'/groups','body':{}}]}",
                        "{'requests':[" + made + "{'id':'a','method':'POST','url':'/groups','headers':{'Content-Type':"
                                + "'application/json'},'body':'x'}]}",
                        "{'requests':[" + made + get("a", "/organization").replace("}", ",'headers':[]}") + "]}",
                        "{'requests':[" + made + get("a", "/organization").replace("}", ",'headers':{'A':'b\\nc'}}")
                                + "]}",
                        "{'requests':[" + made + get("a", "/organization").replace("}", ",'dependsOn':'ok'}") + "]}",
                        "{'requests':[" + made + get("a", "/organization").replace("}", ",'dependsOn':['a']}") + "]}",
                        "{'requests':[" + made + get("a", "/organization").replace("}", ",'dependsOn':['b']}") + "]}",
                        "{'requests':[" + made + get("a", "/organization").replace("}", ",'dependsOn':['b']}") + ","
                                + get("b", "/organization").replace("}", ",'dependsOn':['a']}") + "]}")
                .map(body -> DynamicTest.dynamicTest(body.length() > 120 ? body.substring(80) : body, () -> {
                    var answer = graph.post("/$batch", body);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    assertThat(answer.json().at("/error/code").asText()).isEqualTo("Request_BadRequest");
                    assertThat(expect(
                                            200,
                                            graph.get("/applications?$filter=displayName%20eq%20'of%20a%20malformed"
                                                    + "%20batch'"))
                                    .path("value"))
                            .isEmpty();
                }));
    }
}
