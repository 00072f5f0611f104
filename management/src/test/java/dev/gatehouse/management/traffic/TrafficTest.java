package dev.gatehouse.management.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.management.arm.TestServer;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports, sums and refusals, asked over HTTP. */
class TrafficTest {
    private static final Instant NOON = TestServer.NOW;
    private static final String TODAY = "?$filter=timestamp%20ge%20datetime'2026-11-22T00:00:00'";

    private TestServer server;

    @BeforeEach
    void someCalls(@TempDir Path folder) {
        server = new TestServer(folder);
        call(NOON.minusSeconds(3600), "starter", "crm", 200, AccessOutcome.SERVED);
        call(NOON, "starter", "crm", 200, AccessOutcome.SERVED);
        call(NOON, "starter", "erp", 403, AccessOutcome.LINK_MISSING);
        call(NOON, "unlimited", "erp", 500, AccessOutcome.BACKEND_TIMEOUT);
        call(NOON, "unlimited", "erp", 404, AccessOutcome.SERVED);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aReportCountsCallsAsAzureDoes() {
        var reply = get("/reports/byApi" + TODAY);
        var record = reply.at("/value/0");
        assertThat(reply.at("/count").asInt()).isEqualTo(1);
        assertThat(record.at("/name").asText()).isEqualTo("Echo API");
        assertThat(record.at("/apiId").asText()).isEqualTo("/apis/echo-api");
        assertThat(record.at("/callCountTotal").asInt()).isEqualTo(5);
        assertThat(record.at("/callCountSuccess").asInt()).isEqualTo(2);
        assertThat(record.at("/callCountBlocked").asInt()).isEqualTo(1);
        assertThat(record.at("/callCountFailed").asInt()).isEqualTo(1);
        assertThat(record.at("/callCountOther").asInt()).isEqualTo(1);
        assertThat(record.at("/bandwidth").asInt()).isEqualTo(5 * 110);
        assertThat(record.at("/apiTimeAvg").asDouble()).isEqualTo(2.5);
        assertThat(record.at("/serviceTimeMax").asDouble()).isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource({
        "byProduct, productId, /products/starter /products/unlimited, Starter Unlimited",
        "byUser, userId, /users/1, Admin Istrator",
        "byOperation, operationId, /apis/echo-api/operations/retrieve-resource, Retrieve resource",
        "bySubscription, subscriptionId, /subscriptions/gone, gone",
    })
    void eachReportTellsItsOwnApart(String report, String field, String ids, String names) {
        var value = get("/reports/" + report + TODAY).at("/value");
        assertThat(value.findValuesAsText(field)).containsExactly(ids.split(" "));
        var found = String.join(" ", value.findValuesAsText("name"));
        if (report.equals("byUser")) {
            assertThat(found).isNotBlank().isNotEqualTo("1");
        } else {
            assertThat(found).isEqualTo(names);
        }
    }

    @Test
    void aReportByTimeHasOneRecordForEachInterval() {
        var value = get("/reports/byTime" + TODAY + "&interval=PT15M").at("/value");
        assertThat(value.findValuesAsText("timestamp")).containsExactly("2026-11-22T09:00:00Z", "2026-11-22T10:00:00Z");
        assertThat(value.findValuesAsText("callCountTotal")).containsExactly("1", "4");
        assertThat(value.at("/0/interval").asText()).isEqualTo("PT15M");
    }

    @Test
    void aReportIsFilteredOrderedAndPaged() {
        var filtered = get("/reports/byProduct" + TODAY + "%20and%20productId%20eq%20'/products/Unlimited'");
        assertThat(filtered.at("/value").findValuesAsText("productId")).containsExactly("/products/unlimited");
        var ordered = get("/reports/byProduct" + TODAY + "&$orderby=callCountFailed%20desc&$top=1");
        assertThat(ordered.at("/value").findValuesAsText("productId")).containsExactly("/products/unlimited");
        assertThat(ordered.at("/count").asInt()).isEqualTo(2);
        var later = get("/reports/byProduct?$filter=timestamp%20gt%20'2026-11-22T09:59:00Z'");
        assertThat(later.at("/value").findValuesAsText("callCountTotal")).containsExactly("2", "2");
        var earlier = get("/reports/byProduct" + TODAY + "%20and%20timestamp%20lt%20datetime'2026-11-22T10:00:00'");
        assertThat(earlier.at("/value").findValuesAsText("callCountTotal")).containsExactly("1");
    }

    @Test
    void sumsAreToldApartByApplicationAndOutcomeToo() {
        var value = get("/traffic?by=application,outcome").at("/value");
        assertThat(value.findValuesAsText("applicationId"))
                .contains("/clientApplications/crm", "/clientApplications/erp");
        assertThat(value.findValuesAsText("outcome"))
                .containsExactlyInAnyOrder("SERVED", "LINK_MISSING", "BACKEND_TIMEOUT", "SERVED");
        var hours = get("/traffic?interval=PT1H&$filter=applicationId%20in%20('crm','/clientApplications/CRM')")
                .at("/value");
        assertThat(hours.findValuesAsText("calls")).containsExactly("1", "1");
        assertThat(hours.at("/0/total/averageMilliseconds").asDouble()).isEqualTo(2.5);
    }

    @Test
    void refusalsComeNewestFirstWithTheWholeReason() {
        var reply = get("/refusals");
        assertThat(reply.at("/value").findValuesAsText("outcome")).containsExactly("BACKEND_TIMEOUT", "LINK_MISSING");
        assertThat(reply.at("/value/1/reason").asText()).isEqualTo("because of LINK_MISSING");
        assertThat(reply.at("/value/1/applicationId").asText()).isEqualTo("/clientApplications/erp");
        assertThat(reply.at("/value/1/status").asInt()).isEqualTo(403);
        var first = get("/refusals?$top=1");
        var rest = get("/refusals?$top=1&before=" + first.at("/before").asLong());
        assertThat(rest.at("/value").findValuesAsText("outcome")).containsExactly("LINK_MISSING");
        assertThat(rest.at("/value/0/applicationName").isMissingNode()).isTrue();
        assertThat(rest.at("/value/0/productName").asText()).isEqualTo("Starter");
        assertThat(rest.at("/value/0/operationName").asText()).isEqualTo("Retrieve resource");
        var ofProduct = get("/refusals?$filter=productId%20in%20('unlimited','none')%20and%20apiId%20eq%20'echo-api'");
        assertThat(ofProduct.at("/value").findValuesAsText("outcome")).containsExactly("BACKEND_TIMEOUT");
        var some = get("/refusals?$filter=outcome%20eq%20'link_missing'%20and%20applicationId%20eq%20'erp'");
        assertThat(some.at("/value").findValuesAsText("outcome")).containsExactly("LINK_MISSING");
    }

    @Test
    void oneRefusalCanBeAskedByItsId() {
        var newest = get("/refusals?$top=1").at("/value/0");
        assertThat(get("/refusals/" + newest.at("/id").asLong())).isEqualTo(newest);
        assertThat(status("/refusals/4711")).isEqualTo(404);
        assertThat(status("/refusals/none")).isEqualTo(404);
        var reply = server.as(
                TestServer.NOBODY, "GET", "/refusals/" + newest.at("/id").asLong(), "");
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).doesNotContain("BACKEND_TIMEOUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reports/byApi",
                "/reports/byApi?$filter=displayName%20eq%20'x'",
                "/reports/byApi?$filter=timestamp%20eq%20datetime'2026-11-22T00:00:00'",
                "/reports/byApi?$filter=timestamp%20ge%20'yesterday'",
                "/reports/byApi?$filter=timestamp%20ge%205",
                "/reports/byApi?$filter=apiId%20eq%20'a'%20or%20apiId%20eq%20'b'",
                "/reports/byApi?$filter=apiId%20gt%20'a'",
                "/reports/byApi" + TODAY + "&$orderby=name",
                "/reports/byApi" + TODAY + "&$top=0",
                "/reports/byTime" + TODAY,
                "/reports/byTime" + TODAY + "&interval=PT30S",
                "/reports/byTime" + TODAY + "&interval=P10000D",
                "/traffic?by=caller",
                "/traffic?interval=soon",
                "/refusals?$filter=userId%20eq%20'1'",
                "/refusals?$filter=outcome%20eq%20'BORED'",
                "/refusals?before=x"
            })
    void whatCannotBeAskedIsRefusedByName(String path) {
        var reply = server.as(TestServer.OWNER, "GET", path, "");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).containsPattern("\\$filter|\\$orderby|\\$top|interval|by must|before");
    }

    @Test
    void whatIsNotKnownIsSaidToBe() {
        assertThat(status("/reports/byGeo" + TODAY)).isEqualTo(501);
        assertThat(status("/reports/byRequest" + TODAY)).isEqualTo(501);
        assertThat(status("/reports/byMood" + TODAY)).isEqualTo(404);
        assertThat(server.as(TestServer.OWNER, "DELETE", "/refusals", "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void onlyWhoMayReadTheServiceIsTold() {
        for (var path : List.of("/reports/byApi" + TODAY, "/traffic", "/refusals")) {
            assertThat(server.as(TestServer.READER, "GET", path, "").statusCode())
                    .isEqualTo(200);
            var reply = server.as(TestServer.NOBODY, "GET", path, "");
            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.body()).doesNotContain("LINK_MISSING").doesNotContain("callCount");
        }
    }

    @Test
    void whatStandsInAWorkspaceIsNamedWithIt() {
        server.as(TestServer.OWNER, "PUT", "/workspaces/team", "{\"properties\":{\"displayName\":\"Team\"}}");
        var made = server.as(
                TestServer.OWNER,
                "PUT",
                "/workspaces/team/apis/orders",
                "{\"properties\":{\"displayName\":\"Orders\",\"path\":\"orders\"}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        call(NOON, "team/orders", "team/gold", "crm", 403, AccessOutcome.LINK_MISSING);

        for (var id : List.of("team/orders", "/workspaces/Team/apis/Orders")) {
            var record = get("/reports/byApi" + TODAY + "%20and%20apiId%20eq%20'" + id + "'")
                    .at("/value");
            assertThat(record.findValuesAsText("apiId")).containsExactly("/workspaces/team/apis/orders");
            assertThat(record.findValuesAsText("name")).containsExactly("Orders");
        }
        var operation = get("/reports/byOperation" + TODAY
                        + "%20and%20operationId%20eq%20'/workspaces/team/apis/orders/operations/list'")
                .at("/value");
        assertThat(operation.findValuesAsText("operationId"))
                .containsExactly("/workspaces/team/apis/orders/operations/list");
        assertThat(operation.findValuesAsText("apiId")).containsExactly("/workspaces/team/apis/orders");
        assertThat(get("/refusals?$top=1").at("/value/0/productId").asText())
                .isEqualTo("/workspaces/team/products/gold");
    }

    private JsonNode get(String path) {
        HttpResponse<String> reply = server.as(TestServer.READER, "GET", path, "");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(reply.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private int status(String path) {
        return server.as(TestServer.OWNER, "GET", path, "").statusCode();
    }

    private void call(Instant at, String product, String application, int status, AccessOutcome outcome) {
        call(at, "echo-api", product, application, status, outcome);
    }

    private void call(Instant at, String api, String product, String application, int status, AccessOutcome outcome) {
        server.traffic()
                .record(new AccessRecord(
                        UUID.randomUUID(),
                        at,
                        TestServer.SERVICE.key(),
                        api,
                        "1",
                        api.equals("echo-api") ? "echo-api/retrieve-resource" : api + "/list",
                        product,
                        application,
                        "gone",
                        "1",
                        "GET",
                        "localhost",
                        "/echo/resource",
                        "127.0.0.1",
                        status,
                        0,
                        outcome,
                        outcome == AccessOutcome.SERVED ? "" : "because of " + outcome,
                        10,
                        100,
                        Duration.ofNanos(2_500_000),
                        Duration.ofNanos(1_500_000)));
    }
}
