package dev.gatehouse.management.provisioning;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts that users are given, and those that they are only joined to. */
final class UserAccountsTest {
    private static final String PASSWORD = "Pass-word-1";

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

    private Installation.Answer eve(String more) {
        return arm.put(
                "/users/eve", "{\"email\":\"eve@x.example\",\"firstName\":\"Eve\",\"lastName\":\"E\"" + more + "}");
    }

    private FakeDirectory.FakeAccount account() {
        assertThat(arm.directory.accounts).hasSize(1);
        return arm.directory.accounts.values().iterator().next();
    }

    @Test
    void aPasswordMakesAnAccountThatTheUserIsJoinedTo() throws IOException {
        var made = eve(",\"password\":\"" + PASSWORD + "\"");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.property("identities").toString())
                .isEqualTo("[{\"provider\":\"Aad\",\"id\":\"" + account().id + "\"}]");
        assertThat(account().password).isEqualTo(PASSWORD);
        assertThat(account().enabled).isTrue();
        assertThat(arm.replies).noneMatch(reply -> reply.contains(PASSWORD));
        try (var files = Files.list(arm.folder())) {
            for (var file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void anotherPasswordChangesThatAccountAndMakesNone() {
        eve(",\"password\":\"" + PASSWORD + "\"");

        var changed = eve(",\"password\":\"Pass-word-2\"");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(account().password).isEqualTo("Pass-word-2");
        assertThat(changed.property("identities")).hasSize(1);
    }

    @Test
    void withoutAPasswordNoAccountIsMade() {
        assertThat(eve("").status()).isEqualTo(201);
        assertThat(arm.directory.accounts).isEmpty();
    }

    @Test
    void anAccountOfTheSameAddressIsNotJoinedByIt() {
        arm.directory.refuses = "ensureAccount";

        assertThat(eve(",\"password\":\"" + PASSWORD + "\"").status()).isEqualTo(400);

        assertThat(arm.get("/users/eve").status()).isEqualTo(404);
        assertThat(arm.directory.accounts).isEmpty();
    }

    @Test
    void whoIsJoinedToAnAccountThatWasNotMadeHereKeepsItAsItIs() {
        eve(",\"identities\":[{\"provider\":\"Aad\",\"id\":\"42\"}]");

        assertThat(eve(",\"password\":\"" + PASSWORD + "\"").error()).contains("password");
        arm.patch("/users/eve", "{\"state\":\"blocked\"}");
        arm.delete("/users/eve");
        arm.provisioning.runDue();

        assertThat(arm.directory.calls).doesNotContain("setPassword", "setEnabled", "deleteAccount");
    }

    @Test
    void theAccountThatWasMadeCanNotBeLeftBehind() {
        eve(",\"password\":\"" + PASSWORD + "\"");

        assertThat(arm.patch("/users/eve", "{\"identities\":[]}").error()).contains("identities");
        assertThat(arm.patch("/users/eve", "{\"identities\":[{\"provider\":\"Aad\",\"id\":\"1\"}]}")
                        .error())
                .contains(account().id);
    }

    @Test
    void aWeakPasswordIsRefusedBeforeAnythingIsDone() {
        var refused = eve(",\"password\":\"alllowercase\"");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error())
                .contains("password must have 8 to 256 characters")
                .doesNotContain("alllowercase");
        assertThat(arm.directory.calls).doesNotContain("ensureAccount");
    }

    @Test
    void blockingClosesTheAccountAlsoOnceTheDirectoryIsBack() {
        eve(",\"password\":\"" + PASSWORD + "\"");
        arm.directory.down = true;

        assertThat(arm.patch("/users/eve", "{\"state\":\"blocked\"}").status()).isEqualTo(200);
        assertThat(account().enabled).isTrue();
        arm.directory.down = false;
        arm.now = arm.now.plusSeconds(600);
        arm.provisioning.runDue();

        assertThat(account().enabled).isFalse();
        arm.patch("/users/eve", "{\"state\":\"active\"}");
        arm.provisioning.runDue();
        assertThat(account().enabled).isTrue();
    }

    @Test
    void whoWaitsCanNotSignInYet() {
        eve(",\"password\":\"" + PASSWORD + "\",\"state\":\"pending\"");

        assertThat(account().enabled).isFalse();
    }

    @Test
    void deletingTakesTheAccountAlong() {
        eve(",\"password\":\"" + PASSWORD + "\"");
        arm.delete("/users/eve");
        arm.provisioning.runDue();

        assertThat(arm.directory.accounts).isEmpty();
    }

    @Test
    void whereAccountsAreKeptElsewhereAPasswordIsRefused() {
        arm.directory.keepsAccounts = false;

        assertThat(eve(",\"password\":\"" + PASSWORD + "\"").error()).contains("identities");
        assertThat(eve("").status()).isEqualTo(201);
    }

    @Test
    void aDirectoryThatIsDownLeavesNothingHalfMade() {
        arm.directory.down = true;

        assertThat(eve(",\"password\":\"" + PASSWORD + "\"").status()).isEqualTo(503);
        assertThat(arm.get("/users/eve").status()).isEqualTo(404);
        arm.directory.down = false;
        arm.now = arm.now.plusSeconds(600);
        arm.provisioning.runDue();
        assertThat(arm.intents()).isEmpty();
        assertThat(arm.directory.accounts).isEmpty();
    }
}
