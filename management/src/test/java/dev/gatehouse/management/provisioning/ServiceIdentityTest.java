package dev.gatehouse.management.provisioning;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The service's identity, switched through the ARM door. */
final class ServiceIdentityTest {
    @TempDir
    Path folder;

    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void switchingOffRemovesItAndOnMakesItAndTellsThePrincipal() {
        var off = arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
        assertThat(off.status()).isEqualTo(200);
        assertThat(off.body().at("/identity/type").asText()).isEqualTo("None");
        assertThat(off.body().at("/identity/principalId").isMissingNode()).isTrue();
        arm.provisioning.runDue();
        assertThat(arm.directory.calls).contains("deleteIdentity");

        var on = arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\",\"principalId\":\"mine\"}}");

        assertThat(on.status()).isEqualTo(200);
        assertThat(on.body().at("/identity/type").asText()).isEqualTo("SystemAssigned");
        assertThat(on.body().at("/identity/principalId").asText()).isEqualTo("principal-of-apim");
        assertThat(on.body().at("/identity/tenantId").asText()).isEqualTo("tenant-1");
        assertThat(arm.directory.identities).hasSize(1);
    }

    @Test
    void aPatchThatDoesNotNameItLeavesItAsItIs() {
        var answer = arm.send("PATCH", "", "{\"tags\":{\"a\":\"b\"}}");

        assertThat(answer.body().at("/identity/principalId").asText()).isEqualTo("principal-0");
        assertThat(arm.directory.calls).isEmpty();
    }

    @Test
    void assignedByUsersIsRefused() {
        var refused = arm.send("PATCH", "", "{\"identity\":{\"type\":\"UserAssigned\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("identity.type");
        assertThat(arm.get("").body().at("/identity/type").asText()).isEqualTo("SystemAssigned");
    }

    @Test
    void whereTheTenantIsNotOursSwitchingIsRefusedSayingWhereToDoIt() {
        arm.ownIdentities = false;
        arm.restart(CrashPoint.none());

        var refused = arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("where Gatehouse runs");
        assertThat(arm.directory.calls).isEmpty();
        assertThat(arm.enabled("starter", "Starter").status()).isEqualTo(201);
    }
}
