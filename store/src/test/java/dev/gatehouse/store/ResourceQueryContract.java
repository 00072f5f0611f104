package dev.gatehouse.store;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static dev.gatehouse.store.ResourceField.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Finding, sorting and paging, as every database under the store must do them. */
abstract class ResourceQueryContract extends StoreContract {

    @Test
    void filtersCompareAsTheirKindsDo() {
        var document = properties("displayName", "Größe 100% 'quoted' O");
        document.withObject("properties")
                .put("count", 10)
                .put("ratio", 2.5)
                .put("digits", "10")
                .put("enabled", true)
                .put("date", "2026-03-01T10:00:00+02:00")
                .putNull("nothing")
                .putArray("tags")
                .add("Red")
                .add("green");
        put(product("Match", document));
        put(product("Other", properties("displayName", "zzz")));
        var name = document("properties", "displayName");
        var count = document("properties", "count");
        var matching = List.of(
                text(name, ResourceFilter.Operator.EQ, "GRÖSSE 100% 'quoted' o".replace("SS", "ß")),
                text(name, ResourceFilter.Operator.LT, "h"),
                match(name, ResourceFilter.TextMatch.Kind.CONTAINS, "0% 'QUOTED"),
                match(name, ResourceFilter.TextMatch.Kind.STARTS_WITH, "grÖß"),
                match(name, ResourceFilter.TextMatch.Kind.ENDS_WITH, "' o"),
                match(new ResourceField.Name(), ResourceFilter.TextMatch.Kind.CONTAINS, "ATC"),
                number(count, ResourceFilter.Operator.EQ, "10.0"),
                number(count, ResourceFilter.Operator.GT, "9"),
                number(document("properties", "ratio"), ResourceFilter.Operator.LE, "2.5"),
                compare(
                        document("properties", "enabled"),
                        ResourceFilter.Operator.EQ,
                        new ResourceFilter.Value.Bool(true)),
                compare(
                        document("properties", "date"),
                        ResourceFilter.Operator.EQ,
                        new ResourceFilter.Value.Time(Instant.parse("2026-03-01T08:00:00Z"))),
                compare(
                        document("properties", "date"),
                        ResourceFilter.Operator.LT,
                        new ResourceFilter.Value.Time(Instant.parse("2026-03-01T08:00:00.001Z"))),
                text(document("properties", "date"), ResourceFilter.Operator.EQ, "2026-03-01T08:00:00.000Z"),
                any("RED"),
                new ResourceFilter.Not(text(name, ResourceFilter.Operator.EQ, "zzz")),
                text(name, ResourceFilter.Operator.NE, "zzz"));
        assertThat(matching)
                .allSatisfy(filter -> assertThat(productsWhere(filter)).containsExactly("Match"));

        var neither = List.of(
                text(count, ResourceFilter.Operator.EQ, "10"),
                number(document("properties", "digits"), ResourceFilter.Operator.EQ, "10"),
                text(count, ResourceFilter.Operator.GT, ""),
                match(count, ResourceFilter.TextMatch.Kind.CONTAINS, "1"),
                match(name, ResourceFilter.TextMatch.Kind.CONTAINS, "%x%"),
                match(name, ResourceFilter.TextMatch.Kind.ENDS_WITH, "a much longer text than the value itself has"),
                compare(
                        document("properties", "enabled"),
                        ResourceFilter.Operator.EQ,
                        new ResourceFilter.Value.Bool(false)),
                any("blue"),
                match(document("properties", "missing"), ResourceFilter.TextMatch.Kind.CONTAINS, ""),
                text(name, ResourceFilter.Operator.EQ, "' or 1=1 --"),
                compare(count, ResourceFilter.Operator.EQ, new ResourceFilter.Value.Null())
                        .and(text(name, ResourceFilter.Operator.LT, "h")));
        assertThat(neither)
                .allSatisfy(filter -> assertThat(productsWhere(filter)).isEmpty());

        var both = List.of(
                compare(document("properties", "nothing"), ResourceFilter.Operator.EQ, new ResourceFilter.Value.Null()),
                compare(document("properties", "missing"), ResourceFilter.Operator.EQ, new ResourceFilter.Value.Null()),
                text(document("properties", "missing"), ResourceFilter.Operator.NE, "a"),
                new ResourceFilter.Not(number(document("properties", "missing"), ResourceFilter.Operator.GT, "1")),
                new ResourceFilter.Or(any("red"), text(name, ResourceFilter.Operator.EQ, "ZZZ")),
                compare(new ResourceField.Created(), ResourceFilter.Operator.GE, new ResourceFilter.Value.Time(START)));
        assertThat(both).allSatisfy(filter -> assertThat(productsWhere(filter)).containsExactly("Match", "Other"));
    }

    private static ResourceFilter text(ResourceField field, ResourceFilter.Operator operator, String text) {
        return compare(field, operator, new ResourceFilter.Value.Text(text));
    }

    private static ResourceFilter number(ResourceField field, ResourceFilter.Operator operator, String number) {
        return compare(field, operator, new ResourceFilter.Value.Number(new BigDecimal(number)));
    }

    private static ResourceFilter compare(
            ResourceField field, ResourceFilter.Operator operator, ResourceFilter.Value value) {
        return new ResourceFilter.Comparison(field, operator, value);
    }

    private static ResourceFilter match(ResourceField field, ResourceFilter.TextMatch.Kind kind, String text) {
        return new ResourceFilter.TextMatch(field, kind, text);
    }

    private static ResourceFilter any(String tag) {
        return new ResourceFilter.Any(
                new ResourceField.Document(List.of("properties", "tags")),
                text(new ResourceField.Element(), ResourceFilter.Operator.EQ, tag));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlapAndCountAll() {
        store.write(transaction -> {
            IntStream.range(0, 250)
                    .forEach(i -> transaction.put(
                            product("p%03d".formatted(249 - i), properties("group", i % 2 == 0 ? "even" : "odd")),
                            Expected.anything()));
            return true;
        });
        var query = ResourceQuery.all(SERVICE, "products")
                .where(ResourceFilter.textEquals(document("properties", "group"), "EVEN"))
                .orderedBy(new ResourceQuery.Order(new ResourceField.Name(), false))
                .counted();
        var seen = new ArrayList<String>();
        var more = true;
        for (int skip = 0; more; skip += 40) {
            var from = skip;
            var page = store.read(view -> view.query(query.page(from, 40)));
            assertThat(page.total()).hasValue(125);
            page.items().forEach(item -> seen.add(item.name()));
            more = page.more();
        }
        assertThat(seen).hasSize(125).doesNotHaveDuplicates().isSorted();
        assertThat(store.read(view -> view.query(query.page(125, 40))).items()).isEmpty();
    }

    @Test
    void sortingGoesByNumbersTextNameAndTimeInBothDirections() {
        for (var value : List.of("b", "C", "a")) {
            var document = properties("text", value);
            document.withObject("properties").put("number", value.charAt(0) % 32 * 10);
            put(product("x" + value, document));
            now.set(now.get().plus(Duration.ofMinutes(1)));
        }
        var all = ResourceQuery.all(SERVICE, "products");
        assertThat(names(all)).containsExactly("xb", "xC", "xa");
        for (var field :
                List.of(document("properties", "text"), document("properties", "number"), new ResourceField.Name())) {
            assertThat(names(all.orderedBy(new ResourceQuery.Order(field, false))))
                    .containsExactly("xa", "xb", "xC");
            assertThat(names(all.orderedBy(new ResourceQuery.Order(field, true))))
                    .containsExactly("xC", "xb", "xa");
        }
        assertThat(names(all.orderedBy(new ResourceQuery.Order(new ResourceField.Updated(), true))))
                .containsExactly("xa", "xC", "xb");
    }

    @Test
    void whatStandsBelowIsAskedForInTheSameQuery() {
        put(product("Two", properties("displayName", "b")));
        put(product("One", properties("displayName", "a")));
        put(product("None", properties("displayName", "c")));
        put(link("One", "gold", "ACTIVE"));
        put(link("One", "starter", "pending"));
        put(link("Two", "starter", "pending"));
        var gold = linked(ResourceFilter.textEquals(document("properties", "productId"), "/products/GOLD"));
        var any = linked(ResourceFilter.everything());
        assertThat(productsWhere(gold)).containsExactly("One");
        assertThat(productsWhere(new ResourceFilter.Not(gold))).containsExactly("Two", "None");
        assertThat(productsWhere(new ResourceFilter.Not(any))).containsExactly("None");
        assertThat(productsWhere(any.and(ResourceFilter.textEquals(document("properties", "displayName"), "B"))))
                .containsExactly("Two");
        var sorted = ResourceQuery.all(SERVICE, "products")
                .where(any)
                .orderedBy(new ResourceQuery.Order(document("properties", "displayName"), false))
                .page(0, 1)
                .counted();
        assertThat(names(sorted)).containsExactly("One");
        assertThat(store.read(view -> view.query(sorted)).total()).hasValue(2);
        assertThatThrownBy(() -> productsWhere(new ResourceFilter.Below("products/links", any)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ResourceFilter linked(ResourceFilter condition) {
        return new ResourceFilter.Below("products/links", condition);
    }

    private static ResourceWrite link(String product, String name, String state) {
        var document = properties("productId", "/products/" + name);
        document.withObject("properties").put("state", state);
        var above = "/products/" + product.toLowerCase();
        return ResourceWrite.of(key(above + "/links/" + name), "products/links", above, name, document);
    }

    @Test
    void falseIsSortedBeforeTrue() {
        for (var value : List.of(true, false)) {
            var document = properties("displayName", "x");
            document.withObject("properties").put("enabled", value.booleanValue());
            put(product("is" + value, document));
        }
        var all = ResourceQuery.all(SERVICE, "products");
        var enabled = document("properties", "enabled");
        assertThat(names(all.orderedBy(new ResourceQuery.Order(enabled, false))))
                .containsExactly("isfalse", "istrue");
        assertThat(names(all.orderedBy(new ResourceQuery.Order(enabled, true)))).containsExactly("istrue", "isfalse");
    }

    @Test
    void aFieldIsFoundInAnyCase() {
        put(product("One", properties("email", "Ada@Example.org")));
        put(product("Two", properties("email", "bob@example.org")));
        assertThat(list(view ->
                        view.findByField(SERVICE, "products", document("properties", "email"), "ADA@example.ORG")))
                .extracting(StoredResource::name)
                .containsExactly("One");
    }
}
