package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.management.provisioning.Installation.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody changes the directory behind Gatehouse's back: it is found, told, and put right when asked. One file, so that
 * every kind of drift stands in one table and none is forgotten.
 */
final class ReconciliationTest {
    private static final String SHOP = "/clientApplications/shop";

    @TempDir
    Path folder;

    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        arm.enabled("starter", "Starter");
        arm.enabled("resting", "Resting");
        arm.patch("/products/resting", "{\"authenticationType\":[\"subscription-key\"]}");
        arm.application("shop");
        arm.application("other");
        arm.link("shop", "starter");
        arm.provisioning.runDue();
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private FakeDirectory.App product() {
        return arm.directory.products.values().iterator().next();
    }

    private String productName() {
        return arm.directory.products.keySet().iterator().next();
    }

    private String clientName(String id) {
        return arm.directory.clients.entrySet().stream()
                .filter(one -> one.getValue().name.equals("APIMApplication" + id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private FakeDirectory.App client() {
        return arm.directory.clients.get(clientName("shop"));
    }

    private record Break(String name, BiConsumer<ReconciliationTest, FakeDirectory> doing, String... kinds) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Break> breaks() {
        return List.of(
                new Break("nothing", (_, _) -> {}),
                new Break(
                        "a product's application is deleted",
                        (test, directory) -> directory.setAside(test.productName()),
                        "ApplicationMissing"),
                new Break(
                        "a product's application is deleted for good",
                        (test, directory) -> directory.deleteProduct(test.productName()),
                        "ApplicationMissing"),
                new Break(
                        "a client's application is deleted",
                        (test, directory) -> directory.setAside(test.clientName("shop")),
                        "ApplicationMissing",
                        "GrantUnknown"),
                new Break(
                        "a client's application is deleted for good",
                        (test, directory) -> directory.deleteClient(test.clientName("shop")),
                        "ApplicationMissing"),
                new Break(
                        "a product's application was replaced",
                        (test, directory) ->
                                directory.products.put(test.productName(), new FakeDirectory.App("Another")),
                        "ApplicationReplaced"),
                new Break(
                        "a withdrawn product's application is restored",
                        (_, directory) -> {
                            var name = directory.withdrawn.keySet().iterator().next();
                            directory.products.put(name, directory.withdrawn.remove(name));
                        },
                        "ApplicationNotWithdrawn"),
                new Break(
                        "an application of ours that no resource knows",
                        (_, directory) ->
                                directory.clients.put("gatehouse-application-lost", new FakeDirectory.App("Lost")),
                        "ApplicationOrphaned"),
                new Break(
                        "a product of ours that no resource knows",
                        (_, directory) ->
                                directory.products.put("gatehouse-product-lost", new FakeDirectory.App("Lost")),
                        "ApplicationOrphaned"),
                new Break(
                        "the product's principal is deleted",
                        (test, _) -> test.product().hasPrincipal = false,
                        "PrincipalMissing"),
                new Break(
                        "the client's principal is deleted",
                        (test, directory) -> {
                            test.client().hasPrincipal = false;
                            directory.grants.clear();
                        },
                        "PrincipalMissing"),
                new Break(
                        "the product's principal is disabled",
                        (test, _) -> test.product().enabled = false,
                        "PrincipalDisabled"),
                new Break(
                        "the client's principal is disabled",
                        (test, _) -> test.client().enabled = false,
                        "PrincipalDisabled"),
                new Break(
                        "the product's application is renamed",
                        (test, _) -> test.product().name = "Renamed",
                        "NameChanged"),
                new Break(
                        "the client's application is renamed",
                        (test, _) -> test.client().name = "Renamed",
                        "NameChanged"),
                new Break(
                        "the identifier URI is changed",
                        (test, _) -> test.product().audience = "api://else",
                        "AudienceMissing"),
                new Break(
                        "tokens of version 1 are asked for",
                        (test, _) -> test.product().tokenVersion = 1,
                        "TokenVersionChanged"),
                new Break(
                        "the role is removed",
                        (test, directory) -> {
                            test.product().roleId = "";
                            directory.grants.clear();
                        },
                        "RoleMissing"),
                new Break("the role is disabled", (test, _) -> test.product().roleEnabled = false, "RoleDisabled"),
                new Break("the role is renamed", (test, _) -> test.product().role = "Product.Else.All", "RoleRenamed"),
                new Break("the grant is removed", (_, directory) -> directory.grants.clear(), "GrantMissing"),
                new Break(
                        "the permission is removed",
                        (test, _) -> test.client().permissions.clear(),
                        "PermissionMissing"),
                new Break(
                        "the role is granted to a client by hand",
                        (test, directory) -> directory.grants.add(test.clientName("other") + ">" + test.productName()),
                        "GrantUnknown"),
                new Break(
                        "the role is granted to somebody by hand",
                        (test, directory) -> directory.strays.put("stray-1", test.productName()),
                        "GrantUnknown"),
                new Break(
                        "a secret is removed",
                        (test, directory) -> directory.removeSecret(
                                test.clientName("shop"),
                                directory
                                        .secrets(test.clientName("shop"))
                                        .getFirst()
                                        .keyId()),
                        "SecretMissing"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void whatWasChangedIsFoundToldAndPutRight(Break broken) {
        broken.doing().accept(this, arm.directory);
        var before = snapshot();

        var looked = arm.post("/reconcile", "");

        assertThat(looked.status()).as(looked.error()).isEqualTo(200);
        assertThat(kinds(looked.body())).isEqualTo(new TreeSet<>(List.of(broken.kinds())));
        assertThat(snapshot()).as("looking changes nothing").isEqualTo(before);
        assertThat(arm.get("/drift").body()).isEqualTo(looked.body());

        var repaired = arm.post("/repair", "");

        assertThat(repaired.status()).as(repaired.error()).isEqualTo(200);
        assertThat(repaired.body().path("repairs"))
                .hasSize(looked.body().path("count").asInt());
        assertThat(repaired.body().path("repairs"))
                .allMatch(one -> one.path("done").asBoolean());
        assertThat(repaired.body().path("drift").path("count").asInt())
                .as(repaired.body().toPrettyString())
                .isZero();
        if (broken.name().contains("no resource knows")) {
            assertThat(arm.directory.withdrawn.keySet().removeIf(name -> name.endsWith("-lost"))
                            || arm.directory.deletedClients.keySet().removeIf(name -> name.endsWith("-lost")))
                    .as("it can be restored")
                    .isTrue();
        }
        CrashWalkTest.consistent(arm, broken.name());
        assertThat(arm.directory.strays).isEmpty();
        assertThat(product().enabled && client().enabled).isTrue();
        assertThat(product().hasPrincipal && client().hasPrincipal).isTrue();
        assertThat(product().role).isEqualTo("Product.Starter.All");
        assertThat(product().roleEnabled).isTrue();
        assertThat(product().audience).isEqualTo("api://" + product().applicationId);
        assertThat(client().permissions).containsExactly(product().roleId);
    }

    @Test
    void everyKindOfDifferenceIsBrokenOnceHere() {
        var broken = new TreeSet<String>();
        breaks().forEach(one -> broken.addAll(List.of(one.kinds())));
        broken.add("SecretUnknown");

        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Drift.Kind.values())
                        .map(Drift.Kind::wireName)
                        .toList());
    }

    @Test
    void whatWasDeletedForGoodIsMadeAnewAndThatIsSaid() {
        var name = clientName("shop");
        var before = arm.get(SHOP).property("entraApplicationId").asText();
        arm.directory.deleteClient(name);

        var repair = arm.post("/repair", "").body().path("repairs").get(0);

        var now = arm.get(SHOP).property("entraApplicationId").asText();
        assertThat(now).isNotEqualTo(before).isEqualTo(client().applicationId);
        assertThat(repair.path("message").asText()).contains(before, "no secret");
        assertThat(repair.path("outcome").asText()).contains(now, "credentials are new", "listSecrets");
        var secret = arm.post(SHOP + "/listSecrets", "")
                .body()
                .at("/entra/clientSecret")
                .asText();
        assertThat(arm.directory.works(secret)).isTrue();
    }

    @Test
    void whatCanBeRestoredKeepsItsIdAndSecrets() {
        var before = arm.get(SHOP).body();
        arm.directory.setAside(clientName("shop"));

        var repair = arm.post("/repair", "").body().path("repairs");

        assertThat(repair.get(0).path("message").asText()).contains("can be restored");
        assertThat(repair.get(0).path("outcome").asText()).contains("Restored");
        assertThat(arm.get(SHOP).body()).isEqualTo(before);
        var secret = arm.post(SHOP + "/listSecrets", "")
                .body()
                .at("/entra/clientSecret")
                .asText();
        assertThat(arm.directory.works(secret))
                .as("the one made at registration")
                .isTrue();
        assertThat(arm.directory.secretCount()).isEqualTo(2);
    }

    @Test
    void aProductMadeAnewHasAnotherAudienceAndTheGatewayKnowsIt() {
        arm.directory.deleteProduct(productName());

        var repair = arm.post("/repair", "").body().path("repairs").get(0);

        assertThat(repair.path("outcome").asText()).contains("audience");
        assertThat(arm.get("/products/starter")
                        .body()
                        .at("/properties/application/entra/audience")
                        .asText())
                .isEqualTo("api://" + product().applicationId);
        assertThat(arm.sink().find(dev.gatehouse.model.gateway.Entity.Product.class, "starter"))
                .hasValueSatisfying(published -> assertThat(
                                published.application().orElseThrow().applicationId())
                        .isEqualTo(product().applicationId));
    }

    @Test
    void aSecretThatSomebodyAddedIsToldAndLeft() {
        arm.directory.addSecret(clientName("shop"), "by hand", arm.now.plus(Duration.ofDays(9)));

        var repaired = arm.post("/repair", "").body();

        assertThat(kinds(repaired.path("drift"))).containsExactly("SecretUnknown");
        assertThat(repaired.at("/repairs/0/done").asBoolean()).isFalse();
        assertThat(repaired.at("/repairs/0/repair").asText()).contains("DELETE");
        assertThat(arm.directory.secretCount()).isEqualTo(3);
    }

    @Test
    void anExpiredSecretThatWasRemovedIsNoDifference() {
        arm.now = arm.now.plus(Duration.ofDays(400));
        arm.directory
                .secrets(clientName("shop"))
                .forEach(secret -> arm.directory.removeSecret(clientName("shop"), secret.keyId()));

        assertThat(arm.post("/reconcile", "").body().path("count").asInt()).isZero();
    }

    @Test
    void anotherInstallationsApplicationsAndThoseOfOthersAreNobodysBusiness() {
        var foreign = new FakeDirectory.App("Foreign");
        foreign.ours = false;
        arm.directory.clients.put("gatehouse-application-foreign", foreign);
        arm.directory.clients.put("gatehouse-something-else", new FakeDirectory.App("Else"));

        assertThat(arm.post("/repair", "").body().path("repairs")).isEmpty();
        assertThat(arm.directory.clients).hasSize(4);
        arm.directory.clients.keySet().removeIf(name -> name.contains("foreign") || name.contains("something"));
    }

    @Test
    void whatIsStillToBeDoneIsNoDifference() {
        arm.directory.down = true;
        arm.delete(SHOP + "/productLinks/starter");
        arm.directory.down = false;

        var looked = arm.post("/reconcile", "").body();

        assertThat(looked.path("count").asInt()).isZero();
        assertThat(looked.path("waiting").asInt()).isEqualTo(1);
    }

    @Test
    void whatChangesWhileTheDirectoryIsReadIsNoDifference() {
        var answers = new ArrayList<Answer>();
        arm.directory.whileReading = () -> {
            arm.directory.whileReading = () -> {};
            answers.add(arm.application("late"));
            answers.add(arm.link("other", "starter"));
            answers.add(arm.delete(SHOP));
            answers.add(arm.patch("/products/starter", "{\"displayName\":\"Renamed\"}"));
            arm.provisioning.runDue();
        };

        var looked = arm.post("/reconcile", "").body();

        assertThat(answers).hasSize(4).allMatch(answer -> answer.status() < 300);
        assertThat(looked.path("value")).isEmpty();
        CrashWalkTest.consistent(arm, "afterwards");
    }

    @Test
    void onlyTheKindsThatAreNamedArePutRight() {
        product().name = "Renamed";
        product().enabled = false;
        arm.directory.grants.clear();

        var repaired = arm.post("/repair", "{\"kinds\":[\"GrantMissing\"]}").body();

        assertThat(repaired.path("repairs")).hasSize(1);
        assertThat(kinds(repaired.path("drift"))).containsExactlyInAnyOrder("NameChanged", "PrincipalDisabled");
    }

    @Test
    void aKindThatIsNoneIsRefusedByNameAndNothingIsDone() {
        arm.directory.grants.clear();

        for (var body : List.of("{\"kinds\":[\"GrantMising\"]}", "{\"kinds\":[]}", "{\"kinds\":\"GrantMissing\"}")) {
            var refused = arm.post("/repair", body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.error()).contains("kinds", "GrantMissing");
        }
        assertThat(arm.directory.grants).isEmpty();
    }

    @Test
    void aReaderSeesWhatDiffersAndMayNeitherLookNorRepair() {
        arm.directory.grants.clear();
        arm.post("/reconcile", "");

        assertThat(arm.send("reader", "GET", "/drift", "", true)
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        for (var action : List.of("/reconcile", "/repair")) {
            assertThat(arm.send("reader", "POST", action, "", true).status()).isEqualTo(403);
        }
        assertThat(arm.send("nobody", "GET", "/drift", "", true).status()).isEqualTo(403);
        assertThat(arm.directory.grants).isEmpty();
        assertThat(arm.send("PUT", "/drift", "{}").status()).isEqualTo(405);
        assertThat(arm.get("/drift/one").status()).isEqualTo(404);
    }

    @Test
    void aDirectoryThatIsDownIsToldAndTheLastFindingsStay() {
        arm.directory.grants.clear();
        arm.post("/reconcile", "");
        arm.directory.down = true;

        var refused = arm.post("/reconcile", "");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(arm.get("/drift").body().path("problem").asText()).contains("could not be reached");
        assertThat(arm.get("/drift").body().path("count").asInt()).isEqualTo(1);
        arm.directory.down = false;
        assertThat(arm.post("/reconcile", "").body().has("problem")).isFalse();
    }

    @Test
    void aRepairThatTheDirectoryDoesNotLetHappenIsTriedAgainByItself() {
        arm.directory.grants.clear();
        arm.directory.refuses = "grant";

        var repair = arm.post("/repair", "").body().path("repairs").get(0);
        assertThat(repair.path("done").asBoolean()).isFalse();
        assertThat(repair.path("outcome").asText()).contains("tried again");

        arm.directory.refuses = "";
        arm.now = arm.now.plusSeconds(60);
        arm.provisioning.runDue();
        assertThat(arm.directory.grants).hasSize(1);
        CrashWalkTest.consistent(arm, "later");
    }

    @Test
    void itLooksByItselfOnceAnIntervalAndNotSooner() {
        var looks = looks();
        assertThat(looks.first(arm.now)).isBetween(arm.now.plusSeconds(180), arm.now.plusSeconds(360));

        var next = looks.runIfDue();
        assertThat(calls()).isEqualTo(1);
        assertThat(next).isBetween(arm.now.plus(Duration.ofHours(1)), arm.now.plus(Duration.ofMinutes(66)));

        arm.now = arm.now.plus(Duration.ofMinutes(59));
        looks.runIfDue();
        assertThat(calls()).as("another process looked less than an hour ago").isEqualTo(1);

        arm.now = arm.now.plus(Duration.ofMinutes(2));
        looks.runIfDue();
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aFailureInTheBackgroundIsNotedAndTriedAgain() {
        arm.directory.down = true;
        var next = looks().runIfDue();
        assertThat(arm.get("/drift").body().path("problem").asText()).isNotEmpty();

        arm.directory.down = false;
        arm.now = next;
        looks().runIfDue();
        assertThat(arm.get("/drift").body().has("problem")).isFalse();
        assertThat(arm.get("/drift").body().path("finishedAt").asText()).isEqualTo(next.toString());
    }

    @Test
    void twoAtOnceAreOneAlsoAcrossProcesses() {
        arm.settings = ProvisioningSettings.ofManyProcesses();
        arm.restart(CrashPoint.none());
        var second = new ArrayList<Integer>();
        var workshop = new Workshop(
                arm.resources,
                new Directory(arm.directory, java.util.Optional.of(arm.directory)),
                () -> arm.now,
                arm.settings,
                CrashPoint.none());
        arm.directory.whileReading = () -> {
            arm.directory.whileReading = () -> {};
            second.add(arm.post("/reconcile", "").status());
            assertThat(arm.get("/drift").body().path("running").asBoolean()).isTrue();
        };

        new Reconciliation(workshop, () -> 0.5).run();

        assertThat(second).containsExactly(409);
        assertThat(arm.get("/drift").body().path("running").asBoolean()).isFalse();
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void oneThatDiedAtItKeepsNobodyFromItForLong() {
        arm.settings = ProvisioningSettings.ofManyProcesses();
        arm.restart(CrashPoint.none());
        arm.resources.change(change -> change.note(
                "reconciliation", "{\"owner\":\"somebody who died\",\"until\":\"" + arm.now.plusSeconds(600) + "\"}"));
        assertThat(arm.post("/reconcile", "").status()).isEqualTo(409);

        arm.now = arm.now.plusSeconds(601);
        assertThat(arm.post("/reconcile", "").status()).isEqualTo(200);

        arm.settings = ProvisioningSettings.ofOneProcess();
        arm.restart(CrashPoint.none());
        arm.resources.change(change -> change.note(
                "reconciliation",
                "{\"owner\":\"this one before its start\",\"until\":\"" + arm.now.plusSeconds(600) + "\"}"));
        assertThat(arm.post("/reconcile", "").status()).as("alone").isEqualTo(200);
    }

    @Test
    void noReplyTellsASecret() {
        arm.directory.addSecret(clientName("shop"), "by hand", arm.now.plus(Duration.ofDays(9)));
        arm.post("/repair", "");
        arm.get("/drift");

        assertThat(arm.replies).noneMatch(reply -> arm.directory.values.stream().anyMatch(reply::contains));
    }

    private Reconciliation looks() {
        return new Reconciliation(arm.provisioning.workshop(), () -> 0.5);
    }

    private long calls() {
        return arm.directory.calls.stream().filter("inventory"::equals).count();
    }

    /** Everything in the directory and all resources, to be compared. */
    private String snapshot() {
        var names = new TreeMap<String, Object>();
        arm.directory.products.forEach((name, app) -> names.put(name, app.name + app.role + app.enabled));
        arm.directory.clients.forEach((name, app) -> names.put(name, app.name + app.permissions));
        return names
                + arm.directory.grants.toString()
                + arm.directory.strays
                + arm.directory.withdrawn.keySet()
                + arm.directory.secretCount()
                + arm.resources.read(view -> view.revision())
                + arm.get("/products").body()
                + arm.get("").body();
    }

    private static Set<String> kinds(JsonNode report) {
        var kinds = new TreeSet<String>();
        report.path("kinds").fieldNames().forEachRemaining(kinds::add);
        var shown = new TreeSet<String>();
        report.path("value").forEach(one -> shown.add(one.path("kind").asText()));
        assertThat(shown).isEqualTo(kinds);
        return kinds;
    }
}
