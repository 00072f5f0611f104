package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Access map, expiries and health, over a directory that can be broken. */
class InsightTest {
    @TempDir
    Path folder;

    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        arm.enabled("gold", "Gold");
        arm.enabled("silver", "Silver");
        arm.put("/products/gold", "{\"displayName\":\"Gold\",\"state\":\"published\"}");
        arm.put("/apis/orders", "{\"displayName\":\"Orders\",\"path\":\"orders\"}");
        arm.put("/apis/stock", "{\"displayName\":\"Stock\",\"path\":\"stock\"}");
        arm.put("/products/gold/apis/orders", "{}");
        arm.application("shop");
        arm.application("crm");
        arm.link("shop", "gold");
        arm.provisioning.runDue();
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void theMapShowsWhoCanCallWhat() {
        var map = get("/accessMap");
        assertThat(map.at("/counts/applications").asInt()).isEqualTo(2);
        assertThat(names(map.path("applications"))).containsExactly("crm", "shop");
        assertThat(names(map.path("products"))).containsExactly("gold", "silver");
        assertThat(map.at("/products/0/applications").asInt()).isEqualTo(1);
        assertThat(names(map.path("apis"))).containsExactly("orders", "stock");
        assertThat(map.path("links").toString())
                .isEqualTo("[{\"application\":\"shop\",\"product\":\"gold\",\"state\":\"active\",\"problems\":[]}]");
        assertThat(map.path("contents").toString()).isEqualTo("[{\"product\":\"gold\",\"api\":\"orders\"}]");
        assertThat(problems(map, "applications", "shop")).isEmpty();
        assertThat(problems(map, "products", "gold")).isEmpty();
    }

    @Test
    void whatStandsInTheWayIsNamed() {
        arm.put("/clientApplications/crm", "{\"displayName\":\"crm\",\"ownerId\":\"/users/ada\",\"enabled\":false}");
        arm.put("/products/silver", "{\"displayName\":\"Silver\",\"authenticationType\":[\"subscription-key\"]}");
        var map = get("/accessMap");
        assertThat(problems(map, "applications", "crm")).containsExactly("applicationDisabled");
        assertThat(problems(map, "products", "silver")).containsExactly("accessOff", "notPublished");

        arm.patch("/users/ada", "{\"state\":\"blocked\"}");
        assertThat(problems(get("/accessMap"), "applications", "shop")).containsExactly("ownerNotActive");

        arm.patch("/users/ada", "{\"state\":\"active\"}");
        arm.now = arm.now.plus(Duration.ofDays(4_000));
        assertThat(problems(get("/accessMap"), "applications", "shop")).containsExactly("secretsExpired");
    }

    @Test
    void whatTheDirectoryLostStandsWhereItIsMissing() {
        arm.directory.grants.clear();
        arm.post("/reconcile", "");
        var map = get("/accessMap");
        assertThat(map.at("/links/0/problems").toString()).isEqualTo("[\"drift\"]");
        assertThat(problems(map, "products", "gold")).isEmpty();
        assertThat(get("/drift").at("/value/0/applicationId").asText()).endsWith("/clientApplications/shop");

        var client = arm.directory.clients.keySet().iterator().next();
        arm.directory.setAside(client);
        arm.post("/reconcile", "");
        assertThat(problems(get("/accessMap"), "applications", "shop")).containsExactly("drift");
    }

    @Test
    void theMapShowsAsManyApplicationsAsAreAskedFor() {
        assertThat(names(get("/accessMap?search=SHO").path("applications"))).containsExactly("shop");
        assertThat(names(get("/accessMap?application=Crm").path("applications")))
                .containsExactly("crm");
        assertThat(names(get("/accessMap?product=gold").path("applications"))).containsExactly("shop");
        assertThat(names(get("/accessMap?api=orders").path("applications"))).containsExactly("shop");
        assertThat(names(get("/accessMap?api=stock").path("applications"))).isEmpty();
        var first = get("/accessMap?$top=1");
        assertThat(names(first.path("applications"))).containsExactly("crm");
        assertThat(first.path("links")).isEmpty();
        assertThat(first.at("/counts/matching").asInt()).isEqualTo(2);
    }

    @Test
    void secretsComeInTheOrderInWhichTheyExpire() {
        arm.now = arm.now.plus(Duration.ofDays(10));
        arm.post("/clientApplications/shop/credentials", "{\"name\":\"second\"}");
        var all = get("/secretExpiries");
        assertThat(all.path("count").asInt()).isEqualTo(3);
        var expiries = texts(all.path("value"), "expiresAt");
        assertThat(expiries).isSorted();
        assertThat(texts(all.path("value"), "applicationName")).containsExactly("crm", "shop", "shop");
        assertThat(all.at("/value/2/name").asText()).isEqualTo("second");
        assertThat(all.at("/value/2/ownerId").asText()).isEqualTo("/users/ada");
        assertThat(all.toString()).doesNotContain("clientSecret").doesNotContain(arm.directory.values.getFirst());

        var until = expiries.get(2);
        var before = get("/secretExpiries?$top=1&$skip=1&$filter=expiresAt%20lt%20datetime'" + until.substring(0, 19)
                + "'%20and%20expiresAt%20ge%20datetime'2026-01-01T00:00:00'");
        assertThat(before.path("count").asInt()).isEqualTo(2);
        assertThat(texts(before.path("value"), "applicationName")).containsExactly("shop");
        int days = 0;
        for (var day : before.path("days")) {
            days += day.path("count").asInt();
        }
        assertThat(days).isEqualTo(3);

        var some = get("/secretExpiries?$filter=applicationId%20in%20('/clientApplications/SHOP','none')");
        assertThat(texts(some.path("value"), "applicationName")).containsExactly("shop", "shop");
        assertThat(get("/secretExpiries?$filter=applicationId%20in%20('none')")
                        .path("count")
                        .asInt())
                .isZero();
    }

    @Test
    void theDirectoryIsAskedOnceAMinute() {
        get("/secretExpiries");
        arm.directory.down = true;
        assertThat(get("/secretExpiries").path("count").asInt()).isEqualTo(2);
        arm.now = arm.now.plus(Duration.ofMinutes(1));
        assertThat(arm.get("/secretExpiries").status()).isEqualTo(503);
        arm.directory.down = false;
        assertThat(arm.get("/secretExpiries").status()).isEqualTo(200);
    }

    @Test
    void healthNamesWhatIsWrongAndLooksAgainAfterTenSeconds() {
        var well = get("/health");
        assertThat(well.path("healthy").asBoolean()).isTrue();
        assertThat(well.at("/checks/0/name").asText()).isEqualTo("identity");
        assertThat(well.at("/directory/count").asInt()).isZero();

        arm.directory.missing = "No identity.";
        assertThat(get("/health").path("healthy").asBoolean()).isTrue();
        arm.now = arm.now.plus(Duration.ofSeconds(10));
        var ill = get("/health");
        assertThat(ill.path("healthy").asBoolean()).isFalse();
        assertThat(ill.at("/checks/0/problem").asText()).isEqualTo("No identity.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accessMap?$top=0",
                "/accessMap?$top=x",
                "/secretExpiries?$top=0",
                "/secretExpiries?$skip=-1",
                "/secretExpiries?$filter=expiresAt%20gt%20datetime'2026-01-01T00:00:00'",
                "/secretExpiries?$filter=applicationId%20in%20(1)",
                "/secretExpiries?$filter=name%20eq%20'x'"
            })
    void whatCannotBeAskedIsRefusedByName(String path) {
        var answer = arm.get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).containsPattern("\\$top|\\$skip|\\$filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accessMap", "/secretExpiries", "/health"})
    void onlyGetOfTheWholeIsThere(String path) {
        assertThat(arm.get(path + "/one").status()).isEqualTo(405);
        assertThat(arm.delete(path).status()).isEqualTo(405);
        assertThat(arm.send("reader", "GET", path, "", false).status()).isEqualTo(200);
        var refused = arm.send("stranger", "GET", path, "", false);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().toString()).doesNotContain("shop");
    }

    private JsonNode get(String path) {
        return arm.get(path).body();
    }

    private static List<String> names(JsonNode nodes) {
        return texts(nodes, "name");
    }

    private static List<String> texts(JsonNode nodes, String field) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.path(field).asText())
                .toList();
    }

    private static List<String> problems(JsonNode map, String kind, String name) {
        return StreamSupport.stream(map.path(kind).spliterator(), false)
                .filter(node -> node.path("name").asText().equals(name))
                .flatMap(node -> StreamSupport.stream(node.path("problems").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}
