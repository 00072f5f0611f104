package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.provisioning.Installation.Answer;
import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** What developers ask for gives nobody anything before it is approved, whatever happens while somebody approves it. */
final class AccessRequestsTest {
    private static final String WISH = "/accessRequests/wish";

    @TempDir
    Path folder;

    private Installation open() {
        var arm = new Installation(folder, new RecordingSink(), true);
        CrashWalkTest.asked(arm);
        return arm;
    }

    private static boolean linkCounts(Installation arm) {
        return arm.sink()
                .find(Entity.ProductLink.class, "shop/starter")
                .orElseThrow()
                .active();
    }

    @Test
    void requestWhenItWaitsThenTheLinkCountsNowhereUntilItIsApproved() {
        try (var arm = open()) {
            assertThat(linkCounts(arm)).isFalse();
            assertThat(arm.directory.grants).isEmpty();
            assertThat(arm.intents()).isEmpty();

            assertThat(arm.post(WISH + "/approve", "{\"comment\":\"Fine\"}").status())
                    .isEqualTo(200);

            assertThat(linkCounts(arm)).isTrue();
            assertThat(arm.directory.grants).hasSize(1);
            CrashWalkTest.consistent(arm, "approved");
        }
    }

    @Test
    void requestWhenItIsRejectedAndAskedForAgainThenOneLinkStandsForBoth() {
        try (var arm = open()) {
            assertThat(arm.post(WISH + "/reject", "").status()).isEqualTo(200);
            assertThat(linkCounts(arm)).isFalse();
            assertThat(arm.put(
                                    "/accessRequests/again",
                                    "{\"applicationId\":\"/clientApplications/shop\",\"productId\":\"/products/starter\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(arm.post("/accessRequests/again/approve", "").status()).isEqualTo(200);

            assertThat(arm.get("/clientApplications/shop/productLinks").body().path("value"))
                    .hasSize(1);
            CrashWalkTest.consistent(arm, "approved the second time");
        }
    }

    @Test
    void requestWhenTheDirectoryIsDownThenItStillWaitsAndCanBeRejected() {
        try (var arm = open()) {
            arm.directoryIsDown(true);
            assertThat(arm.post(WISH + "/approve", "").status()).isEqualTo(503);
            assertThat(arm.get(WISH).property("state").asText()).isEqualTo("pending");
            assertThat(arm.post(WISH + "/reject", "").status()).isEqualTo(200);
            arm.directoryIsDown(false);
            arm.later(java.time.Duration.ofHours(1));
            CrashWalkTest.consistent(arm, "rejected while the directory was down");
        }
    }

    @Test
    void requestWhenTwoApproveAtOnceThenOneOfThemDidAndTheOtherIsTold() throws Exception {
        try (var arm = open();
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(() -> arm.post(WISH + "/approve", ""));
            var second = both.submit(() -> arm.post(WISH + "/approve", ""));

            assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(200, 409);
            CrashWalkTest.consistent(arm, "approved by two");
        }
    }

    /** At the worst moment: the role is granted, and the approval isn't written yet. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /accessRequests/wish/cancel                     |                                                          | cancelled",
                "POST   | /accessRequests/wish/reject                     |                                                          | rejected",
                "DELETE | /clientApplications/shop                        |                                                          | cancelled",
                "DELETE | /clientApplications/shop/productLinks/starter   |                                                          | rejected",
                "PATCH  | /products/starter                               | {\"properties\":{\"authenticationType\":[\"subscription-key\"]}} | pending",
                "PATCH  | /users/ada                                      | {\"properties\":{\"state\":\"blocked\"}}                       | pending"
            })
    void approvalWhenSomethingElseHappensMeanwhileThenItIsRefusedAndNobodyHasTheRole(
            String method, String path, String body, String state) {
        try (var arm = open()) {
            var meanwhile = new AtomicReference<Answer>();
            arm.restart(moment -> {
                if (moment.equals("after: grant the role") && meanwhile.get() == null) {
                    meanwhile.set(new Answer(0, null, null));
                    meanwhile.set(arm.send(method, path, body == null ? "" : body));
                }
            });

            var approval = arm.post(WISH + "/approve", "");

            assertThat(meanwhile.get().status()).as(path).isEqualTo(200);
            assertThat(approval.status()).as(approval.body().toString()).isEqualTo(409);
            assertThat(arm.get(WISH).property("state").asText()).isEqualTo(state);
            arm.provisioning.runDue();
            CrashWalkTest.consistent(arm, path);
            assertThat(arm.directory.grants).isEmpty();
        }
    }
}
