package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of client applications: found by what their links say, also where there are 10,000. */
final class ApplicationListsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationListsTest.class);
    private static final int MANY = 10_000;

    @TempDir
    Path folder;

    private final RecordingSink sink = new RecordingSink();
    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, sink);
        arm.enabled("gold", "Gold");
        arm.enabled("starter", "Starter");
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void applicationsAreFoundByOwnerProductAndState() {
        arm.user("bob");
        arm.application("shop");
        arm.application("stall");
        arm.put(
                "/clientApplications/booth",
                "{\"displayName\":\"Booth\",\"ownerId\":\"/users/bob\",\"enabled\":false}");
        arm.link("shop", "gold");
        arm.link("stall", "starter");
        state("stall", "starter", "pending");
        arm.link("booth", "starter");
        state("booth", "starter", "rejected");
        arm.link("booth", "gold");
        state("booth", "gold", "rejected");

        assertThat(names("ownerId eq '/users/ada'", "name desc")).containsExactly("stall", "shop");
        assertThat(names("ownerId eq '" + Installation.SERVICE.path() + "/users/BOB'", ""))
                .containsExactly("booth");
        assertThat(names("ownerId ne '/users/ada'", "")).containsExactly("booth");
        assertThat(names("productId eq 'gold'", "displayName")).containsExactly("booth", "shop");
        assertThat(names("productId eq '" + Installation.SERVICE.path() + "/products/starter'", "displayName"))
                .containsExactly("booth", "stall");
        assertThat(names("productId in ('gold','none') and contains(displayName,'HO')", ""))
                .containsExactly("shop");
        assertThat(names("productId ne 'gold'", "")).containsExactly("stall");
        assertThat(names("state eq 'active'", "")).containsExactly("shop");
        assertThat(names("state eq 'Pending'", "")).containsExactly("stall");
        assertThat(names("state eq 'rejected'", "")).containsExactly("booth");
        assertThat(names("state ne 'active'", "name")).containsExactly("booth", "stall");
        assertThat(names("state eq 'none'", "")).isEmpty();
        assertThat(names("contains(state,'end')", "")).containsExactly("stall");
        assertThat(names("enabled eq false", "")).containsExactly("booth");
        assertThat(names("", "enabled desc,displayName")).containsExactly("shop", "stall", "booth");
    }

    @Test
    void anApplicationIsNotFoundByTheLinksOfAnother() {
        arm.application("shop");
        arm.application("stall");
        arm.link("shop", "gold");
        arm.delete("/clientApplications/shop");
        assertThat(names("productId eq 'gold'", "")).isEmpty();
    }

    @Test
    void whatCanNotBeAskedIsRefusedByName() {
        arm.application("shop");
        assertThat(list("productId eq displayName", "").error()).contains("productId");
        assertThat(list("", "state").error()).contains("state").contains("displayName");
        assertThat(list("", "productId").status()).isEqualTo(400);
        assertThat(arm.get("/clientApplications?$expand=owner").error()).contains("productLinks");
    }

    @Test
    void aListTellsTheProductsOfEachApplication() {
        arm.application("shop");
        arm.application("stall");
        arm.link("shop", "gold");

        var listed = arm.get("/clientApplications?$expand=productLinks,secrets&$orderby=name")
                .body();

        var links = listed.at("/value/0/properties/productLinks");
        assertThat(links).hasSize(1);
        assertThat(links.at("/0/productName").asText()).isEqualTo("Gold");
        assertThat(links.at("/0/productId").asText()).isEqualTo(Installation.SERVICE.path() + "/products/gold");
        assertThat(links.at("/0/state").asText()).isEqualTo("active");
        assertThat(listed.at("/value/1/properties/productLinks")).isEmpty();
        assertThat(listed.at("/value/1/properties/secrets/0/expiresAt").asText())
                .isEqualTo("2027-11-22T10:00:00Z");
        assertThat(arm.get("/clientApplications/shop").property("productLinks").isMissingNode())
                .isTrue();
    }

    @Test
    void tokensUntilNowAreRefusedByTheServersClock() {
        arm.application("shop");

        var refused = arm.send("POST", "/clientApplications/shop/refuseTokens", "");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(sink.find(Entity.Application.class, "shop").orElseThrow().refuseTokensBefore())
                .contains(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(arm.send("reader", "POST", "/clientApplications/shop/refuseTokens", "", false)
                        .status())
                .isEqualTo(403);
        assertThat(arm.send("POST", "/clientApplications/none/refuseTokens", "").status())
                .isEqualTo(404);
    }

    @Test
    void tenThousandAreListedSearchedAndSorted() {
        arm.resources().change(change -> {
            for (int i = 0; i < MANY; i++) {
                var application = application("app-%05d".formatted(i), "Application %05d".formatted(MANY - i));
                change.save(application);
                var link = Json.object();
                Json.properties(link).put("productId", i % 3 == 0 ? "/products/gold" : "/products/starter");
                Json.properties(link).put("state", i % 10 == 0 ? "pending" : "active");
                change.save(Resource.made(application.id().child(Catalogue.PRODUCT_LINKS, "link"), link, change.now()));
            }
        });
        measured("list", "$top=50&$expand=productLinks", MANY);
        measured("last page", "$top=50&$skip=9950&$orderby=displayName&$expand=productLinks", MANY);
        measured("sort", "$top=50&$orderby=displayName%20desc&$expand=productLinks", MANY);
        measured("search", "$top=50&$orderby=displayName&$filter=" + encoded("contains(displayName,'0777')"), 11);
        measured("product", "$top=50&$filter=" + encoded("productId eq 'gold'"), 3334);
        measured("state", "$top=50&$filter=" + encoded("state eq 'pending' and productId eq 'gold'"), 334);
    }

    private void measured(String what, String query, int count) {
        var times = new long[9];
        for (int i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            var answer = arm.get("/clientApplications?" + query);
            times[i] = System.nanoTime() - start;
            assertThat(answer.body().path("count").asInt()).as(what).isEqualTo(count);
            assertThat(answer.body().path("value")).hasSize(Math.min(count, 50));
        }
        Arrays.sort(times);
        LOG.info("{} of {}: {} ms in the middle", what, MANY, times[times.length / 2] / 1_000_000);
    }

    private static Resource application(String name, String displayName) {
        var document = Json.object();
        Json.properties(document)
                .put("displayName", displayName)
                .put("ownerId", "/users/ada")
                .put("enabled", true)
                .put("entraApplicationId", "00000000-0000-0000-0000-" + name.substring(4) + "0000000");
        return Resource.made(
                ResourceId.of(Installation.SERVICE).child(Catalogue.CLIENT_APPLICATIONS, name),
                document,
                Instant.parse("2026-11-22T10:00:00Z"));
    }

    /** As somebody who decides on a request does it. */
    private void state(String application, String product, String state) {
        var id = ResourceId.of(Installation.SERVICE)
                .child(Catalogue.CLIENT_APPLICATIONS, application)
                .child(Catalogue.PRODUCT_LINKS, product);
        arm.resources().change(change -> {
            var link = change.find(id).orElseThrow();
            var document = link.document().deepCopy();
            Json.properties(document).put("state", state);
            change.save(link.holding(document, link.internal()));
        });
    }

    private List<String> names(String filter, String order) {
        var answer = list(filter, order);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("value").findValuesAsText("name");
    }

    private Installation.Answer list(String filter, String order) {
        return arm.get("/clientApplications?$filter=" + encoded(filter) + "&$orderby=" + encoded(order));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
