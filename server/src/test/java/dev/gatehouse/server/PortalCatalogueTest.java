package dev.gatehouse.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The developer portal's catalogue and keys: who sees what, by list and by name, and what they may do with it. One file,
 * because each thing is asked for by the same visitors at the same estate, and who sees what shows side by side alone.
 */
class PortalCatalogueTest {
    private static final String PASSWORD = "Chosen-by-themselves-3";
    private static final String VERSION = "api-version=2025-09-01-preview";
    private static final String CATALOGUE = "/api/catalogue";

    /** What the gateway says to who may call. */
    private static final int NO_BACKEND = 500;

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;
    private static PortalBrowser ada;
    private static PortalBrowser eve;
    private static PortalBrowser visitor;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.running(folder.resolve("data"), "--test-controls");
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
        person("ada");
        person("eve");
        product("everybodys", "published", "guests", "orders");
        product("developers-only", "published", "developers", "inner");
        product("others", "published", "", "secret");
        product("draft", "notPublished", "guests", "unborn");
        arm("PUT", "/groups/team", properties("\"displayName\":\"Team\""));
        arm("PUT", "/products/others/groups/team", "{}");
        arm("PUT", "/groups/team/users/eve", "{}");
        visitor = new PortalBrowser(client, control);
        ada = developer("ada");
        eve = developer("eve");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    /** A product with an API of one operation. */
    private static void product(String name, String state, String group, String api) {
        arm("PUT", "/products/" + name, properties("""
                "displayName":"The %s","description":"<p>About <b>%s</b></p>","state":"%s"\
                """.formatted(name, name, state)));
        arm("PUT", "/apis/" + api, properties("""
                "displayName":"API %s","description":"d","path":"%s","serviceUrl":"http://127.0.0.1:1",\
                "protocols":["http","https"]\
                """.formatted(api, api)));
        arm("PUT", "/apis/" + api + "/operations/read", properties("""
                "displayName":"Read one","method":"GET","urlTemplate":"/things/{id}",\
                "templateParameters":[{"name":"id","type":"string"}]"""));
        arm("PUT", "/products/" + name + "/apis/" + api, "{}");
        if (!group.isEmpty()) {
            arm("PUT", "/products/" + name + "/groups/" + group, "{}");
        }
    }

    private static String properties(String inner) {
        return "{\"properties\":{" + inner + "}}";
    }

    private static void person(String name) {
        arm("PUT", "/users/" + name, properties("""
                "email":"%s@%s","firstName":"%s","lastName":"L","password":"%s"\
                """.formatted(name, domain(), name, PASSWORD)));
    }

    private static PortalBrowser developer(String name) {
        var browser = new PortalBrowser(client, control);
        browser.signIn("/sign-in", name + "@" + domain(), PASSWORD, PASSWORD);
        return browser;
    }

    private static String domain() {
        return server.get("/administrator/userName").split("@")[1];
    }

    private static JsonNode arm(String method, String path, String body) {
        var token = client.send(OutboundRequest.of("POST", URI.create(server.get("/tokenUrl")))
                        .withForm(Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                server.get("/automation/clientId"),
                                "client_secret",
                                server.get("/automation/clientSecret"),
                                "scope",
                                "https://management.azure.com/.default")))
                .json()
                .path("access_token")
                .asText();
        var service = "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
        var reply = client.send(OutboundRequest.of(
                        method, URI.create(control + service + path + (path.contains("?") ? "&" : "?") + VERSION))
                .withBody("application/json", body.getBytes(StandardCharsets.UTF_8))
                .with("If-Match", "*")
                .with("Authorization", "Bearer " + token));
        assertThat(reply.successful()).as(reply.bodyText()).isTrue();
        return reply.bodyText().isEmpty() ? dev.gatehouse.http.Json.object() : reply.json();
    }

    private static OutboundReply get(PortalBrowser browser, String path) {
        return browser.ask("developer", "GET", path);
    }

    private static OutboundReply send(PortalBrowser browser, String method, String path, String body) {
        return browser.send(
                OutboundRequest.of(method, URI.create(control + path))
                        .withBody("application/json", body.getBytes(StandardCharsets.UTF_8)),
                "X-Gatehouse-Portal",
                "developer",
                "Origin",
                control);
    }

    private static JsonNode subscribed(PortalBrowser browser, String product, String name) {
        var reply = send(browser, "POST", "/api/keys", """
                {"product":"%s","displayName":"%s"}""".formatted(product, name));
        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void productsWhenNobodyIsSignedInThenTheyAreThePublishedOnesOfGuests() {
        var products = get(visitor, CATALOGUE + "/products");
        var apis = get(visitor, CATALOGUE + "/apis");

        assertThat(products.status()).isEqualTo(200);
        assertThat(products.bodyText())
                .contains("The everybodys")
                .doesNotContain("The developers-only", "The others", "The draft");
        assertThat(apis.bodyText()).contains("API orders").doesNotContain("API inner", "API secret", "API unborn");
    }

    @Test
    void productsWhenADeveloperAsksThenTheyAreThoseOfGuestsAndOfTheirGroups() {
        assertThat(get(ada, CATALOGUE + "/products").bodyText())
                .contains("The everybodys", "The developers-only")
                .doesNotContain("The others", "The draft");
        assertThat(get(eve, CATALOGUE + "/products").bodyText())
                .contains("The everybodys", "The developers-only", "The others")
                .doesNotContain("The draft");
        assertThat(get(eve, CATALOGUE + "/apis/secret").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "visitor, /products/developers-only",
        "visitor, /products/others",
        "visitor, /products/draft",
        "visitor, /apis/inner",
        "visitor, /apis/inner/operations",
        "visitor, /apis/inner/operations/read",
        "visitor, /apis/inner/export?format=openapi-link",
        "visitor, /apis/unborn",
        "ada, /products/others",
        "ada, /products/draft",
        "ada, /apis/secret",
        "ada, /apis/secret/operations",
        "ada, /apis/secret/operations/read",
        "ada, /apis/secret/export?format=openapi-link",
        "ada, /apis/unborn/operations/read",
        "ada, /apis/none",
        "ada, /apis/orders%3Brev=1",
        "ada, /apis/orders%2Foperations",
        "ada, /apis/orders/operations/none",
        "ada, /products/everybodys%2Fapis%2Forders"
    })
    void oneWhenItIsNotTheirsToSeeThenItIsNotThereByName(String who, String path) {
        var reply = get(who.equals("ada") ? ada : visitor, CATALOGUE + path);

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(404);
        assertThat(reply.bodyText()).doesNotContain("things", "API inner", "API secret", "API unborn", "About");
        assertThat(reply.headers().first("x-ms-request-id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?skip=-1", "?top=x", "?skip=99999999999", "?search=a&search=b"})
    void listWhenItsQueryIsWrongThenThatIsSaid(String query) {
        assertThat(get(ada, CATALOGUE + "/apis" + query).status()).isEqualTo(400);
    }

    @Test
    void apiWhenItIsSeenThenItSaysHowItIsCalledAndNothingOfItsBackend() {
        var api = get(ada, CATALOGUE + "/apis/orders");
        var json = api.json();

        assertThat(json.path("url").asText()).endsWith("/orders").startsWith(server.get("/gatewayUrl"));
        assertThat(json.path("keyHeader").asText()).isEqualTo("Ocp-Apim-Subscription-Key");
        assertThat(json.at("/products/0/name").asText()).isEqualTo("everybodys");
        assertThat(json.path("products")).hasSize(1);
        assertThat(api.bodyText()).doesNotContain("127.0.0.1:1\"", "serviceUrl");
        assertThat(get(visitor, CATALOGUE + "/apis/orders").json().has("subscriptions"))
                .isFalse();
    }

    @Test
    void operationsWhenThereAreManyThenTheyAreSearchedAndPagedAndGroupedByTag() {
        arm("PUT", "/apis/large", properties("""
                "path":"large","format":"openapi+json","value":%s""".formatted(text(large(500)))));
        arm("PUT", "/products/everybodys/apis/large", "{}");
        arm("PUT", "/tags/even", properties("\"displayName\":\"Even\""));
        arm("PUT", "/apis/large/operations/large498/tags/even", "{}");
        var page = get(visitor, CATALOGUE + "/apis/large/operations?top=100&skip=400")
                .json();
        var found = get(visitor, CATALOGUE + "/apis/large/operations?search=post%20large499")
                .json();
        var byType = get(visitor, CATALOGUE + "/apis/large/operations?search=Receipt")
                .json();
        var grouped = get(visitor, CATALOGUE + "/apis/large/operations?group=tag&top=200")
                .json();

        assertThat(page.path("count").asInt()).isEqualTo(500);
        assertThat(page.path("value")).hasSize(100);
        assertThat(found.path("value")).hasSize(1);
        assertThat(found.at("/value/0/urlTemplate").asText()).isEqualTo("/large499");
        assertThat(byType.path("count").asInt()).isEqualTo(500);
        assertThat(grouped.path("tagged").asBoolean()).isTrue();
        assertThat(grouped.at("/value/0/tag").asText()).isEqualTo("Even");
        assertThat(grouped.at("/value/0/name").asText()).isEqualTo("large498");
        assertThat(grouped.at("/value/1/tag").asText()).isEmpty();
        assertThat(grouped.toString()).doesNotContain("requestBody", "schema");
    }

    @Test
    void operationWhenItsTypesReferToEachOtherThenItComesWithAllThatItLeadsToAndNoOthers() {
        arm("PUT", "/apis/typed", properties("""
                "path":"typed","format":"openapi+json","value":%s""".formatted(text(large(1)))));
        arm("PUT", "/products/everybodys/apis/typed", "{}");
        var name = get(visitor, CATALOGUE + "/apis/typed/operations")
                .json()
                .at("/value/0/name")
                .asText();
        var operation =
                get(visitor, CATALOGUE + "/apis/typed/operations/" + name).json();
        var key = operation.at("/responses/0/representations/0/schema").asText();

        assertThat(key).endsWith("#/components/schemas/Receipt");
        assertThat(operation.path("complete").asBoolean()).isTrue();
        assertThat(operation.path("types").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(key, key.replace("Receipt", "Line"));
        assertThat(operation.toString()).doesNotContain("Unused");
    }

    private static String text(String json) {
        return dev.gatehouse.http.Json.object().put("t", json).get("t").toString();
    }

    private static String large(int operations) {
        var paths = IntStream.range(0, operations)
                .mapToObj(i -> """
                        "/large%d":{"post":{"operationId":"large%d","responses":{"200":{"description":"d",\
                        "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Receipt"}}}}}}}""".formatted(i, i))
                .collect(java.util.stream.Collectors.joining(","));
        return """
                {"openapi":"3.0.1","info":{"title":"Large","version":"1"},"paths":{%s},"components":{"schemas":{\
                "Receipt":{"type":"object","properties":{"lines":{"type":"array","items":{"$ref":"#/components/schemas/Line"}}}},\
                "Line":{"type":"object","properties":{"of":{"$ref":"#/components/schemas/Receipt"}}},\
                "Unused":{"type":"string"}}}}""".formatted(paths);
    }

    @Test
    void exportWhenAVisitorMaySeeTheApiThenTheLinkLeadsToItsDocument() {
        var link = get(visitor, CATALOGUE + "/apis/orders/export?format=openapi-link")
                .json()
                .path("link")
                .asText();
        var document = visitor.get(link);

        assertThat(link).startsWith(control + "/exports/");
        assertThat(document.bodyText()).contains("/things/{id}").doesNotContain("127.0.0.1:1\n");
        assertThat(document.headers().first("Content-Disposition"))
                .get()
                .asString()
                .startsWith("attachment");
        assertThat(get(visitor, CATALOGUE + "/apis/orders/export?format=wsdl-link")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void versionsWhenAnApiHasSomeThenTheyAreListedAsOneAndEachTellsItsOthers() {
        arm("PUT", "/apiVersionSets/books", properties("\"displayName\":\"Books\",\"versioningScheme\":\"Segment\""));
        for (var version : new String[] {"v1", "v2"}) {
            arm("PUT", "/apis/books-" + version, properties("""
                    "displayName":"Books","path":"books","serviceUrl":"http://127.0.0.1:1","apiVersion":"%s",\
                    "apiVersionSetId":"/apiVersionSets/books\"""".formatted(version)));
        }
        arm("PUT", "/products/everybodys/apis/books-v1", "{}");
        arm("PUT", "/products/developers-only/apis/books-v2", "{}");
        var listed = get(ada, CATALOGUE + "/apis?search=books").json();
        var one = get(ada, CATALOGUE + "/apis/books-v1").json();

        assertThat(listed.path("count").asInt()).isEqualTo(1);
        assertThat(listed.at("/value/0/name").asText()).isEqualTo("books-v2");
        assertThat(listed.at("/value/0/versions")).hasSize(2);
        assertThat(one.path("url").asText()).endsWith("/books/v1");
        assertThat(one.path("versions")).hasSize(2);
        assertThat(get(visitor, CATALOGUE + "/apis/books-v1").json().path("versions"))
                .hasSize(1);
    }

    @Test
    void catalogueWhenTheServiceWantsVisitorsToSignInThenItShowsThemNothing() {
        arm("PUT", "/portalsettings/signin", properties("\"enabled\":true"));
        try {
            assertThat(get(visitor, CATALOGUE + "/products").status()).isEqualTo(401);
            assertThat(get(visitor, CATALOGUE + "/apis/orders").status()).isEqualTo(401);
            assertThat(get(visitor, "/api/session").json().path("guests").asBoolean())
                    .isFalse();
            assertThat(get(ada, CATALOGUE + "/products").status()).isEqualTo(200);
        } finally {
            arm("PUT", "/portalsettings/signin", properties("\"enabled\":false"));
        }
        assertThat(get(visitor, CATALOGUE + "/products").status()).isEqualTo(200);
    }

    @Test
    void keysWhenNobodyIsSignedInThenThereAreNone() {
        assertThat(get(visitor, "/api/keys").status()).isEqualTo(401);
        assertThat(get(visitor, "/api/keys/master").status()).isEqualTo(401);
        assertThat(send(visitor, "POST", "/api/keys", "{\"product\":\"everybodys\",\"displayName\":\"x\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void subscribeWhenTheProductWantsNoApprovalThenItsKeysOpenItAtOnce() {
        var made = subscribed(ada, "everybodys", "Mine");
        var keys = send(ada, "POST", "/api/keys/" + made.path("name").asText() + "/show", "");

        assertThat(made.path("state").asText()).isEqualTo("active");
        assertThat(made.at("/scope/displayName").asText()).isEqualTo("The everybodys");
        assertThat(made.toString()).doesNotContain("primaryKey");
        assertThat(keys.headers().first("Cache-Control")).contains("no-store");
        assertThat(called(keys.json().path("primaryKey").asText())).isEqualTo(NO_BACKEND);
        assertThat(get(ada, CATALOGUE + "/products/everybodys").json().path("subscriptions"))
                .isNotEmpty();
        assertThat(get(ada, CATALOGUE + "/apis/orders").json().path("subscriptions"))
                .isNotEmpty();
    }

    @Test
    void subscribeWhenTheProductWantsApprovalOrHasALimitThenBothHold() {
        arm("PUT", "/products/limited", properties("""
                "displayName":"Limited","state":"published","approvalRequired":true,"subscriptionsLimit":1,\
                "terms":"Be good."\
                """));
        arm("PUT", "/products/limited/groups/developers", "{}");
        var without = send(ada, "POST", "/api/keys", "{\"product\":\"limited\",\"displayName\":\"One\"}");
        var agreed = "{\"product\":\"limited\",\"displayName\":\"One\",\"agreed\":true}";
        var first = send(ada, "POST", "/api/keys", agreed);
        var second = send(ada, "POST", "/api/keys", agreed);

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.bodyText()).contains("agreed");
        assertThat(first.json().path("state").asText()).isEqualTo("submitted");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.bodyText()).contains("lets one user have 1 subscriptions");
    }

    @ParameterizedTest
    @CsvSource({
        "others, x",
        "draft, x",
        "none, x",
        "'', x",
        "everybodys, ''",
        "tokens, x",
        "'/apis', x",
    })
    void subscribeWhenItCanNotBeThenItIsRefusedAndNothingIsMade(String product, String name) {
        arm("PUT", "/products/tokens", properties("""
                "displayName":"Tokens","state":"published","authenticationType":["application-token"]"""));
        arm("PUT", "/products/tokens/groups/developers", "{}");
        var before = get(ada, "/api/keys").json().path("count").asInt();
        var reply = send(ada, "POST", "/api/keys", """
                {"product":"%s","displayName":"%s","state":"active","scope":"/apis"}""".formatted(product, name));

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(400);
        assertThat(get(ada, "/api/keys").json().path("count").asInt()).isEqualTo(before);
    }

    @Test
    void subscriptionWhenItIsAnothersThenItIsNotThere() {
        var name = subscribed(ada, "everybodys", "Not Eve's").path("name").asText();
        for (var one : new String[] {name, "master"}) {
            for (var asked : new String[][] {
                {"GET", ""},
                {"PATCH", ""},
                {"POST", "/show"},
                {"POST", "/cancel"},
                {"POST", "/regenerate-primary"},
                {"POST", "/regenerate-secondary"}
            }) {
                var reply = send(eve, asked[0], "/api/keys/" + one + asked[1], "{\"displayName\":\"Eve's\"}");
                assertThat(reply.status()).as(String.join(" ", asked)).isEqualTo(404);
                assertThat(reply.bodyText()).doesNotContain("primaryKey", "Not Eve's");
            }
        }
        assertThat(get(eve, "/api/keys").bodyText()).doesNotContain(name);
        assertThat(get(ada, "/api/keys/" + name).json().path("displayName").asText())
                .isEqualTo("Not Eve's");
    }

    @Test
    void changeWhenItDoesNotComeFromThePortalsPageThenItIsRefused() {
        var name = subscribed(ada, "everybodys", "Forged").path("name").asText();
        for (var path : new String[] {"/show", "/cancel", "/regenerate-primary"}) {
            assertThat(ada.send(OutboundRequest.of("POST", URI.create(control + "/api/keys/" + name + path)))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(get(ada, "/api/keys/" + name).json().path("state").asText()).isEqualTo("active");
    }

    @Test
    void subscriptionWhenItIsTheirsThenItIsRenamedRegeneratedAndCancelled() {
        var path = "/api/keys/"
                + subscribed(ada, "everybodys", "To be changed").path("name").asText();
        var renamed = send(ada, "PATCH", path, "{\"displayName\":\" Renamed \",\"state\":\"suspended\"}");
        var before = send(ada, "POST", path + "/show", "").json();
        var regenerated = send(ada, "POST", path + "/regenerate-primary", "");
        var after = send(ada, "POST", path + "/show", "").json();

        assertThat(renamed.json().path("displayName").asText()).isEqualTo("Renamed");
        assertThat(renamed.json().path("state").asText()).isEqualTo("active");
        assertThat(regenerated.status()).isEqualTo(204);
        assertThat(after.path("primaryKey").asText())
                .isNotEqualTo(before.path("primaryKey").asText());
        assertThat(after.path("secondaryKey")).isEqualTo(before.path("secondaryKey"));
        assertThat(called(before.path("primaryKey").asText())).isEqualTo(401);
        assertThat(called(after.path("primaryKey").asText())).isEqualTo(NO_BACKEND);
        var cancelled = send(ada, "POST", path + "/cancel", "");
        assertThat(cancelled.json().path("state").asText()).isEqualTo("cancelled");
        assertThat(called(after.path("secondaryKey").asText())).isEqualTo(401);
        assertThat(send(ada, "POST", path + "/cancel", "").status()).isEqualTo(409);
        assertThat(send(ada, "PATCH", path, "{\"displayName\":\"\"}").status()).isEqualTo(400);
    }

    private static int called(String key) {
        return client.send(OutboundRequest.get(URI.create(server.get("/gatewayUrl") + "/orders/things/1"))
                        .with("Ocp-Apim-Subscription-Key", key))
                .status();
    }
}
