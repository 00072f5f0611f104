package dev.gatehouse.management.provisioning;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/** The directory, told to those who manage the service, against the tenant that the server embeds. */
final class EmbeddedDirectoryViewTest {
    @TempDir
    Path folder;

    private Installation arm;
    private EmbeddedTenant tenant;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        tenant = new EmbeddedTenant(folder, () -> arm.now);
        arm.provisionInto(tenant.directory);
        arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
        arm.provisioning.runDue();
    }

    @AfterEach
    void stop() {
        arm.close();
        tenant.close();
    }

    private String identity() {
        return arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                .body()
                .at("/identity/principalId")
                .asText();
    }

    @Test
    void directoryWhenTheIdentityIsOffOrWithoutItsRoleThenItSaysWhatIsMissing() {
        var off = arm.get("/directory").body();
        assertThat(off.path("tenantId").asText()).isEqualTo(tenant.tenant.id());
        assertThat(off.path("ready").asBoolean()).isFalse();
        assertThat(off.path("problem").asText()).contains("switch it on");
        assertThat(off.has("principalId")).isFalse();

        var principal = identity();
        var without = arm.get("/directory").body();
        assertThat(without.path("ready").asBoolean()).isFalse();
        assertThat(without.path("principalId").asText()).isEqualTo(principal);
        assertThat(without.path("problem").asText()).contains("Application Administrator", principal);

        tenant.makeAdministrator(principal);
        assertThat(arm.get("/directory").body().path("ready").asBoolean()).isTrue();
    }

    @Test
    void registrationsWhenSomeAreOursThenTheyNameTheirResourcesAndOthersDont() {
        tenant.makeAdministrator(identity());
        var product = arm.enabled("starter", "Starter").body();
        var clientId = arm.application("shop").property("entraApplicationId").asText();
        arm.link("shop", "starter");
        tenant.change("POST", "/applications", "{\"displayName\":\"Somebody's\"}");
        var productAppId =
                product.at("/properties/application/entra/applicationId").asText();

        var backend = arm.get("/appRegistrations/" + productAppId).body();
        assertThat(backend.path("madeHere").asBoolean()).isTrue();
        assertThat(backend.path("productId").asText()).endsWith("/products/starter");
        assertThat(backend.at("/appRoles/0/value").asText()).isEqualTo("Product.Starter.All");
        assertThat(backend.at("/holders/0/role").asText()).isEqualTo("Product.Starter.All");
        assertThat(backend.path("servicePrincipal").path("accountEnabled").asBoolean())
                .isTrue();

        var shop = arm.get("/appRegistrations/" + clientId).body();
        assertThat(shop.path("clientApplicationId").asText()).endsWith("/clientApplications/shop");
        assertThat(shop.at("/permissions/0/value").asText()).isEqualTo("Product.Starter.All");
        assertThat(shop.at("/permissions/0/resourceAppId").asText()).isEqualTo(productAppId);
        assertThat(shop.at("/permissions/0/asked").asBoolean()).isTrue();
        assertThat(shop.at("/permissions/0/granted").asBoolean()).isTrue();
        assertThat(shop.at("/credentials/0/endDateTime").asText()).startsWith("20");
        assertThat(shop.toString()).doesNotContain("secretText");

        var others = arm.get("/appRegistrations?search=Somebody").body().path("value");
        assertThat(others).hasSize(1);
        assertThat(others.at("/0/madeHere").asBoolean()).isFalse();
        assertThat(others.at("/0").has("productId")).isFalse();
        assertThat(arm.get("/appRegistrations?search=" + clientId).body().path("value"))
                .hasSize(1);
    }

    @Test
    void registrationsWhenThereAreManyThenTheyComePageByPageAndEachOnce() {
        tenant.makeAdministrator(identity());
        for (int i = 0; i < 5; i++) {
            tenant.change("POST", "/applications", "{\"displayName\":\"Many'" + i + "\"}");
        }
        var names = new ArrayList<String>();
        var next = "";
        do {
            var page = arm.get("/appRegistrations?$top=2&search=Many%27" + next).body();
            assertThat(page.path("value").size()).isBetween(1, 2);
            page.path("value").forEach(one -> names.add(one.path("displayName").asText()));
            var token = page.path("skipToken").asText();
            next = token.isEmpty() ? "" : "&$skiptoken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        } while (!next.isEmpty());

        assertThat(names).containsExactlyInAnyOrder("Many'0", "Many'1", "Many'2", "Many'3", "Many'4");
    }

    @Test
    void registrationsWhenAskedWronglyThenTheFieldIsNamed() {
        tenant.makeAdministrator(identity());

        assertThat(arm.get("/appRegistrations?$top=0").status()).isEqualTo(400);
        assertThat(arm.get("/appRegistrations/none").status()).isEqualTo(404);
        assertThat(arm.get("/appRegistrations/00000000-1111-2222-3333-444444444444")
                        .status())
                .isEqualTo(404);
        assertThat(arm.send("PUT", "/appRegistrations/x", "{}").status()).isEqualTo(405);
    }
}
