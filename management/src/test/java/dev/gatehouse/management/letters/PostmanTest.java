package dev.gatehouse.management.letters;

import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.TestServer;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters leave the outbox once a mail server took them. */
final class PostmanTest {
    @TempDir
    Path folder;

    private final List<Mail.Message> sent = new ArrayList<>();
    private TestServer server;
    private Postman postman;
    private Instant now = TestServer.NOW;
    private int failures;

    @BeforeEach
    void start() {
        server = new TestServer(folder);
        var sealing = new Sealing(new SealKey(new byte[32]), new KeyedHash(new byte[32]));
        postman = new Postman(
                server.resources(),
                new Outbox(sealing, TestServer.CONTROL_URL),
                message -> {
                    if (failures-- > 0) {
                        throw new Mail.MailException("no route to the mail server", null);
                    }
                    sent.add(message);
                },
                () -> now);
        invite("ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void invite(String name) {
        server.as(
                TestServer.OWNER,
                "PUT",
                "/users/" + name,
                "{\"properties\":{\"email\":\"" + name + "@contoso.test\",\"firstName\":\"A\",\"lastName\":\"B\","
                        + "\"confirmation\":\"invite\"}}");
    }

    private String waiting() {
        return server.as(TestServer.OWNER, "POST", "/listLetters", "").body();
    }

    @Test
    void aLetterIsSentOnceAndIsGone() {
        postman.deliverDue();
        postman.deliverDue();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().to()).isEqualTo("ann@contoso.test");
        assertThat(sent.getFirst().html()).contains("/account/invitation#ghc_");
        assertThat(sent.getFirst().toString()).doesNotContain("ghc_");
        assertThat(waiting()).contains("\"count\":0");
    }

    @Test
    void oneThatDidNotGoIsTriedAgainLater() {
        failures = 1;
        postman.deliverDue();
        assertThat(sent).isEmpty();
        assertThat(waiting()).contains("no route to the mail server", "\"attempts\":1");

        postman.deliverDue();
        assertThat(sent).as("not before its time").isEmpty();
        now = now.plus(Duration.ofSeconds(31));
        postman.deliverDue();

        assertThat(sent).hasSize(1);
    }

    @Test
    void oneThatDoesNotGoHoldsUpNoOther() {
        invite("bob");
        failures = 1;
        postman.deliverDue();

        assertThat(sent).extracting(Mail.Message::to).containsExactly("bob@contoso.test");
    }

    @Test
    void theOutboxHoldsAThousandLettersAndNoMore() {
        server.resources().change(change -> {
            var root = dev.gatehouse.management.arm.ResourceId.of(TestServer.SERVICE);
            var user = change.find(root.child(dev.gatehouse.model.catalogue.Catalogue.USERS, "1"))
                    .orElseThrow();
            var outbox = new Outbox(
                    new Sealing(new SealKey(new byte[32]), new KeyedHash(new byte[32])), TestServer.CONTROL_URL);
            for (var i = 0; i < 1005; i++) {
                outbox.toDeveloper(change, user, LetterKind.NEW_DEVELOPER, java.util.Map.of());
            }
        });

        assertThat(waiting()).contains("\"count\":1000").doesNotContain("ann@contoso.test");
    }
}
