package dev.gatehouse.management.provisioning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

final class RoleValueTest {
    private static final String UID = "6a1f7a3e-0000-4000-8000-000000000001";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Starter,starter,Product.Starter.All",
                "My Product,p,Product.MyProduct.All",
                "A\\B,p,Product.AB.All",
                "Größe,p,Product.Gre.All",
                "'quoted' & [more],p,Product.'quoted'&[more].All",
                "日本,nippon,Product.nippon.All",
                "日本,日本," + "Product." + UID + ".All",
            })
    void forbiddenCharactersAreLeftOut(String displayName, String id, String value) {
        assertThat(RoleValue.of(displayName, id, UID, Set.of())).isEqualTo(value);
    }

    @Test
    void aDoubleQuoteIsForbiddenToo() {
        assertThat(RoleValue.of("a\"b", "p", UID, Set.of())).isEqualTo("Product.ab.All");
    }

    @Test
    void aLongNameIsCutSoThatTheWholeHas120Characters() {
        var value = RoleValue.of("x".repeat(300), "p", UID, Set.of());

        assertThat(value).hasSize(120).startsWith("Product.x").endsWith("x.All");
    }

    @Test
    void aValueThatAnotherProductHasGivesWayToTheId() {
        assertThat(RoleValue.of("Starter", "s2", UID, Set.of("Product.Starter.All")))
                .isEqualTo("Product.s2.All");
        assertThat(RoleValue.of("Starter", "s2", UID, Set.of("Product.Starter.All", "Product.s2.All")))
                .isEqualTo("Product." + UID + ".All");
    }
}
