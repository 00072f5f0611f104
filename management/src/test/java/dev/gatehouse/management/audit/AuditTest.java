package dev.gatehouse.management.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.management.arm.TestServer;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Every change leaves a line with who, what, from where, before and after, and no line has a secret. */
class AuditTest {
    private static final String CANARY = "canary-5e1f0b7c-never-to-be-seen-anywhere";

    @TempDir
    Path folder;

    private TestServer server;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void open() {
        log.start();
        var root = (Logger) LoggerFactory.getLogger("dev.gatehouse");
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        server = new TestServer(folder);
    }

    @AfterEach
    void close() {
        server.close();
        ((Logger) LoggerFactory.getLogger("dev.gatehouse")).detachAppender(log);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return server.as(TestServer.OWNER, method, path, body.replace('\'', '"'));
    }

    private JsonNode expect(int status, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return reply.body().isEmpty() ? Json.object() : Json.parse(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The newest first. */
    private List<JsonNode> events(String filter) {
        var query = filter.isEmpty() ? "" : "?$filter=" + PercentEncoding.encode(filter);
        var events = new ArrayList<JsonNode>();
        expect(200, send("GET", "/auditEvents" + query, "")).path("value").forEach(events::add);
        return events;
    }

    private static List<String> operations(List<JsonNode> events) {
        return events.stream()
                .map(each -> each.at("/operationName/value").asText())
                .toList();
    }

    private static String named(String value) {
        return "{'properties':{'displayName':'limit','value':'" + value + "'}}";
    }

    @Test
    void changeSaysWhoWhatFromWhereBeforeAndAfter() {
        var id = TestServer.SERVICE.path() + "/namedValues/limit";
        expect(201, send("PUT", "/namedValues/limit", named("1")));
        var url = id + "?api-version=2025-09-01-preview";
        var correlation = "6f1d1f5e-1111-4222-8333-444455556666";
        var reply = server.send(
                "PATCH",
                url,
                Map.of(
                        "Authorization",
                        "Bearer " + server.issuer().token(TestServer.CONTRIBUTOR),
                        "If-Match",
                        "*",
                        "User-Agent",
                        "a program/1.0",
                        "x-ms-correlation-request-id",
                        correlation),
                named("2").replace('\'', '"'));
        assertThat(reply.statusCode()).isEqualTo(200);
        expect(200, send("DELETE", "/namedValues/limit", ""));

        var events = events("resourceId eq '" + id + "'");
        assertThat(operations(events))
                .containsExactly(
                        "Microsoft.ApiManagement/service/namedValues/delete",
                        "Microsoft.ApiManagement/service/namedValues/write",
                        "Microsoft.ApiManagement/service/namedValues/write");
        var made = events.get(2);
        assertThat(made.at("/properties/before").isMissingNode()).isTrue();
        assertThat(made.at("/properties/after/properties/value").asText()).isEqualTo("1");
        var changed = events.get(1);
        assertThat(changed.path("caller").asText()).isEqualTo(TestServer.CONTRIBUTOR);
        assertThat(changed.at("/claims/idtyp").asText()).isEqualTo("ServicePrincipal");
        assertThat(changed.at("/properties/before/properties/value").asText()).isEqualTo("1");
        assertThat(changed.at("/properties/after/properties/value").asText()).isEqualTo("2");
        assertThat(changed.at("/httpRequest/clientIpAddress").asText()).isEqualTo("127.0.0.1");
        assertThat(changed.at("/httpRequest/userAgent").asText()).isEqualTo("a program/1.0");
        assertThat(changed.path("correlationId").asText()).isEqualTo(correlation);
        assertThat(changed.path("operationId").asText())
                .isEqualTo(reply.headers().firstValue("x-ms-request-id").orElseThrow());
        assertThat(changed.path("eventTimestamp").asText()).isEqualTo(TestServer.NOW.toString());
        assertThat(changed.at("/status/value").asText()).isEqualTo("Succeeded");
        assertThat(events.get(0).at("/properties/before/properties/value").asText())
                .isEqualTo("2");
        assertThat(events("correlationId eq '" + correlation + "'")).hasSize(1);
        assertThat(events("caller eq '" + TestServer.CONTRIBUTOR + "'")).hasSize(1);
    }

    @Test
    void roleAssignmentsLinksAndWhatGoesAlongLeaveLinesToo() {
        var role = "/providers/Microsoft.Authorization/roleAssignments/0aa00000-1111-4222-8333-444455556666";
        var assigned = server.send(
                "PUT",
                TestServer.SERVICE.path() + role + "?api-version=2022-04-01",
                Map.of("Authorization", "Bearer " + server.issuer().token(TestServer.OWNER)),
                ("{'properties':{'principalId':'" + TestServer.NOBODY + "','roleDefinitionId':'"
                                + "acdd72a7-3385-48ef-bd42-f606fba81ae7','principalType':'User'}}")
                        .replace('\'', '"'));
        assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(201);
        assertThat(operations(events("operationName eq 'Microsoft.Authorization/roleAssignments/write'"
                        + " and caller eq '" + TestServer.OWNER + "'")))
                .hasSize(1);

        expect(201, send("PUT", "/products/gone", "{'properties':{'displayName':'Gone'}}"));
        expect(201, send("PUT", "/products/gone/groups/developers", ""));
        expect(200, send("DELETE", "/products/gone", ""));
        assertThat(operations(events("startswith(resourceId, '" + TestServer.SERVICE.path() + "/products/gone')")))
                .contains(
                        "Microsoft.ApiManagement/service/products/delete",
                        "Microsoft.ApiManagement/service/products/write");
    }

    @Test
    void whatIsRefusedToSomebodyKnownLeavesALineThatSaysSo() {
        var before = events("").size();
        assertThat(server.as(
                                TestServer.READER,
                                "PUT",
                                "/namedValues/x",
                                named("1").replace('\'', '"'))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.as(TestServer.READER, "POST", "/subscriptions/master/listSecrets", "")
                        .statusCode())
                .isEqualTo(403);
        var events = events("");
        assertThat(events).hasSize(before + 2);
        assertThat(events.get(0).at("/status/value").asText()).isEqualTo("Failed");
        assertThat(events.get(0).at("/subStatus/value").asText()).isEqualTo("403 AuthorizationFailed");
        assertThat(operations(events).getFirst())
                .isEqualTo("Microsoft.ApiManagement/service/subscriptions/listSecrets/action");
        assertThat(events("status eq 'Failed' and caller eq '" + TestServer.READER + "'"))
                .hasSize(2);
    }

    @Test
    void readingLeavesNoLineAndSavingTheSameAgainNeither() {
        expect(201, send("PUT", "/namedValues/limit", named("1")));
        var before = events("").size();
        expect(200, send("GET", "/namedValues/limit", ""));
        expect(200, send("GET", "/products", ""));
        assertThat(events("")).hasSize(before);
    }

    @Test
    void onlyWhoMayDoMoreThanReadSeesTheLog() {
        expect(200, server.as(TestServer.CONTRIBUTOR, "GET", "/auditEvents", ""));
        expect(403, server.as(TestServer.READER, "GET", "/auditEvents", ""));
        expect(403, server.as(TestServer.NOBODY, "GET", "/auditEvents", ""));
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertThat(send(method, "/auditEvents", "{}").statusCode()).isEqualTo(405);
        }
        expect(400, send("GET", "/auditEvents?$filter=nonsense%20eq%201", ""));
        expect(400, send("GET", "/auditEvents?$filter=caller%20eq", ""));
        expect(400, send("GET", "/auditEvents?$top=0", ""));
        expect(400, send("GET", "/auditEvents?$top=1001", ""));
        expect(400, send("GET", "/auditEvents?$skiptoken=x", ""));
        expect(400, send("GET", "/auditEvents?$skip=1", ""));
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        for (int i = 0; i < 5; i++) {
            expect(201, send("PUT", "/namedValues/n" + i, "{'properties':{'displayName':'n" + i + "','value':'1'}}"));
        }
        var seen = new ArrayList<String>();
        var next = TestServer.SERVICE.path() + "/auditEvents?api-version=2025-09-01-preview&$top=2&$filter="
                + PercentEncoding.encode("operationName eq 'Microsoft.ApiManagement/service/namedValues/write'");
        while (!next.isEmpty()) {
            var page = expect(
                    200,
                    server.send(
                            "GET",
                            next,
                            Map.of("Authorization", "Bearer " + server.issuer().token(TestServer.OWNER)),
                            ""));
            assertThat(page.path("value").size()).isLessThanOrEqualTo(2);
            page.path("value").forEach(each -> seen.add(each.path("resourceId").asText()));
            next = page.path("nextLink").asText().replace(TestServer.CONTROL_URL, "");
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).endsWith("/n4");
    }

    /** Each secret that is sent or shown, by every way there is, stands in no line of the audit log and of the log. */
    @Test
    void noSecretStandsInALineNorInTheLog() {
        var shown = new ArrayList<String>();
        expect(
                201,
                send(
                        "PUT",
                        "/namedValues/hidden",
                        "{'properties':{'displayName':'hidden','secret':true,'value':'" + CANARY + "'}}"));
        expect(200, send("PATCH", "/namedValues/hidden", "{'properties':{'value':'" + CANARY + "2'}}"));
        shown.add(expect(200, send("POST", "/namedValues/hidden/listValue", ""))
                .path("value")
                .asText());
        expect(
                201,
                send(
                        "PUT",
                        "/subscriptions/mine",
                        "{'properties':{'displayName':'mine','scope':'/apis','primaryKey':'" + CANARY
                                + "p','secondaryKey':'" + CANARY + "s'}}"));
        for (var action : List.of("regeneratePrimaryKey", "regenerateSecondaryKey")) {
            expect(204, send("POST", "/subscriptions/mine/" + action, ""));
        }
        var keys = expect(200, send("POST", "/subscriptions/mine/listSecrets", ""));
        shown.add(keys.path("primaryKey").asText());
        shown.add(keys.path("secondaryKey").asText());
        expect(
                201,
                send(
                        "PUT",
                        "/users/canary",
                        "{'properties':{'firstName':'C','lastName':'C','email':'c@contoso.test'," + "'password':'"
                                + CANARY + "-Aa1'}}"));
        // Refused, with a secret in what was sent.
        expect(400, send("PUT", "/namedValues/hidden", "{'properties':{'value':'" + CANARY + "','secret':'no'}}"));
        assertThat(server.as(
                                TestServer.READER,
                                "PUT",
                                "/namedValues/hidden",
                                named(CANARY).replace('\'', '"'))
                        .statusCode())
                .isEqualTo(403);
        expect(200, send("DELETE", "/namedValues/hidden", ""));
        expect(200, send("DELETE", "/subscriptions/mine", ""));

        var events = events("");
        var text = events.toString();
        var lines = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(shown).allSatisfy(secret -> assertThat(secret).isNotEmpty());
        assertThat(text).doesNotContain("canary-5e1f0b7c");
        assertThat(lines).noneMatch(line -> line.contains("canary-5e1f0b7c"));
        for (var secret : shown) {
            assertThat(text).doesNotContain(secret);
            assertThat(lines).noneMatch(line -> line.contains(secret));
        }
        assertThat(operations(events))
                .contains(
                        "Microsoft.ApiManagement/service/namedValues/listValue/action",
                        "Microsoft.ApiManagement/service/subscriptions/listSecrets/action",
                        "Microsoft.ApiManagement/service/subscriptions/regeneratePrimaryKey/action");
        assertThat(events.stream()
                        .filter(each -> each.path("resourceId").asText().endsWith("/subscriptions/mine"))
                        .flatMap(each -> {
                            var names = new ArrayList<String>();
                            each.at("/properties/secrets").forEach(name -> names.add(name.asText()));
                            return names.stream();
                        }))
                .contains("primaryKey", "secondaryKey");
    }

    @Test
    void whateverTheCatalogueCallsSecretIsMasked() {
        for (var type : Catalogue.types()) {
            var document = Json.object();
            document.set("properties", filled(type.schema(), 0));
            var masked = Masking.masked(type, document);
            unmasked(type.schema(), (ObjectNode) masked.get("properties"), type.fullName());
        }
    }

    private static ObjectNode filled(Schema schema, int depth) {
        var object = Json.object();
        for (var property : schema.properties()) {
            if (property.shape() instanceof Shape.ObjectOf(var inner) && depth < 4) {
                object.set(property.name(), filled(inner, depth + 1));
            } else if (property.shape() instanceof Shape.ListOf(Shape.ObjectOf(var inner)) && depth < 4) {
                object.putArray(property.name()).add(filled(inner, depth + 1));
            } else {
                object.put(property.name(), CANARY);
            }
        }
        return object;
    }

    private static void unmasked(Schema schema, ObjectNode object, String where) {
        for (var property : schema.properties()) {
            var value = object.path(property.name());
            var name = where + "/" + property.name();
            if (Set.of(Access.SECRET, Access.WRITE_ONLY).contains(property.access())) {
                assertThat(value.toString()).as(name).doesNotContain(CANARY);
            } else if (property.shape() instanceof Shape.ObjectOf(var inner) && value instanceof ObjectNode below) {
                unmasked(inner, below, name);
            } else if (property.shape() instanceof Shape.ListOf(Shape.ObjectOf(var inner))
                    && value.path(0) instanceof ObjectNode below) {
                unmasked(inner, below, name);
            }
        }
    }
}
