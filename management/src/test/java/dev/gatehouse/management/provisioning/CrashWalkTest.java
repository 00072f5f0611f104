package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.provisioning.Installation.Answer;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.model.resource.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Lets the process die at every moment of every journey and starts it again: the directory and the gateway then hold
 * what the resources say, neither more nor less, and the journey can be made. The moments are those that provisioning
 * tells of, and the end of every transaction; so a new step, or a new transaction, is walked by itself. Long by the list
 * of journeys, which three other walks read too.
 */
final class CrashWalkTest {
    private static final String ON = "{\"authenticationType\":[\"application-token\"]}";
    private static final String OFF = "{\"authenticationType\":[\"subscription-key\"]}";

    @TempDir
    Path folder;

    /** @param settles whether all is as it should be before it, so that also after a crash it must be */
    record Journey(String name, Consumer<Installation> prepare, Function<Installation, Answer> act, boolean settles) {
        Journey(String name, Consumer<Installation> prepare, Function<Installation, Answer> act) {
            this(name, prepare, act, true);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static void linked(Installation arm) {
        arm.enabled("starter", "Starter");
        arm.application("shop");
        arm.link("shop", "starter");
    }

    private static void requestable(Installation arm, String access) {
        arm.put(
                "/products/starter",
                "{\"displayName\":\"Starter\",\"state\":\"published\",\"authenticationType\":[\"application-token\"]}");
        arm.put("/groups/team", "{\"displayName\":\"Team\"}");
        arm.put("/groups/team/users/ada", "{}");
        arm.put("/products/starter/groups/team", "{}");
        arm.put("/products/starter/accessSettings/default", "{\"access\":\"" + access + "\"}");
        arm.application("shop");
    }

    private static Answer ask(Installation arm) {
        return arm.put(
                "/accessRequests/wish",
                "{\"applicationId\":\"/clientApplications/shop\",\"productId\":\"/products/starter\"}");
    }

    static void asked(Installation arm) {
        requestable(arm, "afterApproval");
        assertThat(ask(arm).status()).isEqualTo(201);
    }

    /** Nothing is decided twice: what was decided is only read. */
    private static Answer decide(Installation arm, String action, String state) {
        var wish = arm.get("/accessRequests/wish");
        return wish.property("state").asText().equals(state) ? wish : arm.post("/accessRequests/wish/" + action, "");
    }

    private static String person(String password) {
        return "{\"email\":\"eve@x.example\",\"firstName\":\"Eve\",\"lastName\":\"E\",\"password\":" + password + "}";
    }

    static List<Journey> journeys() {
        return List.of(
                new Journey("enable when creating", _ -> {}, arm -> arm.enabled("starter", "Starter")),
                new Journey(
                        "enable later",
                        arm -> arm.product("starter", "Starter", ""),
                        arm -> arm.patch("/products/starter", ON)),
                new Journey(
                        "rename",
                        arm -> arm.enabled("starter", "Starter"),
                        arm -> arm.patch("/products/starter", "{\"displayName\":\"Other\"}")),
                new Journey("withdraw", CrashWalkTest::linked, arm -> arm.patch("/products/starter", OFF)),
                new Journey(
                        "enable again",
                        arm -> {
                            linked(arm);
                            arm.patch("/products/starter", OFF);
                            arm.provisioning.runDue();
                        },
                        arm -> arm.patch("/products/starter", ON)),
                new Journey(
                        "enable again while the withdrawal still waits",
                        arm -> {
                            linked(arm);
                            arm.patch("/products/starter", OFF);
                        },
                        arm -> arm.patch("/products/starter", ON)),
                new Journey(
                        "delete a product",
                        arm -> arm.enabled("starter", "Starter"),
                        arm -> arm.delete("/products/starter")),
                new Journey("register", _ -> {}, arm -> arm.application("shop")),
                new Journey(
                        "link",
                        arm -> {
                            arm.enabled("starter", "Starter");
                            arm.application("shop");
                        },
                        arm -> arm.link("shop", "starter")),
                new Journey(
                        "unlink",
                        CrashWalkTest::linked,
                        arm -> arm.delete("/clientApplications/shop/productLinks/starter")),
                new Journey(
                        "link again while the unlinking still waits",
                        arm -> {
                            linked(arm);
                            arm.delete("/clientApplications/shop/productLinks/starter");
                        },
                        arm -> arm.link("shop", "starter")),
                new Journey("ask for a product", arm -> requestable(arm, "afterApproval"), CrashWalkTest::ask),
                new Journey(
                        "ask for a product that is given at once",
                        arm -> requestable(arm, "atOnce"),
                        CrashWalkTest::ask),
                new Journey("approve", CrashWalkTest::asked, arm -> decide(arm, "approve", "approved")),
                new Journey("reject", CrashWalkTest::asked, arm -> decide(arm, "reject", "rejected")),
                new Journey("link what was asked for", CrashWalkTest::asked, arm -> arm.link("shop", "starter")),
                new Journey(
                        "delete an application that waits",
                        CrashWalkTest::asked,
                        arm -> arm.delete("/clientApplications/shop")),
                new Journey(
                        "delete an application", CrashWalkTest::linked, arm -> arm.delete("/clientApplications/shop")),
                new Journey(
                        "make a secret",
                        arm -> {
                            arm.application("shop");
                            arm.post("/clientApplications/shop/listSecrets", "");
                        },
                        arm -> arm.post("/clientApplications/shop/listSecrets", "")),
                new Journey(
                        "change the owner",
                        arm -> {
                            arm.user("bob");
                            arm.application("shop");
                        },
                        arm -> arm.put(
                                "/clientApplications/shop", "{\"displayName\":\"shop\",\"ownerId\":\"/users/bob\"}")),
                new Journey(
                        "make a user with an account", _ -> {}, arm -> arm.put("/users/eve", person("\"Pass-word1\""))),
                new Journey(
                        "give an account to a user that waits",
                        arm -> arm.put("/users/eve", person("null,\"state\":\"pending\"")),
                        arm -> arm.put("/users/eve", person("\"Pass-word1\",\"state\":\"active\""))),
                new Journey(
                        "change a password",
                        arm -> arm.put("/users/eve", person("\"Pass-word1\"")),
                        arm -> arm.put("/users/eve", person("\"Pass-word2\""))),
                new Journey(
                        "block a user",
                        arm -> arm.put("/users/eve", person("\"Pass-word1\"")),
                        arm -> arm.patch("/users/eve", "{\"state\":\"blocked\"}")),
                new Journey(
                        "let a user in again while the blocking still waits",
                        arm -> {
                            arm.put("/users/eve", person("\"Pass-word1\""));
                            arm.patch("/users/eve", "{\"state\":\"blocked\"}");
                        },
                        arm -> arm.patch("/users/eve", "{\"state\":\"active\"}")),
                new Journey(
                        "delete a user with an account",
                        arm -> arm.put("/users/eve", person("\"Pass-word1\"")),
                        arm -> arm.delete("/users/eve")),
                new Journey(
                        "switch the identity on",
                        arm -> {
                            arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
                            arm.provisioning.runDue();
                        },
                        arm -> arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")),
                new Journey(
                        "switch the identity off",
                        _ -> {},
                        arm -> arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}")),
                new Journey(
                        "repair",
                        arm -> {
                            linked(arm);
                            arm.application("lost");
                            arm.provisioning.runDue();
                            breakEverything(arm.directory);
                        },
                        arm -> arm.post("/repair", ""),
                        false));
    }

    /** What asks for every task that only a repair makes. */
    private static void breakEverything(FakeDirectory directory) {
        var product = directory.products.keySet().iterator().next();
        directory.strays.put("stray", product);
        directory.deleteClient(directory.clients.keySet().iterator().next());
        directory.clients.put("gatehouse-application-orphan", new FakeDirectory.App("Orphan"));
        directory.products.get(product).name = "Renamed";
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void whereverTheProcessDiesTheDirectoryEndsAsTheResourcesSay(Journey journey) throws IOException {
        var moments = moments(journey);
        assertThat(moments).isNotEmpty();

        for (int i = 0; i < moments.size(); i++) {
            dieAt(journey, i, moments.get(i));
        }
    }

    @Test
    void everyKindOfTaskIsWalked() throws IOException {
        var kinds = new HashSet<String>();
        for (var journey : journeys()) {
            try (var arm = installation(journey.name())) {
                journey.prepare().accept(arm);
                journey.act().apply(arm);
                arm.provisioning.runDue();
                kinds.addAll(arm.seenKinds);
            }
        }
        assertThat(kinds).hasSize(Task.class.getPermittedSubclasses().length);
        assertThat(Arrays.stream(Task.class.getPermittedSubclasses())).allMatch(Class::isRecord);
    }

    @Test
    void whatAnotherProcessIsAtIsLeftAloneUntilItIsTooOldToBeAlive() throws IOException {
        try (var arm = installation("another process")) {
            arm.restart(moment -> {
                if (moment.equals("recorded: register the product")) {
                    throw new Killed();
                }
            });
            assertThatThrownBy(() -> arm.enabled("starter", "Starter")).isInstanceOf(Killed.class);

            arm.settings = ProvisioningSettings.ofManyProcesses();
            arm.restart(CrashPoint.none());
            arm.provisioning.runDue();
            assertThat(arm.intents()).hasSize(1);
            assertThat(arm.directory.products).hasSize(1);

            arm.now = arm.now.plusSeconds(600);
            arm.provisioning.recover();
            arm.provisioning.runDue();
            consistent(arm, "after ten minutes");
            assertThat(arm.directory.products).isEmpty();
        }
    }

    /** Every moment of the journey, as provisioning tells of them when nothing goes wrong. */
    private List<String> moments(Journey journey) throws IOException {
        var moments = new ArrayList<String>();
        try (var arm = installation("moments of " + journey.name())) {
            journey.prepare().accept(arm);
            arm.restart(moments::add);
            assertThat(journey.act().apply(arm).status()).isBetween(200, 204);
            arm.provisioning.runDue();
            consistent(arm, journey.name());
        }
        return moments;
    }

    private void dieAt(Journey journey, int which, String name) throws IOException {
        var where = journey.name() + ", dead at " + which + " " + name;
        try (var arm = installation(where)) {
            journey.prepare().accept(arm);
            var count = new int[1];
            var acknowledged = false;
            try {
                arm.restart(moment -> {
                    if (count[0]++ == which) {
                        throw new Killed();
                    }
                });
                acknowledged = journey.act().apply(arm).status() < 300;
                arm.provisioning.runDue();
            } catch (Killed e) {
                assertThat(count[0]).isGreaterThan(which);
            }

            arm.restart(CrashPoint.none());
            arm.provisioning.runDue();

            if (acknowledged || journey.settles()) {
                consistent(arm, where);
            }
            var again = journey.act().apply(arm);
            assertThat(again.status()).as(where + ": " + again.body()).isIn(200, 201, 204);
            if (acknowledged) {
                assertThat(again.status())
                        .as(where + ": what was acknowledged is there")
                        .isNotEqualTo(201);
            }
            arm.provisioning.runDue();
            consistent(arm, where + ", and again");
        }
    }

    private Installation installation(String name) throws IOException {
        return new Installation(
                Files.createDirectory(folder.resolve(name.replaceAll("\\W+", "-"))), new RecordingSink(), true);
    }

    private static void accounts(Installation arm, ResourceView view, String where) {
        var made = new HashMap<String, String>();
        for (var user : view.below(ResourceId.of(Installation.SERVICE), Catalogue.USERS)) {
            var state = user.as(User.class).state() == User.State.ACTIVE;
            KeptAccount.of(user).ifPresent(kept -> {
                made.put(AccountTask.uniqueName(user.uid()), kept.id() + state);
                assertThat(user.as(User.class).identities())
                        .as(where)
                        .containsExactly(new User.Identity(Optional.of("Aad"), Optional.of(kept.id())));
            });
        }
        var there = new HashMap<String, String>();
        arm.directory.accounts.forEach((name, account) -> there.put(name, account.id + account.enabled));
        assertThat(there).as(where).isEqualTo(made);
    }

    /** What the resources say is what the directory holds. */
    static void consistent(Installation arm, String where) {
        var directory = arm.directory;
        var root = ResourceId.of(Installation.SERVICE);
        arm.resources.read(view -> {
            assertThat(view.intents()).as(where).isEmpty();
            var live = new HashSet<String>();
            var withdrawn = new HashSet<String>();
            for (var product : view.below(root, Catalogue.PRODUCTS)) {
                var name = ProductTask.uniqueName(product.uid());
                if (product.as(Product.class).acceptsTokens()) {
                    live.add(name);
                    assertThat(directory.products.get(name).applicationId)
                            .as(where)
                            .isEqualTo(
                                    ProductApplication.of(product).orElseThrow().applicationId());
                    assertThat(directory.products.get(name).name)
                            .as(where)
                            .isEqualTo("APIMProductApplication"
                                    + product.as(Product.class).displayName());
                } else if (ProductApplication.known(product)) {
                    withdrawn.add(name);
                }
            }
            assertThat(directory.products.keySet()).as(where).isEqualTo(live);
            assertThat(directory.withdrawn.keySet()).as(where).isEqualTo(withdrawn);
            var clients = new HashSet<String>();
            Set<String> grants = new HashSet<>();
            var secrets = 0;
            for (var application : view.below(root, Catalogue.CLIENT_APPLICATIONS)) {
                var name = ClientTask.uniqueName(application.uid());
                clients.add(name);
                secrets += KeptSecrets.of(application).all().size();
                grants.addAll(ProductLinks.of(application, view).stream()
                        .filter(link -> link.as(ProductLink.class).active())
                        .flatMap(link -> view.below(root, Catalogue.PRODUCTS).stream()
                                .filter(product -> ProductLinks.leadsTo(link, product.id())))
                        .map(product -> ProductTask.uniqueName(product.uid()))
                        .filter(live::contains)
                        .map(product -> name + ">" + product)
                        .collect(Collectors.toSet()));
            }
            assertThat(directory.clients.keySet()).as(where).isEqualTo(clients);
            assertThat(directory.strays).as(where).isEmpty();
            for (var application : view.below(root, Catalogue.CLIENT_APPLICATIONS)) {
                assertThat(application.properties().path("entraApplicationId").asText())
                        .as(where)
                        .isEqualTo(directory.clients.get(ClientTask.uniqueName(application.uid())).applicationId);
            }
            assertThat(directory.grants).as(where).isEqualTo(grants);
            assertThat(directory.secretCount()).as(where).isEqualTo(secrets);
            accounts(arm, view, where);
            var identity = view.find(root).map(ServiceIdentity::on).orElseThrow();
            if (!identity) {
                assertThat(directory.identities).as(where).isEmpty();
            }
            return true;
        });
        assertThat(arm.sink().find(Entity.Service.class, "service")).as(where).isPresent();
    }
}
