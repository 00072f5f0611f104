package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.provisioning.Installation.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/** The secrets of client applications, through the ARM door. */
final class ApplicationSecretsTest {
    private static final String SHOP = "/clientApplications/shop";
    private static final String CREDENTIALS = SHOP + "/credentials";

    @TempDir
    Path folder;

    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        arm.application("shop");
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void theFirstSecretIsRevealedOnceAndThenNewOnesAreMadeBesideIt() {
        assertThat(arm.directory.secretCount()).isEqualTo(1);

        var first = listSecrets();
        assertThat(first.status()).isEqualTo(200);
        assertThat(value(first)).isEqualTo(arm.directory.values.getFirst());
        assertThat(first.raw().orElseThrow().headers().firstValue("Cache-Control"))
                .contains("no-store");
        assertThat(first.body().at("/entra/expiresAt").asText()).isEqualTo("2027-11-22T10:00:00.0000000Z");
        assertThat(arm.directory.secretCount()).as("revealing makes none").isEqualTo(1);

        var second = listSecrets();
        assertThat(value(second)).isNotEqualTo(value(first));
        assertThat(arm.directory.works(value(first))).isTrue();
        assertThat(arm.directory.works(value(second))).isTrue();
    }

    @Test
    void aReaderGetsNoSecret() {
        var refused = arm.send("reader", "POST", SHOP + "/listSecrets", "", true);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(arm.send("reader", "POST", CREDENTIALS, "{\"name\":\"x\"}", true)
                        .status())
                .isEqualTo(403);
        assertThat(arm.send("reader", "GET", CREDENTIALS, "", true).status()).isEqualTo(200);
        assertThat(arm.send("reader", "DELETE", CREDENTIALS + "/x", "", true).status())
                .isEqualTo(403);
        assertThat(arm.directory.secretCount()).isEqualTo(1);
    }

    @Test
    void aSecretEndsWhenItWasAskedToAndNotLaterThanInOneYear() {
        var made = arm.send("POST", CREDENTIALS, "{\"name\":\"short\",\"expiresAt\":\"2026-11-22T11:00:00Z\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("expiresAt").asText()).isEqualTo("2026-11-22T11:00:00Z");
        assertThat(arm.get(CREDENTIALS).body().findValuesAsText("expiresAt")).contains("2026-11-22T11:00:00Z");

        for (var wrong : new String[] {"2026-11-22T10:00:00Z", "2027-11-22T10:00:01Z", "soon"}) {
            var refused = arm.send("POST", CREDENTIALS, "{\"name\":\"x\",\"expiresAt\":\"" + wrong + "\"}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error()).contains("expiresAt");
        }
        assertThat(arm.directory.secretCount()).isEqualTo(2);
    }

    @Test
    void withTenTheOldestThatListSecretsMadeAndNobodyUsedGivesWay() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            made.add(value(listSecrets()));
        }
        assertThat(arm.directory.secretCount()).isEqualTo(10);
        arm.directory.lastUse.put(arm.directory.keyId(made.get(1)), Instant.parse("2026-11-22T10:00:00Z"));

        var eleventh = listSecrets();

        assertThat(eleventh.status()).isEqualTo(200);
        assertThat(arm.directory.secretCount()).isEqualTo(10);
        assertThat(arm.directory.works(made.get(0))).as("made at registration").isTrue();
        assertThat(arm.directory.works(made.get(1))).as("used").isTrue();
        assertThat(arm.directory.works(made.get(2))).as("the oldest unused").isFalse();
        assertThat(arm.directory.works(value(eleventh))).isTrue();
    }

    @Test
    void withTenUsedOnesTheErrorSaysWhichToRemoveAndHow() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            made.add(value(listSecrets()));
            arm.directory.lastUse.put(
                    arm.directory.keyId(made.get(i)),
                    Instant.parse("2026-11-22T10:00:00Z").plusSeconds(i));
        }

        var refused = arm.send("POST", SHOP + "/listSecrets", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error())
                .contains(arm.directory.keyId(made.getFirst()))
                .contains("DELETE");
        assertThat(arm.directory.secretCount()).isEqualTo(10);
        assertThat(arm.intents()).hasSizeLessThanOrEqualTo(1);

        arm.delete(CREDENTIALS + "/" + arm.directory.keyId(made.getFirst()));
        assertThat(listSecrets().status()).isEqualTo(200);
    }

    @Test
    void unknownLastUseCountsAsUsed() {
        for (int i = 0; i < 10; i++) {
            listSecrets();
        }
        arm.directory.lastUseKnown = false;

        assertThat(listSecrets().status()).isEqualTo(409);
        assertThat(arm.directory.secretCount()).isEqualTo(10);
    }

    @Test
    void expiredSecretsTakeNoRoom() {
        for (int i = 0; i < 10; i++) {
            listSecrets();
        }
        arm.directory.lastUseKnown = false;
        arm.now = arm.now.plus(Duration.ofDays(366));

        assertThat(listSecrets().status()).isEqualTo(200);
    }

    @Test
    void aNewOwnerSeesNoOldValueAndIsOfferedANewOne() {
        arm.user("bob");
        var old = arm.directory.values.getFirst();

        var handed = arm.put(SHOP, "{\"displayName\":\"shop\",\"ownerId\":\"/users/bob\"}");
        arm.provisioning.runDue();
        var shown = listSecrets();

        assertThat(handed.status()).isEqualTo(200);
        assertThat(value(shown)).isNotEqualTo(old);
        assertThat(arm.directory.works(old)).as("nobody can ever know it").isFalse();
        assertThat(arm.directory.works(value(shown))).isTrue();
    }

    @Test
    void credentialsAreListedMadeAndRemovedAndOnlyThePostTellsTheValue() {
        var listed = arm.get(CREDENTIALS);
        assertThat(listed.body().at("/value/0/revealed").asBoolean()).isFalse();

        var made = arm.post(CREDENTIALS, "{\"name\":\"build server\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.raw().orElseThrow().headers().firstValue("Cache-Control"))
                .contains("no-store");
        var value = made.body().path("clientSecret").asText();
        assertThat(arm.directory.works(value)).isTrue();
        var keyId = made.body().path("keyId").asText();
        arm.directory.lastUse.put(keyId, Instant.parse("2026-11-22T09:59:00Z"));

        var all = arm.get(CREDENTIALS).body().path("value");
        assertThat(all).hasSize(2);
        var described = all.get(1);
        assertThat(described.path("name").asText()).isEqualTo("build server");
        assertThat(described.path("hint").asText()).isEqualTo("val");
        assertThat(described.path("expiresAt").asText()).isEqualTo("2027-11-22T10:00:00Z");
        assertThat(described.path("lastUsedAt").asText()).isEqualTo("2026-11-22T09:59:00Z");
        assertThat(arm.get(CREDENTIALS + "/" + keyId).body()).isEqualTo(described);

        assertThat(arm.delete(CREDENTIALS + "/" + keyId).status()).isEqualTo(200);
        assertThat(arm.directory.works(value)).isFalse();
        assertThat(arm.delete(CREDENTIALS + "/" + keyId).status()).isEqualTo(204);
        assertThat(arm.get(CREDENTIALS + "/" + keyId).status()).isEqualTo(404);
    }

    @Test
    void removingTheUnreadSecretMeansThatItIsNotRevealed() {
        var first = arm.directory.values.getFirst();
        arm.delete(CREDENTIALS + "/" + arm.directory.keyId(first));

        assertThat(value(listSecrets())).isNotEqualTo(first);
    }

    @Test
    void aCredentialWithoutANameIsRefused() {
        for (var body : new String[] {"", "{}", "{\"name\":\" \"}", "{\"name\":\"" + "x".repeat(121) + "\"}"}) {
            var refused = arm.send("POST", CREDENTIALS, body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error()).contains("name must say");
        }
        assertThat(arm.send("PUT", CREDENTIALS + "/x", "{}").status()).isEqualTo(405);
        assertThat(arm.send("POST", CREDENTIALS + "/x", "{}").status()).isEqualTo(405);
        assertThat(arm.directory.secretCount()).isEqualTo(1);
    }

    @Test
    void withTheDirectoryDownNothingIsMadeAndTheUnreadSecretIsStillRevealed() {
        arm.directory.down = true;

        assertThat(arm.get(CREDENTIALS).status()).isEqualTo(503);
        assertThat(arm.send("POST", CREDENTIALS, "{\"name\":\"x\"}").status()).isEqualTo(503);
        assertThat(listSecrets().status()).isEqualTo(200);
        assertThat(listSecrets().status()).isEqualTo(503);

        arm.directory.down = false;
        arm.now = arm.now.plusSeconds(600);
        arm.provisioning.runDue();
        assertThat(arm.directory.secretCount()).isEqualTo(1);
        assertThat(arm.intents()).isEmpty();
    }

    @Test
    void noValueStandsInAnyOtherReplyOrOnDisk() throws IOException {
        listSecrets();
        listSecrets();
        arm.post(CREDENTIALS, "{\"name\":\"x\"}");
        arm.get(SHOP);
        arm.get("/clientApplications");
        arm.get(CREDENTIALS);
        arm.user("bob");
        arm.put("/clientApplications/second", "{\"displayName\":\"second\",\"ownerId\":\"/users/bob\"}");
        arm.get("/clientApplications/second");
        arm.close();

        assertThat(arm.directory.values).hasSize(4);
        for (var value : arm.directory.values) {
            assertThat(arm.replies).noneMatch(reply -> reply.contains(value));
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(value);
                }
            }
        }
        arm.restart(CrashPoint.none());
    }

    private Answer listSecrets() {
        return arm.post(SHOP + "/listSecrets", "");
    }

    private static String value(Answer answer) {
        return answer.body().at("/entra/clientSecret").asText();
    }
}
