package dev.gatehouse.gateway.routing;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Version.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.protocols;
import static dev.gatehouse.gateway.Estate.revision;
import static dev.gatehouse.gateway.Estate.version;
import static org.assertj.core.api.Assertions.assertThat;

/** Which operation a request reaches, and that nothing leads around. */
class RouteTableTests {
    private static final String NOTHING = "-";

    /** APIs with operations whose ids say how they are reached. */
    private static final RouteTable TABLE = table();

    private static RouteTable table() {
        var shop = api("shop", "shop");
        return RouteTable.EMPTY
                .with(shop)
                .with(operation("shop", "list", "GET", "/items"))
                .with(operation("shop", "create", "POST", "/items"))
                .with(operation("shop", "new", "GET", "/items/new"))
                .with(operation("shop", "one", "GET", "/items/{id}"))
                .with(operation("shop", "parts", "GET", "/items/{id}/parts"))
                .with(operation("shop", "odata", "GET", "/items({key})"))
                .with(operation("shop", "rest", "GET", "/items/*"))
                .with(operation("shop", "files", "GET", "/files/{*rest}"))
                .with(operation("shop", "search", "GET", "/search"))
                .with(operation("shop", "by-kind", "GET", "/search?kind={kind}"))
                .with(operation("shop", "by-a", "GET", "/search?kind=a"))
                .with(operation("shop", "by-both", "GET", "/search?kind={kind}&size={size}"))
                .with(operation("shop", "root", "GET", "/"))
                .with(operation("shop", "space", "GET", "/a b"))
                .with(operation("shop", "admin", "GET", "/admin/{x}"))
                .with(api("shop-deep", "shop/deep"))
                .with(operation("shop-deep", "list", "GET", "/items"))
                .with(revision(shop, "2", true))
                .with(operation("shop;rev=2", "second", "GET", "/items"))
                .with(revision(shop, "3", false))
                .with(operation("shop;rev=3", "third", "GET", "/items"))
                .with(version("v-original", "versioned", "", Scheme.SEGMENT, ""))
                .with(operation("v-original", "get", "GET", "/x"))
                .with(version("v-one", "versioned", "v1", Scheme.SEGMENT, ""))
                .with(operation("v-one", "get", "GET", "/x"))
                .with(version("h-one", "by-header", "v1", Scheme.HEADER, "Api-Version"))
                .with(operation("h-one", "get", "GET", "/x"))
                .with(version("q-original", "by-query", "", Scheme.QUERY, "api-version"))
                .with(operation("q-original", "get", "GET", "/x"))
                .with(version("q-one", "by-query", "v1", Scheme.QUERY, "api-version"))
                .with(operation("q-one", "get", "GET", "/x"))
                .with(protocols(api("secure", "secure"), "https"))
                .with(operation("secure", "get", "GET", "/x"))
                .with(api("empty", "empty"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /shop/items, shop/list",
        "POST, /shop/items, shop/create",
        "PUT, /shop/items, -",
        "HEAD, /shop/items, -",
        "OPTIONS, /shop/items, -",
        "get, /shop/items, -",
        "GET, /shop/items/, shop/list",
        "GET, /SHOP/Items, shop/list",
        "GET, /shop/items/new, shop/new",
        "GET, /shop/items/NEW, shop/new",
        "GET, /shop/items/n%65w, shop/new",
        "GET, /shop/items/newer, shop/one",
        "GET, /shop/items/7/parts, shop/parts",
        "GET, /shop/items/7/other, shop/rest",
        "GET, /shop/items/7/parts/more, shop/rest",
        "GET, /shop/items(7), shop/odata",
        "GET, /shop/items(), -",
        "GET, /shop/files/a/b/c, shop/files",
        "GET, /shop/files, shop/files",
        "GET, /shop, shop/root",
        "GET, /shop/, shop/root",
        "GET, /shop/a%20b, shop/space",
        "GET, /shop/unknown, -",
        "GET, /shopper/items, -",
        "GET, /sho/items, -",
        "GET, /, -",
        "GET, /shop/deep/items, shop-deep/list",
        "GET, /shop/deep/admin/x, -",
        "GET, /empty/x, -",
    })
    void findWhenTemplatesCompeteThenTheMostPreciseIsReached(String method, String target, String expected) {
        assertThat(reached(TestRequest.of(method, target))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop/search, shop/search",
        "/shop/search?other=1, shop/search",
        "/shop/search?kind=b, shop/by-kind",
        "/shop/search?kind=a, shop/by-a",
        "/shop/search?KIND=A, shop/by-a",
        "/shop/search?kind=%61, shop/by-a",
        "/shop/search?kind=a&kind=b, shop/by-kind",
        "/shop/search?kind=a&size=3, shop/by-both",
        "/shop/search?size=3&x=1&kind=z, shop/by-both",
    })
    void findWhenTheTemplateNamesArgumentsThenTheyAreRequiredInAnyOrder(String target, String expected) {
        assertThat(reached(TestRequest.of("GET", target))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop;rev=1/items, shop/list",
        "/shop;rev=2/items, shop;rev=2/second",
        "/shop;REV=2/items, shop;rev=2/second",
        "/shop%3Brev=2/items, shop;rev=2/second",
        "/shop;rev=2/admin/x, -",
        "/shop;rev=3/items, -",
        "/shop;rev=9/items, -",
        "/shop;rev=/items, -",
        "/shop/items;rev=2, -",
    })
    void findWhenARevisionIsNamedThenItAloneAnswers(String target, String expected) {
        assertThat(reached(TestRequest.of("GET", target))).isEqualTo(expected);
    }

    @Test
    void findWhenVersionsAreNamedThenEachAnswersToItsOwnName() {
        assertThat(reached(TestRequest.of("GET", "/versioned/x"))).isEqualTo("v-original/get");
        assertThat(reached(TestRequest.of("GET", "/versioned/v1/x"))).isEqualTo("v-one/get");
        assertThat(reached(TestRequest.of("GET", "/versioned/V1;rev=1/x"))).isEqualTo("v-one/get");
        assertThat(reached(TestRequest.of("GET", "/versioned/v2/x"))).isEqualTo(NOTHING);
        assertThat(reached(TestRequest.of("GET", "/by-header/x"))).isEqualTo(NOTHING);
        assertThat(reached(TestRequest.of("GET", "/by-header/x").header("Api-Version", "v1")))
                .isEqualTo("h-one/get");
        assertThat(reached(TestRequest.of("GET", "/by-header/x").header("Api-Version", "v2")))
                .isEqualTo(NOTHING);
        assertThat(reached(TestRequest.of("GET", "/by-query/x"))).isEqualTo("q-original/get");
        assertThat(reached(TestRequest.of("GET", "/by-query/x?API-VERSION=v1"))).isEqualTo("q-one/get");
        assertThat(reached(TestRequest.of("GET", "/by-query/x?api-version=v3"))).isEqualTo(NOTHING);
    }

    @Test
    void findWhenTheProtocolIsNotTheApisThenNothingMatches() {
        assertThat(reached(TestRequest.of("GET", "/secure/x").https())).isEqualTo("secure/get");
        assertThat(TABLE.find(TestRequest.of("GET", "/secure/x"))).isInstanceOf(Route.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/../shop/items",
                "/shop/./items",
                "/shop/items/..",
                "/shop/%2e%2e/shop/items",
                "/shop/.%2E/items",
                "/shop/items/..%2fadmin",
                "/shop/items/x%2f..%2fadmin",
                "/shop/items/..%5cadmin",
                "/shop/items/..\\admin",
                "/shop/items/..;/admin/x",
                "/shop/items/..;a=b/admin/x",
                "//shop/items",
                "/shop//items",
                "/shop/items//x",
                "/shop/items/%",
                "/shop/items/%4",
                "/shop/items/%zz",
                "/shop/items/%c0%ae%c0%ae",
                "/shop/items/%c0%af",
                "/shop/items/%ff",
                "/shop/items/%00",
                "/shop/items/a%0d%0ab",
                "/shop/items/%7f",
                "shop/items",
                "*",
                "",
            })
    void findWhenABackendMightReadThePathOtherwiseThenNothingMatches(String target) {
        assertThat(TABLE.find(TestRequest.of("GET", target))).isInstanceOf(Route.None.class);
    }

    @Test
    void findWhenASlashIsEncodedThenItSeparatesNothing() {
        assertThat(reached(TestRequest.of("GET", "/shop%2fitems"))).isEqualTo(NOTHING);
        assertThat(reached(TestRequest.of("GET", "/shop/items%2fnew"))).isEqualTo(NOTHING);
        var one = matched("/shop/items/a%2Fb");
        assertThat(one.operation().name()).isEqualTo("one");
        assertThat(one.parameters()).isEqualTo(Map.of("id", "a/b"));
        assertThat(one.path()).isEqualTo("/items/a%2Fb");
    }

    @Test
    void findWhenAPercentSignIsEncodedThenItIsDecodedOnce() {
        var one = matched("/shop/items/%252e%252e");
        assertThat(one.operation().name()).isEqualTo("one");
        assertThat(one.parameters()).isEqualTo(Map.of("id", "%2e%2e"));
        assertThat(reached(TestRequest.of("GET", "/shop/items/n%2565w"))).isEqualTo("shop/one");
    }

    @Test
    void findWhenSomethingMatchesThenParametersAndTheRestOfThePathAreGiven() {
        assertThat(matched("/shop/items/Caf%C3%A9/").parameters()).isEqualTo(Map.of("id", "Café"));
        assertThat(matched("/shop/items/Caf%C3%A9/").path()).isEqualTo("/items/Caf%C3%A9/");
        assertThat(matched("/shop;rev=2/items").path()).isEqualTo("/items");
        assertThat(matched("/versioned/v1/x").path()).isEqualTo("/x");
        assertThat(matched("/shop").path()).isEqualTo("/");
        assertThat(matched("/shop/items(A7)").parameters()).isEqualTo(Map.of("key", "A7"));
        assertThat(matched("/shop/files/a%20b/c").parameters()).isEqualTo(Map.of("rest", "a b/c"));
        assertThat(matched("/shop/items/7/x/y").parameters()).isEqualTo(Map.of("*", "7/x/y"));
        assertThat(matched("/shop/search?kind=a+b&size=%33").parameters())
                .isEqualTo(Map.of("kind", "a b", "size", "3"));
    }

    @Test
    void findWhenAnApiHasAnEmptyPathThenItTakesWhatNoOtherDoes() {
        var table = TABLE.with(api("all", "")).with(operation("all", "any", "GET", "/*"));
        assertThat(reached(table, TestRequest.of("GET", "/"))).isEqualTo("all/any");
        assertThat(reached(table, TestRequest.of("GET", "/anything/at/all"))).isEqualTo("all/any");
        assertThat(reached(table, TestRequest.of("GET", "/;rev=1/x"))).isEqualTo("all/any");
        assertThat(reached(table, TestRequest.of("GET", "/shop/unknown"))).isEqualTo(NOTHING);
        assertThat(reached(table, TestRequest.of("GET", "/secure/x"))).isEqualTo(NOTHING);
    }

    @Test
    void findWhenTemplatesAreEqualThenTheOlderIsReached() {
        var table = RouteTable.EMPTY
                .with(api("a", "a"))
                .with(operation("a", "younger", "GET", "/{x}", 2))
                .with(operation("a", "older", "GET", "/{y}", 1));
        assertThat(reached(table, TestRequest.of("GET", "/a/1"))).isEqualTo("a/older");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/{x", "/admin/x}", "/admin/{a}{b}", "/admin/{a}/{A}", "/admin/*/more", "/admin/{}"})
    void findWhenATemplateIsBrokenThenItsRequestsMeetTheFaultAndNotANeighbour(String template) {
        var table = RouteTable.EMPTY
                .with(api("a", "a"))
                .with(operation("a", "all", "GET", "/*"))
                .with(operation("a", "broken", "GET", template));
        assertThat(table.find(TestRequest.of("GET", "/a/admin/1")))
                .isInstanceOfSatisfying(Route.Matched.class, match -> {
                    assertThat(match.operation().name()).isEqualTo("broken");
                    assertThat(match.fault()).contains(template);
                });
        assertThat(reached(table, TestRequest.of("GET", "/a/other"))).isEqualTo("a/all");
    }

    @Test
    void findWhenOnlyTheApiMatchesThenItIsNamed() {
        assertThat(TABLE.find(TestRequest.of("DELETE", "/shop/items/7")))
                .isInstanceOfSatisfying(
                        Route.WithoutOperation.class,
                        at -> assertThat(at.api().id()).isEqualTo("shop"));
    }

    @Test
    void withWhenAnApiMovesOrGoesThenItsOldPathLeadsNowhere() {
        var moved = TABLE.with(api("shop", "store"));
        assertThat(reached(moved, TestRequest.of("GET", "/store/items"))).isEqualTo("shop/list");
        assertThat(reached(moved, TestRequest.of("GET", "/shop/items"))).isEqualTo(NOTHING);
        assertThat(reached(TABLE, TestRequest.of("GET", "/shop/items"))).isEqualTo("shop/list");
        assertThat(reached(TABLE.withoutApi("shop"), TestRequest.of("GET", "/shop/items")))
                .isEqualTo(NOTHING);
        assertThat(reached(TABLE.withoutOperation("shop/list"), TestRequest.of("GET", "/shop/items")))
                .isEqualTo("shop/rest");
    }

    @Test
    void withWhenOperationsComeBeforeTheirApiThenTheyWaitForIt() {
        var table = RouteTable.EMPTY.with(operation("late", "get", "GET", "/x"));
        assertThat(reached(table, TestRequest.of("GET", "/late/x"))).isEqualTo(NOTHING);
        assertThat(reached(table.with(api("late", "late")), TestRequest.of("GET", "/late/x")))
                .isEqualTo("late/get");
    }

    private static Route.Matched matched(String target) {
        return (Route.Matched) TABLE.find(TestRequest.of("GET", target));
    }

    private static String reached(TestRequest request) {
        return reached(TABLE, request);
    }

    private static String reached(RouteTable table, TestRequest request) {
        return table.find(request)
                        instanceof
                        Route.Matched(
                                Entity.Api _,
                                Entity.Operation operation,
                                String _,
                                Map<String, String> _,
                                String _)
                ? operation.id()
                : NOTHING;
    }
}
