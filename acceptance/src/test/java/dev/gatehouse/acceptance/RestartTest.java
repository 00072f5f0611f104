package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept from one start to the next, also after a kill; and what never lies on disk in the clear. */
class RestartTest {
    @TempDir
    Path folder;

    @Test
    void everythingAcknowledgedIsThereAfterAKillAndNoSecretLiesInTheClear() throws IOException {
        var data = folder.resolve("data");
        Estate.Product product;
        Estate.Application application;
        String description;
        String bearer;
        String log;
        var first = Gatehouse.start(data);
        try {
            var estate = new Estate(first);
            product = estate.product("[\"application-token\"]");
            application = estate.application(product);
            bearer = estate.token(application, product);
            assertThat(estate.echoAs(bearer).status()).isEqualTo(200);
            description = Files.readString(data.resolve("gatehouse.json"));
        } finally {
            first.kill();
            log = first.log();
        }

        try (var second = Gatehouse.start(data)) {
            var estate = new Estate(second);
            assertThat(Files.readString(data.resolve("gatehouse.json"))).isEqualTo(description);
            assertThat(estate.echoAs(bearer).status()).isEqualTo(200);
            assertThat(estate.token(application, product)).isNotBlank();
            estate.unlink(application, product);
            assertThat(estate.echoAs(bearer).status()).isEqualTo(403);

            noneOf(
                    List.of(application.secret(), bearer),
                    data,
                    List.of("gatehouse.json", "demo-secret"),
                    log + second.log());
            noneOf(
                    List.of(second.get("automation/clientSecret"), second.get("administrator/password")),
                    data,
                    List.of("gatehouse.json"),
                    log + second.log());
            onlyTheOwnerReads(data);
        }
    }

    @Test
    void secondProcessOnAFolderInUseIsToldSo() throws Exception {
        var data = folder.resolve("data");
        try (var first = Gatehouse.start(data)) {
            var second = new ProcessBuilder(Gatehouse.script().toString(), "run", "--data", data.toString())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isNotZero();
            assertThat(output).contains(data.toString()).doesNotContain("Exception", "\tat ");
            assertThat(new Estate(first).arm("GET", "", "").status()).isEqualTo(200);
        }
    }

    private static void noneOf(List<String> secrets, Path data, List<String> allowed, String log) throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!allowed.contains(file.getFileName().toString())) {
                    var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertThat(secrets).as(file.toString()).noneMatch(content::contains);
                }
            }
        }
        assertThat(secrets).as("the log").noneMatch(log::contains);
    }

    private static void onlyTheOwnerReads(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.toList()) {
                var expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(expected);
            }
        }
    }
}
