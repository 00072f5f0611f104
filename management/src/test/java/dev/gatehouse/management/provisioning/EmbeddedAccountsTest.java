package dev.gatehouse.management.provisioning;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts in the tenant that the server embeds, through Graph. */
final class EmbeddedAccountsTest {
    private static final String FIRST = "Pass-word-1";
    private static final String SECOND = "Pass-word-2";

    @TempDir
    Path folder;

    private Installation arm;
    private EmbeddedTenant tenant;
    private String principal;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        tenant = new EmbeddedTenant(folder, () -> arm.now);
        arm.provisionInto(tenant.directory);
        arm.send("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
        arm.provisioning.runDue();
        principal = arm.send("PATCH", "", "{\"identity\":{\"type\":\"SystemAssigned\"}}")
                .body()
                .at("/identity/principalId")
                .asText();
    }

    @AfterEach
    void stop() {
        arm.close();
        tenant.close();
    }

    private Installation.Answer eve(String email, String password) {
        return arm.put(
                "/users/eve",
                "{\"email\":\"" + email + "\",\"firstName\":\"Eve\",\"lastName\":\"E\",\"password\":\"" + password
                        + "\"}");
    }

    private String signInName(Installation.Answer user) {
        return account(user).path("userPrincipalName").asText();
    }

    private com.fasterxml.jackson.databind.JsonNode account(Installation.Answer user) {
        return tenant.graph(
                "/users/" + user.body().at("/properties/identities/0/id").asText());
    }

    private boolean signsIn(String name, String password) {
        return tenant.tenant.bootstrap().isPasswordValid(name, password);
    }

    @Test
    void withoutThePermissionItIsSaidHowToMendIt() {
        var refused = eve("eve@x.example", FIRST);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("User.ReadWrite.All", principal).doesNotContain(FIRST);
        assertThat(tenant.graph("/users").path("value")).isEmpty();
    }

    @Test
    void theAccountIsMadeChangedClosedOpenedAndDeleted() {
        tenant.letMakeAccounts(principal);

        var made = eve("eve+test@x.example", FIRST);
        assertThat(made.status()).as(made.error()).isEqualTo(201);
        var name = signInName(made);
        assertThat(name).startsWith("eve_test_x.example_").contains("#ext#@");
        assertThat(account(made).path("mail").asText()).isEqualTo("eve+test@x.example");
        assertThat(account(made).path("displayName").asText()).isEqualTo("Eve E");
        assertThat(signsIn(name, FIRST)).isTrue();

        assertThat(eve("eve+test@x.example", SECOND).status()).isEqualTo(200);
        assertThat(signsIn(name, FIRST)).isFalse();
        assertThat(signsIn(name, SECOND)).isTrue();

        arm.patch("/users/eve", "{\"state\":\"blocked\"}");
        arm.provisioning.runDue();
        assertThat(signsIn(name, SECOND)).isFalse();
        arm.patch("/users/eve", "{\"state\":\"active\"}");
        arm.provisioning.runDue();
        assertThat(signsIn(name, SECOND)).isTrue();

        arm.delete("/users/eve");
        arm.provisioning.runDue();
        assertThat(signsIn(name, SECOND)).isFalse();
        assertThat(tenant.graph("/users").path("value")).isEmpty();
    }

    @Test
    void somebodyElsesAccountOfThatNameIsLeftAlone() {
        tenant.letMakeAccounts(principal);
        var theirs = tenant.tenant.bootstrap().createUser("eve", "Another Eve", FIRST, java.util.Set.of());

        var refused = eve(theirs.name(), SECOND);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("identities");
        assertThat(signsIn(theirs.name(), FIRST)).isTrue();
        assertThat(signsIn(theirs.name(), SECOND)).isFalse();
        assertThat(arm.get("/users/eve").status()).isEqualTo(404);
        arm.provisioning.runDue();
        assertThat(signsIn(theirs.name(), FIRST)).isTrue();
    }
}
