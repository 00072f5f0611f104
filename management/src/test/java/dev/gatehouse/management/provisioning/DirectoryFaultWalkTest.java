package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.provisioning.CrashWalkTest.Journey;
import dev.gatehouse.model.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets every call of the directory fail in every way, in every journey: giving is refused with a clear error and
 * nothing of it stays; taking away works all the same and is done in the directory later.
 */
final class DirectoryFaultWalkTest {
    /** Those that take away, or whose giving has nothing to do in the directory. */
    private static final Set<String> TAKING = Set.of(
            "rename",
            "withdraw",
            "delete a product",
            "unlink",
            "delete an application",
            "delete an application that waits",
            "change the owner",
            "block a user",
            "let a user in again while the blocking still waits",
            "delete a user with an account");

    private static final Set<String> GIVING = Set.of(
            "enable when creating",
            "enable later",
            "enable again",
            "enable again while the withdrawal still waits",
            "register",
            "link",
            "link again while the unlinking still waits",
            "ask for a product that is given at once",
            "approve",
            "link what was asked for",
            "make a secret",
            "make a user with an account",
            "give an account to a user that waits",
            "change a password");

    /** Where there is no call that could fail, or several things are done that need not all be. */
    private static final Set<String> OTHER =
            Set.of("switch the identity on", "switch the identity off", "repair", "ask for a product", "reject");

    @TempDir
    Path folder;

    static Stream<Journey> givings() {
        return CrashWalkTest.journeys().stream().filter(journey -> GIVING.contains(journey.name()));
    }

    static Stream<Journey> takings() {
        return CrashWalkTest.journeys().stream().filter(journey -> TAKING.contains(journey.name()));
    }

    @Test
    void everyJourneyIsOneOrTheOther() {
        assertThat(CrashWalkTest.journeys())
                .extracting(Journey::name)
                .allMatch(name -> GIVING.contains(name) || TAKING.contains(name) || OTHER.contains(name));
    }

    @ParameterizedTest
    @MethodSource("givings")
    void aGivingThatTheDirectoryDoesNotLetHappenLeavesNothing(Journey journey) throws IOException {
        for (int call = 1, calls = calls(journey); call <= calls; call++) {
            for (var fault : Kind.values()) {
                refused(journey, call, fault);
            }
        }
    }

    private void refused(Journey journey, int call, Kind fault) throws IOException {
        var where = journey.name() + ", call " + call + " " + fault;
        try (var arm = installation(where)) {
            journey.prepare().accept(arm);
            var before = resources(arm);
            arm.directory.fault = fault;
            arm.directory.callsUntilFault = call;

            var refused = journey.act().apply(arm);

            if (refused.status() >= 400) {
                assertThat(refused.status()).as(where).isEqualTo(fault == Kind.UNAVAILABLE ? 503 : 400);
                assertThat(refused.body().toString()).as(where).contains("fault of the directory");
                assertThat(resources(arm))
                        .as(where + ": nothing of it is to be seen")
                        .isEqualTo(before);
            } else {
                // It was in what is cleaned up behind the reply.
                assertThat(call).as(where).isGreaterThan(1);
            }
            arm.provisioning.runDue();
            arm.now = arm.now.plusSeconds(600);
            arm.provisioning.runDue();
            CrashWalkTest.consistent(arm, where);

            assertThat(journey.act().apply(arm).status()).as(where + ", again").isBetween(200, 201);
            arm.provisioning.runDue();
            CrashWalkTest.consistent(arm, where + ", again");
        }
    }

    @ParameterizedTest
    @MethodSource("takings")
    void takingAwayWorksWhateverTheDirectoryDoesAndIsDoneThereLater(Journey journey) throws IOException {
        for (int call = 1, calls = calls(journey); call <= calls; call++) {
            for (var fault : Kind.values()) {
                taken(journey, call, fault);
            }
        }
        try (var arm = installation(journey.name() + " while it is down")) {
            journey.prepare().accept(arm);
            arm.directory.down = true;
            assertThat(journey.act().apply(arm).status()).isBetween(200, 204);
            arm.provisioning.runDue();
            assertThat(arm.intents()).as("still to be done").isNotEmpty();

            arm.directory.down = false;
            arm.now = arm.now.plusSeconds(600);
            arm.provisioning.runDue();
            CrashWalkTest.consistent(arm, journey.name());
        }
    }

    private void taken(Journey journey, int call, Kind fault) throws IOException {
        var where = journey.name() + ", call " + call + " " + fault;
        try (var arm = installation(where)) {
            journey.prepare().accept(arm);
            arm.directory.fault = fault;
            arm.directory.callsUntilFault = call;

            assertThat(journey.act().apply(arm).status()).as(where).isBetween(200, 204);
            arm.provisioning.runDue();
            arm.now = arm.now.plusSeconds(600);
            arm.provisioning.runDue();

            CrashWalkTest.consistent(arm, where);
        }
    }

    /** How many calls of the directory the journey makes when nothing fails. */
    private int calls(Journey journey) throws IOException {
        try (var arm = installation("calls of " + journey.name())) {
            journey.prepare().accept(arm);
            var before = arm.directory.calls.size();
            journey.act().apply(arm);
            arm.provisioning.runDue();
            var calls = arm.directory.calls.size() - before;
            assertThat(calls).isPositive();
            return calls;
        }
    }

    private static List<String> resources(Installation arm) {
        var root = ResourceId.of(Installation.SERVICE);
        return arm.resources.read(
                view -> Stream.of(Catalogue.PRODUCTS, Catalogue.CLIENT_APPLICATIONS, Catalogue.PRODUCT_LINKS)
                        .flatMap(type -> view.below(root, type).stream())
                        .map(DirectoryFaultWalkTest::shown)
                        .collect(Collectors.toList()));
    }

    private static String shown(Resource resource) {
        return resource.id() + " " + resource.revision() + " " + resource.document() + resource.internal();
    }

    private Installation installation(String name) throws IOException {
        return new Installation(
                Files.createDirectory(folder.resolve(name.replaceAll("\\W+", "-"))), new RecordingSink(), true);
    }
}
