package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.Product;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaTest {

    record Inner(@Rule(required = true) String name) {}

    record Outer(
            @Rule(name = "given-name", required = true, min = 2, max = 5, pattern = "[a-z]+")
            String givenName,

            @Rule(least = 1, most = 9) Optional<Integer> size,
            List<Inner> inner,
            Map<String, Object> free) {}

    @Test
    void componentsBecomePropertiesWithTheirRules() {
        var schema = Schema.of(Outer.class);

        assertThat(schema.properties())
                .extracting(Property::name)
                .containsExactly("given-name", "size", "inner", "free");
        var first = schema.property("given-name").orElseThrow();
        assertThat(first.required()).isTrue();
        assertThat(first.min()).isEqualTo(2);
        assertThat(first.max()).isEqualTo(5);
        assertThat(first.pattern().orElseThrow().pattern()).isEqualTo("[a-z]+");
        assertThat(schema.property("size").orElseThrow().shape()).isEqualTo(new Shape.Whole());
        assertThat(schema.property("inner").orElseThrow().shape())
                .isEqualTo(new Shape.ListOf(new Shape.ObjectOf(Schema.of(Inner.class))));
        assertThat(schema.property("free").orElseThrow().shape()).isEqualTo(new Shape.MapOf(new Shape.Anything()));
    }

    @Test
    void aPropertyStaysUnderVersionsThatLackItAndAlwaysIfItIsKept() {
        record Later(
                @Rule(since = "2024-10-01-preview") Optional<String> later,
                @Rule(kept = true) Optional<String> kept,
                Optional<String> plain) {}
        var schema = Schema.of(Later.class);
        var before = ApiVersion.of("2024-05-01");
        var after = ApiVersion.of("2025-03-01-preview");

        assertThat(schema.property("later").orElseThrow().staysUnder(before)).isTrue();
        assertThat(schema.property("later").orElseThrow().staysUnder(after)).isFalse();
        assertThat(schema.property("kept").orElseThrow().staysUnder(after)).isTrue();
        assertThat(schema.property("plain").orElseThrow().staysUnder(before)).isFalse();
    }

    @Test
    void choicesAreByTheirNamesInJson() {
        assertThat(Schema.of(Product.class)
                        .property("authenticationType")
                        .orElseThrow()
                        .shape())
                .isEqualTo(new Shape.ListOf(new Shape.Choice(List.of("subscription-key", "application-token"))));
    }

    @Test
    void aTypeThatHasNoShapeIsRefused() {
        record Wrong(Duration duration) {}

        assertThatThrownBy(() -> Schema.of(Wrong.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Duration");
    }

    @Test
    void everyTypeOfTheCatalogueHasItsOwnPathAndIsFoundByIt() {
        var paths = Catalogue.types().stream().map(ResourceType::path).collect(Collectors.toSet());

        assertThat(paths).hasSameSizeAs(Catalogue.types());
        assertThat(Catalogue.types())
                .allSatisfy(type -> assertThat(Catalogue.byPath(type.path().toUpperCase(java.util.Locale.ROOT)))
                        .contains(type));
        assertThat(Catalogue.child(Catalogue.SERVICE, "roleAssignments")).isEmpty();
    }
}
