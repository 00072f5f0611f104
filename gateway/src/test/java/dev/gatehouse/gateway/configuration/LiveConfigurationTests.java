package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.GatewayConfiguration;
import dev.gatehouse.model.secret.SealKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static dev.gatehouse.gateway.Estate.SERVICE;
import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.openApi;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.subscription;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Folding, and what is left of it after the process died. */
class LiveConfigurationTests {
    private static final SealKey SEAL = new SealKey(new byte[32]);
    private static final String OTHER = SERVICE + "-two";

    private static final Entity.Policy GLOBAL = new Entity.Policy(Entity.Policy.GLOBAL, "<policies/>", true);

    @TempDir
    Path folder;

    @Test
    void replaceWhenItReturnsThenItIsServedAndItsRevisionWasTold() {
        var told = new ArrayList<Long>();
        try (var live = new LiveConfiguration(folder, SEAL, told::add)) {
            assertThat(live.store()).isEmpty();
            assertThat(live.revision()).isZero();
            live.replace(new GatewayConfiguration("s1", 7, Map.of(SERVICE, List.of(service(), api("echo", "echo")))));
            assertThat(live.store()).isEqualTo("s1");
            assertThat(live.revision()).isEqualTo(7);
            live.apply(update(9, put(api("more", "more"))));
            assertThat(told).containsExactly(7L, 9L);
            assertThat(served(live).routes().api("more")).isPresent();
            assertThat(served(live).routes().api("echo")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void applyWhenTheRevisionIsNotAboveTheServedOneThenItIsRefused(long revision) {
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            live.replace(new GatewayConfiguration("s1", 7, Map.of()));
            assertThatThrownBy(() -> live.apply(update(revision, put(service()))))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(live.revision()).isEqualTo(7);
            assertThat(live.current().service(SERVICE)).isEmpty();
        }
    }

    @Test
    void serviceAtWhenAHostIsClaimedThenItsServiceAnswersAndTheFirstTheOthers() {
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            live.replace(new GatewayConfiguration(
                    "s1", 1, Map.of(SERVICE, List.of(service()), OTHER, List.of(service("two.example.org")))));
            assertThat(live.current().serviceAt("two.example.org").orElseThrow().path())
                    .isEqualTo(OTHER);
            assertThat(live.current().serviceAt("anything").orElseThrow().path())
                    .isEqualTo(SERVICE);
            live.apply(new ConfigurationUpdate(
                    2, List.of(new ConfigurationChange.Put(OTHER, service("renamed.example.org")))));
            assertThat(live.current().serviceAt("two.example.org").orElseThrow().path())
                    .isEqualTo(SERVICE);
            live.apply(new ConfigurationUpdate(
                    3, List.of(new ConfigurationChange.Remove(SERVICE, Entity.Kind.SERVICE, "service"))));
            assertThat(live.current().serviceAt("two.example.org")).isEmpty();
            assertThat(live.current().serviceAt("renamed.example.org")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void applyWhenManyChangesCameInAnyOrderThenItIsAsIfReplacedByTheirEnd(int seed) {
        var random = new Random(seed);
        var end = new HashMap<String, Map<String, Entity>>();
        try (var folded = new LiveConfiguration(folder.resolve("folded"), SEAL, _ -> {});
                var replaced = new LiveConfiguration(folder.resolve("replaced"), SEAL, _ -> {})) {
            folded.replace(new GatewayConfiguration("s1", 0, Map.of()));
            for (int revision = 1; revision <= 300; revision++) {
                var changes = new ArrayList<ConfigurationChange>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    var path = random.nextInt(4) == 0 ? OTHER : SERVICE;
                    var entity = randomEntity(random);
                    var key = entity.kind() + " " + entity.id();
                    if (random.nextInt(3) == 0) {
                        changes.add(new ConfigurationChange.Remove(path, entity.kind(), entity.id()));
                        end.computeIfAbsent(path, _ -> new HashMap<>()).remove(key);
                    } else {
                        changes.add(new ConfigurationChange.Put(path, entity));
                        end.computeIfAbsent(path, _ -> new HashMap<>()).put(key, entity);
                    }
                }
                folded.apply(new ConfigurationUpdate(revision, changes));
            }
            var plain = new HashMap<String, List<Entity>>();
            end.forEach((path, entities) -> plain.put(path, List.copyOf(entities.values())));
            replaced.replace(new GatewayConfiguration("s1", 300, plain));
            assertSame(folded.current(), replaced.current());
        }
        try (var restarted = new LiveConfiguration(folder.resolve("folded"), SEAL, _ -> {});
                var expected = new LiveConfiguration(folder.resolve("replaced"), SEAL, _ -> {})) {
            assertThat(restarted.revision()).isEqualTo(300);
            assertSame(restarted.current(), expected.current());
        }
    }

    @Test
    void startWhenTheLastChangeIsTornThenThoseBeforeItAreServed() throws IOException {
        written();
        var changes = only("changes");
        var bytes = Files.readAllBytes(changes);
        int lastLine = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n', bytes.length - 2) + 1;
        for (int cut = lastLine; cut < bytes.length; cut += 7) {
            Files.write(changes, java.util.Arrays.copyOf(bytes, cut));
            try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
                assertThat(live.revision()).isEqualTo(2);
                assertThat(served(live).routes().api("second")).isPresent();
                assertThat(served(live).routes().api("third")).isEmpty();
            }
        }
    }

    @Test
    void startWhenATailWasTornThenChangesGoOnBehindWhatWasGood() throws IOException {
        written();
        Files.write(only("changes"), new byte[] {'x', (byte) 0xff, '\n', 'y'}, StandardOpenOption.APPEND);
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            assertThat(live.revision()).isEqualTo(3);
            live.apply(update(4, put(api("fourth", "fourth"))));
        }
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            assertThat(live.revision()).isEqualTo(4);
            assertThat(served(live).routes().api("fourth")).isPresent();
        }
    }

    @Test
    void startWhenAChangeInTheMiddleIsDamagedThenNothingBehindItCounts() throws IOException {
        written();
        var changes = only("changes");
        var bytes = Files.readAllBytes(changes);
        bytes[20] ^= 1;
        Files.write(changes, bytes);
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            assertThat(live.revision()).isEqualTo(1);
            assertThat(served(live).routes().api("second")).isEmpty();
        }
    }

    @Test
    void startWhenTheSnapshotIsDamagedThenNothingIsServedRatherThanAPart() throws IOException {
        written();
        var snapshot = only("snapshot");
        var lines = Files.readAllLines(snapshot);
        Files.write(snapshot, lines.subList(0, lines.size() - 1));
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            assertThat(live.revision()).isZero();
            assertThat(live.store()).isEmpty();
            live.replace(new GatewayConfiguration("s2", 1, Map.of(SERVICE, List.of(service()))));
        }
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            assertThat(live.store()).isEqualTo("s2");
        }
    }

    @Test
    void startWhenAnotherStoreReplacedTheFirstThenItsChangesAreNotMixed() {
        written();
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            live.replace(new GatewayConfiguration("s2", 1, Map.of(SERVICE, List.of(service()))));
            live.apply(update(2, put(api("new", "new"))));
        }
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            assertThat(live.store()).isEqualTo("s2");
            assertThat(live.revision()).isEqualTo(2);
            assertThat(served(live).routes().api("new")).isPresent();
            assertThat(served(live).routes().api("second")).isEmpty();
        }
    }

    @Test
    void applyWhenAValueIsSecretThenItStandsNowhereOnDiskInTheClear() throws IOException {
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            live.replace(new GatewayConfiguration(
                    "s1", 1, Map.of(SERVICE, List.of(service(), new Entity.NamedValue("a", "A", "hush-one", true)))));
            live.apply(update(2, put(new Entity.NamedValue("b", "B", "hush-two", true))));
            live.apply(update(3, put(new Entity.NamedValue("c", "C", "loud", false))));
        }
        var everything = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                everything.append(Files.readString(file));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("."))))
                .startsWith("rwx");
        assertThat(everything.toString()).contains("loud").doesNotContain("hush");
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            assertThat(served(live).policies().namedValues(GLOBAL).value("A")).contains("hush-one");
            assertThat(served(live).policies().namedValues(GLOBAL).value("B")).contains("hush-two");
        }
        var otherKey = new byte[32];
        otherKey[0] = 1;
        try (var live = new LiveConfiguration(folder, new SealKey(otherKey), _ -> {})) {
            assertThat(live.revision()).isZero();
        }
    }

    @Test
    void awaitWhenTheRevisionIsServedThenTheWaiterIsToldOnceAndNoOther() {
        var waiters = new RevisionWaiters(2);
        var told = new ArrayList<String>();
        assertThat(waiters.await(5, () -> told.add("five"))).isPresent();
        var forget = waiters.await(6, () -> told.add("six"));
        assertThat(waiters.await(7, () -> told.add("seven"))).isEmpty();
        waiters.served(4);
        assertThat(told).isEmpty();
        waiters.served(5);
        forget.orElseThrow().run();
        waiters.served(9);
        assertThat(told).containsExactly("five");
        assertThat(waiters.await(10, () -> {})).isPresent();
        assertThat(waiters.await(10, () -> {})).isPresent();
        assertThat(waiters.await(10, () -> {})).isEmpty();
    }

    /** Revision 1 in a snapshot, 2 and 3 as changes. */
    private void written() {
        try (var live = new LiveConfiguration(folder, SEAL, _ -> {})) {
            live.replace(new GatewayConfiguration("s1", 1, Map.of(SERVICE, List.of(service(), api("first", "first")))));
            live.apply(update(2, put(api("second", "second"))));
            live.apply(update(3, put(api("third", "third"))));
        }
    }

    private Path only(String kind) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .toList()
                    .getFirst();
        }
    }

    private static ServiceConfiguration served(LiveConfiguration live) {
        return live.current().service(SERVICE).orElseThrow();
    }

    private static ConfigurationUpdate update(long revision, ConfigurationChange... changes) {
        return new ConfigurationUpdate(revision, List.of(changes));
    }

    private static ConfigurationChange put(Entity entity) {
        return new ConfigurationChange.Put(SERVICE, entity);
    }

    /** Few ids and values of each kind, so that changes meet. */
    private static Entity randomEntity(Random random) {
        var id = String.valueOf((char) ('a' + random.nextInt(3)));
        var other = String.valueOf((char) ('a' + random.nextInt(3)));
        return switch (Entity.Kind.values()[random.nextInt(Entity.Kind.values().length)]) {
            case SERVICE -> random.nextBoolean() ? service() : service(id + ".example.org");
            case ISSUER -> issuer("https://" + id + "/keys", id, "https://" + id);
            case API -> random.nextBoolean() ? api(id, "path/" + other) : openApi(id, other);
            case OPERATION -> operation(id, other, random.nextBoolean() ? "GET" : "POST", "/" + random.nextInt(2));
            case PRODUCT ->
                product(
                        id,
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean()
                                ? Optional.of(new Entity.ProductApplication("app-" + other, "api://" + other, "role"))
                                : Optional.empty(),
                        random.nextBoolean() ? new String[] {"a"} : new String[] {"a", other + "x"});
            case APPLICATION -> application(id, "client-" + other, "owner");
            case PRODUCT_LINK ->
                new Entity.ProductLink(id + "/" + other, id, random.nextBoolean() ? "a" : "b", random.nextBoolean());
            case USER -> user(id, random.nextBoolean());
            case GROUP -> new Entity.Group(id, other);
            case SUBSCRIPTION -> subscription(id, Entity.Subscription.Scope.PRODUCT, other, "hash-" + other);
            case POLICY -> new Entity.Policy("api/" + id, "<policies/>" + other, true);
            case NAMED_VALUE -> new Entity.NamedValue(id, "Name " + other, "value", random.nextBoolean());
            case BACKEND ->
                new Entity.Backend(
                        id,
                        "https://" + other,
                        Map.of("x", List.of(other)),
                        Map.of(),
                        Optional.of(new Entity.Backend.Breaker(
                                3,
                                Duration.ofMinutes(1),
                                List.of(new Entity.Backend.Statuses(500, 599)),
                                List.of("Timeout"),
                                Duration.ofSeconds(30),
                                random.nextBoolean())),
                        List.of(new Entity.Backend.Member("b", 1, 2)),
                        Optional.of("x"));
            case FRAGMENT -> new Entity.Fragment(id, "<fragment/>" + other, random.nextBoolean());
        };
    }

    private static void assertSame(ServedConfiguration one, ServedConfiguration two) {
        for (var path : List.of(SERVICE, OTHER)) {
            var left = one.service(path).orElseThrow();
            var right = two.service(path).orElseThrow();
            assertThat(Set.copyOf(left.entities())).isEqualTo(Set.copyOf(right.entities()));
            assertThat(findings(left)).isEqualTo(findings(right));
        }
        for (var host : List.of("a.example.org", "b.example.org", "c.example.org", "x")) {
            assertThat(one.serviceAt(host).map(ServiceConfiguration::path))
                    .isEqualTo(two.serviceAt(host).map(ServiceConfiguration::path));
        }
    }

    /** What every index answers. */
    private static Set<Object> findings(ServiceConfiguration service) {
        var found = new HashSet<Object>();
        for (var id : List.of("a", "b", "c")) {
            found.add(List.of("audience", id, service.products().forAudience("api://" + id)));
            found.add(List.of("guid", id, service.products().forAudience("APP-" + id + "/")));
            found.add(List.of("client", id, service.applications().byClientId("client-" + id)));
            found.add(List.of("key", id, service.subscriptions().byKeyHash("hash-" + id)));
            found.add(
                    List.of("named", id, service.policies().namedValues(GLOBAL).value("Name " + id)));
            for (var other : List.of("a", "b")) {
                found.add(List.of(
                        "link", id, other, service.applications().link(application(id, "x", "y"), product(other))));
            }
            service.routes().api(id).ifPresent(api -> {
                found.add(List.of(
                        "containing", id, service.products().containing(api).toList()));
                found.add(List.of("open", id, service.products().openFor(api)));
            });
        }
        return found;
    }
}
