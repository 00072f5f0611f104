package dev.gatehouse.management.provisioning;

import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/** Client applications and their product links, through the ARM door. */
final class ClientApplicationsTest {
    private static final String SHOP = "/clientApplications/shop";

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
    void registeringMakesAnApplicationAndTellsItsIds() {
        var made = arm.application("shop");

        assertThat(made.status()).isEqualTo(201);
        var app = arm.directory.clients.values().iterator().next();
        assertThat(app.name).isEqualTo("APIMApplicationshop");
        assertThat(made.property("entraApplicationId").asText()).isEqualTo(app.applicationId);
        assertThat(made.property("entraTenantId").asText()).isEqualTo("tenant-1");
        assertThat(made.property("state").asText()).isEqualTo("active");
        assertThat(made.property("enabled").asBoolean()).isTrue();
        assertThat(made.property("ownerId").asText()).isEqualTo(Installation.SERVICE.path() + "/users/ada");
        assertThat(sink.find(Entity.Application.class, "shop")).hasValueSatisfying(known -> {
            assertThat(known.clientId()).isEqualTo(app.applicationId);
            assertThat(known.ownerId()).isEqualTo("ada");
            assertThat(known.enabled()).isTrue();
        });
    }

    @Test
    void whatTheServerKnowsCanNotBeWritten() {
        var app = arm.application("shop").property("entraApplicationId");

        var answer = arm.put(
                SHOP,
                "{\"displayName\":\"shop\",\"ownerId\":\"/users/ada\",\"entraApplicationId\":\"mine\",\"entraTenantId\":\"x\",\"state\":\"rejected\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.property("entraApplicationId")).isEqualTo(app);
        assertThat(answer.property("entraTenantId").asText()).isEqualTo("tenant-1");
        assertThat(answer.property("state").asText()).isEqualTo("active");
    }

    @Test
    void linkingGrantsTheRoleAndUnlinkingTakesItAway() {
        arm.enabled("starter", "Starter");
        arm.application("shop");

        var link = arm.link("shop", "starter");

        assertThat(link.status()).isEqualTo(201);
        assertThat(link.property("state").asText()).isEqualTo("active");
        assertThat(arm.directory.grants).hasSize(1);
        assertThat(sink.find(Entity.ProductLink.class, "shop/starter")).hasValueSatisfying(known -> {
            assertThat(known.active()).isTrue();
            assertThat(known.productId()).isEqualTo("starter");
        });

        assertThat(arm.link("shop", "starter").status()).as("already linked").isEqualTo(200);
        assertThat(arm.directory.grants).hasSize(1);

        assertThat(arm.delete(SHOP + "/productLinks/starter").status()).isEqualTo(200);
        assertThat(sink.find(Entity.ProductLink.class, "shop/starter")).isEmpty();
        arm.provisioning.runDue();
        assertThat(arm.directory.grants).isEmpty();
        assertThat(arm.delete(SHOP + "/productLinks/starter").status()).isEqualTo(204);
    }

    @Test
    void linkingNeedsApplicationAccessOnTheProduct() {
        arm.product("starter", "Starter", "");
        arm.application("shop");

        var refused = arm.link("shop", "starter");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("application-token");
        assertThat(arm.directory.grants).isEmpty();
        assertThat(arm.directory.calls).doesNotContain("grant");
    }

    @Test
    void aSecondLinkToTheSameProductIsRefusedAndTheFirstStays() {
        arm.enabled("starter", "Starter");
        arm.application("shop");
        arm.link("shop", "starter");

        var refused = arm.put(SHOP + "/productLinks/second", "{\"productId\":\"/products/starter\"}");

        assertThat(refused.status()).isEqualTo(409);
        arm.provisioning.runDue();
        assertThat(arm.directory.grants).hasSize(1);
    }

    @Test
    void unlinkingWorksWhileTheDirectoryIsDownAndLinkingAgainEndsLinked() {
        arm.enabled("starter", "Starter");
        arm.application("shop");
        arm.link("shop", "starter");
        arm.directory.down = true;

        assertThat(arm.delete(SHOP + "/productLinks/starter").status()).isEqualTo(200);
        arm.provisioning.runDue();
        assertThat(sink.find(Entity.ProductLink.class, "shop/starter")).isEmpty();
        assertThat(arm.directory.grants).as("to be cleaned up").hasSize(1);

        assertThat(arm.link("shop", "starter").status()).isEqualTo(503);
        assertThat(sink.find(Entity.ProductLink.class, "shop/starter")).isEmpty();

        arm.directory.down = false;
        arm.restart(CrashPoint.none());
        assertThat(arm.link("shop", "starter").status()).isEqualTo(201);
        arm.now = arm.now.plusSeconds(600);
        arm.provisioning.runDue();

        assertThat(arm.directory.grants).hasSize(1);
        assertThat(arm.intents()).isEmpty();
    }

    @Test
    void deletingWorksWhileTheDirectoryIsDown() {
        arm.enabled("starter", "Starter");
        arm.application("shop");
        arm.link("shop", "starter");
        arm.directory.down = true;

        assertThat(arm.delete(SHOP).status()).isEqualTo(200);
        assertThat(sink.find(Entity.Application.class, "shop")).isEmpty();
        assertThat(sink.find(Entity.ProductLink.class, "shop/starter")).isEmpty();

        arm.directory.down = false;
        arm.provisioning.runDue();
        assertThat(arm.directory.clients).isEmpty();
        assertThat(arm.directory.grants).isEmpty();
        assertThat(arm.directory.secretCount()).isZero();
    }

    @Test
    void aRegistrationThatTheDirectoryRefusesLeavesNothingHalfMade() {
        arm.directory.refuses = "addSecret";

        var refused = arm.application("shop");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("refused");
        assertThat(arm.get(SHOP).status()).isEqualTo(404);
        arm.provisioning.runDue();
        assertThat(arm.directory.clients).isEmpty();
        assertThat(arm.intents()).isEmpty();
        assertThat(sink.find(Entity.Application.class, "shop")).isEmpty();
    }

    @Test
    void withoutTheDirectoryRoleRegisteringFailsAndSaysSo() {
        arm.directory.missing = "The identity lacks Application Administrator. Grant it with curl.";

        var refused = arm.application("shop");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("Application Administrator").contains("curl");
        assertThat(arm.directory.clients).isEmpty();
    }

    @Test
    void renamingBringsTheDirectorysNameUpToDate() {
        var before = arm.application("shop");

        var renamed = arm.put(SHOP, "{\"displayName\":\"Store\",\"ownerId\":\"/users/ada\"}");
        arm.provisioning.runDue();

        assertThat(renamed.property("entraApplicationId")).isEqualTo(before.property("entraApplicationId"));
        assertThat(arm.directory.clients.values())
                .singleElement()
                .satisfies(app -> assertThat(app.name).isEqualTo("APIMApplicationStore"));
    }

    @Test
    void disablingAndRefusingTokensReachTheGatewayAndAPutThatDoesNotNameThemKeepsThem() {
        arm.application("shop");

        arm.put(
                SHOP,
                "{\"displayName\":\"shop\",\"ownerId\":\"/users/ada\",\"enabled\":false,\"refuseTokensBefore\":\"2026-11-22T09:00:00Z\"}");
        var kept = arm.put(SHOP, "{\"displayName\":\"shop\",\"ownerId\":\"/users/ada\"}");

        assertThat(kept.property("enabled").asBoolean()).isFalse();
        assertThat(sink.find(Entity.Application.class, "shop")).hasValueSatisfying(known -> {
            assertThat(known.enabled()).isFalse();
            assertThat(known.refuseTokensBefore()).contains(Instant.parse("2026-11-22T09:00:00Z"));
        });
    }

    @Test
    void refusingTokensOfTheFutureIsRefused() {
        arm.application("shop");

        var refused = arm.put(
                SHOP,
                "{\"displayName\":\"shop\",\"ownerId\":\"/users/ada\",\"refuseTokensBefore\":\"2026-11-22T11:00:00Z\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("refuseTokensBefore");
        assertThat(sink.find(Entity.Application.class, "shop").orElseThrow().refuseTokensBefore())
                .isEmpty();
    }

    @Test
    void manyLinksAtOnceOfOneApplicationAllSucceed() {
        arm.application("shop");
        for (int i = 0; i < 6; i++) {
            arm.enabled("p" + i, "P" + i);
        }
        var threads = new java.util.ArrayList<Thread>();
        var statuses = java.util.Collections.synchronizedList(new java.util.ArrayList<Integer>());
        for (int i = 0; i < 6; i++) {
            var product = "p" + i;
            threads.add(Thread.startVirtualThread(
                    () -> statuses.add(arm.link("shop", product).status())));
        }
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(statuses).hasSize(6).containsOnly(201);
        assertThat(arm.directory.grants).hasSize(6);
    }

    @Test
    void aProductThatGoesWhileItIsLinkedIsNotLinked() {
        arm.enabled("starter", "Starter");
        arm.application("shop");
        meanwhile("after: grant the role", () -> arm.delete("/products/starter"));

        var refused = arm.link("shop", "starter");

        assertThat(refused.status()).as(refused.error()).isEqualTo(400);
        assertThat(refused.error()).contains("productId", "no /products/starter");
        nothingIsLeft();
    }

    @Test
    void aProductThatIsAnotherWhenItIsLinkedIsNotLinked() {
        arm.enabled("starter", "Starter");
        arm.application("shop");
        meanwhile("after: grant the role", () -> {
            arm.delete("/products/starter");
            arm.enabled("starter", "Starter");
        });

        var refused = arm.link("shop", "starter");

        assertThat(refused.status()).as(refused.error()).isEqualTo(409);
        nothingIsLeft();
        assertThat(arm.link("shop", "starter").status()).isEqualTo(201);
        assertThat(arm.directory.grants).hasSize(1);
    }

    @Test
    void anOwnerWhoGoesWhileTheApplicationIsRegisteredOwnsNothing() {
        meanwhile("after: register the client", () -> arm.delete("/users/ada"));

        var refused = arm.application("shop");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("ownerId");
        assertThat(arm.get("/clientApplications/shop").status()).isEqualTo(404);
        arm.provisioning.runDue();
        assertThat(arm.directory.clients).isEmpty();
        assertThat(arm.intents()).isEmpty();
    }

    private void nothingIsLeft() {
        assertThat(arm.get("/clientApplications/shop/productLinks").body().path("value"))
                .isEmpty();
        arm.provisioning.runDue();
        assertThat(arm.directory.grants).isEmpty();
        assertThat(arm.intents()).isEmpty();
    }

    /** Has something happen once, when that moment is reached. */
    private void meanwhile(String moment, Runnable what) {
        var once = new AtomicBoolean();
        arm.restart(reached -> {
            if (reached.equals(moment) && once.compareAndSet(false, true)) {
                what.run();
            }
        });
    }
}
