package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** A backup of the running program, made while calls and changes go on, is put elsewhere and works as before. */
class BackupTest {
    @TempDir
    Path folder;

    @Test
    void whatWasBackedUpWhileEverythingWentOnWorksElsewhereWithTheOldSecrets()
            throws IOException, InterruptedException {
        var passphrase = folder.resolve("passphrase");
        Files.writeString(passphrase, "correct horse battery staple\n");
        var file = folder.resolve("backup");
        var elsewhere = folder.resolve("elsewhere");
        Estate.Product product;
        Estate.Application application;
        try (var first = Gatehouse.start(folder.resolve("data"))) {
            var estate = new Estate(first);
            product = estate.product("[\"application-token\"]");
            application = estate.application(product);
            var token = estate.token(application, product);
            var over = new AtomicBoolean();
            var failed = new AtomicInteger();
            var worker = Thread.ofVirtual().start(() -> {
                for (int i = 0; !over.get(); i++) {
                    var made = new Estate(first)
                            .arm(
                                    "PUT",
                                    "/clientApplications/b" + i,
                                    "{\"properties\":{\"displayName\":\"b" + i + "\",\"ownerId\":\"/users/1\"}}");
                    if (made.status() != 201 || estate.echoAs(token).status() != 200) {
                        failed.incrementAndGet();
                    }
                }
            });
            var verbs = new Verbs(first.data());

            assertThat(verbs.run("backup", file.toString(), "--passphrase-file=" + passphrase)
                            .done())
                    .contains("Backed up");

            over.set(true);
            worker.join();
            assertThat(failed).as("nothing failed meanwhile").hasValue(0);
            assertThat(verbs.run("backup", file.toString(), "--passphrase-file=" + passphrase)
                            .refused(1))
                    .contains("there already");
            assertThat(verbs.run("restore", file.toString(), "--replace", "--passphrase-file=" + passphrase)
                            .refused(1))
                    .contains("in use by process");
            assertThat(verbs.run("backup", folder.resolve("no").toString()).refused(2))
                    .contains("--passphrase-file");
        }

        var there = new Verbs(elsewhere);
        Files.writeString(folder.resolve("wrong"), "wrong horse battery staple");
        assertThat(there.run("restore", file.toString(), "--passphrase-file=" + folder.resolve("wrong"))
                        .refused(1))
                .contains("passphrase");
        assertThat(elsewhere).doesNotExist();
        assertThat(there.run("restore", file.toString(), "--passphrase-file=" + passphrase)
                        .done())
                .contains("Restored");

        try (var second = Gatehouse.start(elsewhere)) {
            var estate = new Estate(second);
            assertThat(estate.echoAs(estate.token(application, product)).status())
                    .isEqualTo(200);
            assertThat(there.run("reconcile").code())
                    .as("what was under way is finished or undone, and nothing differs")
                    .isZero();
        }
    }
}
