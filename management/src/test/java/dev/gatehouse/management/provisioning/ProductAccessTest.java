package dev.gatehouse.management.provisioning;

import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Application based access of products, through the ARM door. */
final class ProductAccessTest {
    @TempDir
    Path folder;

    private final RecordingSink sink = new RecordingSink();
    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, sink);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void enablingWhenCreatingRegistersTheProductAndTellsItsIds() {
        var made = arm.enabled("starter", "Starter");

        assertThat(made.status()).isEqualTo(201);
        var app = arm.directory.products.values().iterator().next();
        assertThat(app.name).isEqualTo("APIMProductApplicationStarter");
        assertThat(app.role).isEqualTo("Product.Starter.All");
        assertThat(made.body().at("/properties/application/entra/applicationId").asText())
                .isEqualTo(app.applicationId);
        assertThat(made.body().at("/properties/application/entra/audience").asText())
                .isEqualTo("api://" + app.applicationId);
        assertThat(arm.get("/products/starter").body()).isEqualTo(made.body());
        assertThat(sink.find(Entity.Product.class, "starter")).hasValueSatisfying(product -> {
            assertThat(product.acceptsTokens()).isTrue();
            assertThat(product.acceptsKeys()).isFalse();
            assertThat(product.application())
                    .contains(new Entity.ProductApplication(
                            app.applicationId, "api://" + app.applicationId, "Product.Starter.All"));
        });
        assertThat(Long.toString(sink.revision()))
                .isEqualTo(made.raw()
                        .orElseThrow()
                        .headers()
                        .firstValue("x-gatehouse-revision")
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void enablingLaterRegistersTheProduct(String method) {
        arm.product("starter", "Starter", "");
        assertThat(arm.directory.products).isEmpty();

        var enabled = arm.send(
                method,
                "/products/starter",
                "{\"properties\":{\"displayName\":\"Starter\",\"authenticationType\":[\"subscription-key\",\"application-token\"]}}");

        assertThat(enabled.status()).isEqualTo(200);
        assertThat(arm.directory.products).hasSize(1);
        assertThat(enabled.body().at("/properties/application/entra/audience").asText())
                .startsWith("api://");
    }

    @Test
    void aPutThatDoesNotNameTheAuthenticationTypeLeavesItAsItIs() {
        arm.enabled("starter", "Starter");

        for (var body : new String[] {
            "{\"displayName\":\"Starter\"}", "{\"displayName\":\"Starter\",\"authenticationType\":null}"
        }) {
            var kept = arm.put("/products/starter", body);
            assertThat(kept.property("authenticationType").get(0).asText()).isEqualTo("application-token");
            assertThat(kept.property("application").isObject()).isTrue();
        }
        assertThat(arm.directory.withdrawn).isEmpty();
        assertThat(arm.directory.products).hasSize(1);
    }

    @Test
    void theSameApplicationIsAcceptedAndAnotherIsRefused() {
        var application = arm.enabled("starter", "Starter").property("application");

        assertThat(arm.patch("/products/starter", "{\"application\":" + application + "}")
                        .status())
                .isEqualTo(200);

        for (var other : new String[] {
            "{\"entra\":{\"applicationId\":\"99999999-9999-4999-8999-999999999999\"}}",
            "{\"entra\":{\"audience\":\"api://other\"}}"
        }) {
            var refused = arm.patch("/products/starter", "{\"application\":" + other + "}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error()).contains("application.entra.");
        }
        for (var shapeless :
                new String[] {"\"mine\"", "[]", "{\"entra\":7}", "{\"entra\":{\"audience\":[\"api://mine\"]}}"}) {
            var refused =
                    arm.put("/products/starter", "{\"displayName\":\"Starter\",\"application\":" + shapeless + "}");
            assertThat(refused.status()).as(shapeless).isEqualTo(400);
            assertThat(refused.error()).contains("application", "must be");
        }
        assertThat(arm.get("/products/starter").property("application")).isEqualTo(application);
        var early = arm.put(
                "/products/other",
                "{\"displayName\":\"Other\",\"authenticationType\":[\"application-token\"],\"application\":{\"entra\":{\"audience\":\"api://mine\"}}}");
        assertThat(early.status()).isEqualTo(400);
        assertThat(arm.directory.products).hasSize(1);
        assertThat(arm.get("/products/other").status()).isEqualTo(404);
    }

    @Test
    void renamingKeepsIdsAndRoleAndBringsTheDirectorysNameUpToDate() {
        var before = arm.enabled("starter", "Starter");

        var renamed = arm.patch("/products/starter", "{\"displayName\":\"Beginner\"}");
        arm.provisioning.runDue();

        assertThat(renamed.property("application")).isEqualTo(before.property("application"));
        var app = arm.directory.products.values().iterator().next();
        assertThat(app.name).isEqualTo("APIMProductApplicationBeginner");
        assertThat(app.role).isEqualTo("Product.Starter.All");
        assertThat(sink.find(Entity.Product.class, "starter")
                        .orElseThrow()
                        .application()
                        .orElseThrow()
                        .role())
                .isEqualTo("Product.Starter.All");
    }

    @Test
    void withdrawingDeletesSoftlyAndEnablingAgainBringsTheSameApplicationBackWithItsGrants() {
        var before = arm.enabled("starter", "Starter");
        arm.application("shop");
        arm.link("shop", "starter");
        arm.application("gone");
        arm.link("gone", "starter");

        var withdrawn = arm.patch("/products/starter", "{\"authenticationType\":[\"subscription-key\"]}");
        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.property("application").isMissingNode()).isTrue();
        assertThat(sink.find(Entity.Product.class, "starter").orElseThrow().acceptsTokens())
                .isFalse();
        assertThat(sink.find(Entity.Product.class, "starter").orElseThrow().application())
                .as("its tokens are still known as this service's")
                .isPresent();
        arm.provisioning.runDue();
        assertThat(arm.directory.products).isEmpty();
        assertThat(arm.directory.withdrawn).hasSize(1);
        assertThat(arm.directory.grants).isEmpty();
        arm.delete("/clientApplications/gone/productLinks/starter");

        var enabled = arm.patch("/products/starter", "{\"authenticationType\":[\"application-token\"]}");
        arm.provisioning.runDue();

        assertThat(enabled.property("application")).isEqualTo(before.property("application"));
        assertThat(arm.directory.products).hasSize(1);
        assertThat(arm.directory.grants).singleElement().asString().contains("gatehouse-application-");
    }

    @Test
    void deletingTheProductDeletesItsApplicationForGoodAlsoAfterItWasWithdrawn() {
        arm.enabled("starter", "Starter");
        arm.enabled("second", "Second");
        arm.patch("/products/second", "{\"authenticationType\":[]}");
        arm.provisioning.runDue();
        assertThat(arm.directory.withdrawn).hasSize(1);

        assertThat(arm.delete("/products/starter").status()).isEqualTo(200);
        assertThat(arm.delete("/products/second").status()).isEqualTo(200);
        arm.provisioning.runDue();

        assertThat(arm.directory.products).isEmpty();
        assertThat(arm.directory.withdrawn).isEmpty();
        assertThat(sink.find(Entity.Product.class, "starter")).isEmpty();
    }

    @Test
    void aProductWithLinksIsNotDeleted() {
        arm.enabled("starter", "Starter");
        arm.application("shop");
        arm.link("shop", "starter");

        var refused = arm.delete("/products/starter");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error()).contains("shop");
        assertThat(arm.get("/products/starter").status()).isEqualTo(200);
        arm.provisioning.runDue();
        assertThat(arm.directory.products).hasSize(1);
    }

    @Test
    void aRecreatedProductIsNotTheOldOne() {
        var old = arm.enabled("starter", "Starter");
        arm.delete("/products/starter");
        arm.provisioning.runDue();

        var fresh = arm.enabled("starter", "Starter");

        assertThat(fresh.body().at("/properties/application/entra/applicationId"))
                .isNotEqualTo(old.body().at("/properties/application/entra/applicationId"));
    }

    @Test
    void withoutTheDirectoryRoleEnablingFailsAndSaysSoAndChangesNothing() {
        arm.directory.missing = "The identity lacks Application Administrator. Grant it with curl.";

        var refused = arm.enabled("starter", "Starter");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("Application Administrator").contains("curl");
        assertThat(arm.get("/products/starter").status()).isEqualTo(404);
        assertThat(arm.directory.products).isEmpty();
        assertThat(arm.intents()).isEmpty();
        assertThat(sink.find(Entity.Product.class, "starter")).isEmpty();
    }

    @Test
    void withoutTheServicesIdentityEnablingFailsAndSaysHowToSwitchItOn() {
        arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");

        var refused = arm.enabled("starter", "Starter");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("SystemAssigned").contains("Application Administrator");
        assertThat(arm.directory.calls).doesNotContain("registerProduct");
    }

    @Test
    void withTheDirectoryDownEnablingFailsAndLeavesNothingBehind() {
        arm.directory.down = true;

        var refused = arm.enabled("starter", "Starter");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.error()).contains("nothing was changed");
        assertThat(arm.get("/products/starter").status()).isEqualTo(404);
        arm.directory.down = false;
        arm.now = arm.now.plusSeconds(600);
        arm.provisioning.runDue();
        assertThat(arm.intents()).isEmpty();
        assertThat(arm.directory.products).isEmpty();
        assertThat(arm.enabled("starter", "Starter").status()).isEqualTo(201);
    }

    @Test
    void withTheDirectoryDownWithdrawingAndDeletingWork() {
        arm.enabled("starter", "Starter");
        arm.enabled("second", "Second");
        arm.directory.down = true;

        assertThat(arm.patch("/products/starter", "{\"authenticationType\":[\"subscription-key\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(arm.delete("/products/second").status()).isEqualTo(200);
        arm.provisioning.runDue();
        assertThat(sink.find(Entity.Product.class, "starter").orElseThrow().acceptsTokens())
                .isFalse();
        assertThat(sink.find(Entity.Product.class, "second")).isEmpty();
        assertThat(arm.directory.products).as("still to be cleaned up").hasSize(2);

        arm.directory.down = false;
        arm.now = arm.now.plusSeconds(600);
        arm.provisioning.runDue();

        assertThat(arm.directory.products).isEmpty();
        assertThat(arm.directory.withdrawn).hasSize(1);
        assertThat(arm.intents()).isEmpty();
    }

    @Test
    void twoProductsOfAlikeNamesGetDifferentRoles() {
        arm.enabled("a", "My Product");
        arm.enabled("b", "MyProduct");
        arm.enabled("c", "Ünïcödé");
        arm.enabled("d", "日本");

        assertThat(arm.directory.products.values())
                .extracting(app -> app.role)
                .containsExactly("Product.MyProduct.All", "Product.b.All", "Product.ncd.All", "Product.d.All");
    }
}
