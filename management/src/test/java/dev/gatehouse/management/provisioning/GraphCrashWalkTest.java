package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.Inventory.Found;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.provisioning.CrashWalkTest.Journey;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.User;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets the process die between any two requests that the Graph adapter makes, against the embedded tenant over HTTP,
 * and starts it again. The requests are those that the adapter makes, so a new one is walked by itself. That it may die at any
 * transaction is shown by {@link CrashWalkTest}.
 */
final class GraphCrashWalkTest {
    /** Journeys that need the directory in memory. */
    private static final Set<String> ELSEWHERE = Set.of("repair", "switch the identity on", "switch the identity off");

    /** Journeys that ask the directory for nothing: what waits for approval, and what is refused, has nothing there. */
    private static final Set<String> NOTHING_THERE = Set.of("ask for a product", "reject");

    @TempDir
    Path folder;

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    static Stream<Journey> journeys() {
        return CrashWalkTest.journeys().stream().filter(journey -> !ELSEWHERE.contains(journey.name()));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void betweenAnyTwoRequestsDeathLeavesNothingHalfMade(Journey journey) throws IOException {
        var prepared = folder.resolve("prepared");
        try (var running = new Running(Files.createDirectory(prepared))) {
            running.identity();
            journey.prepare().accept(running.arm);
        }
        var requests = requests(journey, prepared);
        assertThat(requests > 0).isNotEqualTo(NOTHING_THERE.contains(journey.name()));

        for (int i = 0; i < requests; i++) {
            dieBefore(journey, prepared, i);
        }
    }

    private int requests(Journey journey, Path prepared) throws IOException {
        var count = new int[1];
        try (var running = new Running(copy(prepared, "counted"))) {
            running.tenant.crash = _ -> count[0]++;
            assertThat(journey.act().apply(running.arm).status()).isBetween(200, 204);
            running.arm.provisioning.runDue();
            running.tenant.crash = CrashPoint.none();
            running.consistent(journey.name());
        }
        return count[0];
    }

    private void dieBefore(Journey journey, Path prepared, int which) throws IOException {
        var where = journey.name() + ", dead before request " + which;
        try (var running = new Running(copy(prepared, "dead-" + which))) {
            var arm = running.arm;
            var count = new int[1];
            running.tenant.crash = _ -> {
                if (count[0]++ == which) {
                    throw new Killed();
                }
            };
            var acknowledged = false;
            try {
                acknowledged = journey.act().apply(arm).status() < 300;
                arm.provisioning.runDue();
            } catch (Killed e) {
                assertThat(count[0]).isGreaterThan(which);
            }
            running.tenant.crash = CrashPoint.none();

            arm.restart(CrashPoint.none());
            arm.provisioning.runDue();

            running.consistent(where);
            var again = journey.act().apply(arm);
            assertThat(again.status()).as(where + ": " + again.body()).isIn(200, 201, 204);
            if (acknowledged) {
                assertThat(again.status())
                        .as(where + ": what was acknowledged is there")
                        .isNotEqualTo(201);
            }
            arm.provisioning.runDue();
            running.consistent(where + ", and again");
        }
    }

    private Path copy(Path from, String name) throws IOException {
        var to = Files.createDirectory(folder.resolve(name));
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static final class Running implements AutoCloseable {
        private final Installation arm;
        private final EmbeddedTenant tenant;

        private Running(Path folder) {
            arm = new Installation(folder, new RecordingSink(), true);
            tenant = new EmbeddedTenant(folder, () -> arm.now);
            arm.provisionInto(tenant.directory);
        }

        private void identity() {
            arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
            arm.provisioning.runDue();
            var identity = arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                    .body()
                    .path("identity");
            var principal = identity.path("principalId").asText();
            tenant.makeAdministrator(principal);
            tenant.letMakeAccounts(principal);
        }

        /** What the resources say is what Graph shows, and nothing more; nothing waits. */
        private void consistent(String where) {
            var expected = arm.resources.read(Expectations::of);
            var inventory = tenant.directory.provider().inventory(Expectations.BEGINNING);
            assertThat(expected.waiting()).as(where).isZero();
            assertThat(Comparison.of(expected, inventory, expected, arm.now))
                    .as(where)
                    .isEmpty();
            List<String> deleted = new ArrayList<>(inventory.applications().stream()
                    .filter(Found::deleted)
                    .map(Found::uniqueName)
                    .toList());
            deleted.removeIf(name -> expected.wanted().containsKey(name)
                    && !expected.wanted().get(name).live());
            assertThat(deleted).as(where + ": nothing left among the deleted").isEmpty();
            assertThat(accounts()).as(where).isEqualTo(arm.resources.read(Running::expectedAccounts));
        }

        /** The directory's accounts, and whether they are open. */
        private Map<String, Boolean> accounts() {
            var accounts = new HashMap<String, Boolean>();
            tenant.graph("/users?$select=id,accountEnabled")
                    .path("value")
                    .forEach(account -> accounts.put(
                            account.path("id").asText(),
                            account.path("accountEnabled").asBoolean()));
            return accounts;
        }

        private static Map<String, Boolean> expectedAccounts(ResourceView view) {
            var accounts = new HashMap<String, Boolean>();
            for (var user : view.below(ResourceId.of(Installation.SERVICE), Catalogue.USERS)) {
                KeptAccount.of(user)
                        .ifPresent(kept ->
                                accounts.put(kept.id(), user.as(User.class).state() == User.State.ACTIVE));
            }
            return accounts;
        }

        @Override
        public void close() {
            arm.close();
            tenant.close();
        }
    }
}
