package dev.gatehouse.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretFileTest {
    @TempDir
    private Path folder;

    @Test
    void writeWhenOthersCouldReadTheOldFileThenTheNewIsTheOwnersAndNothingElseIsLeft() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("secret");
    }

    @Test
    void writeWhenTheFileIsALinkThenWhatItLeadsToIsReplaced() throws IOException {
        var target = Files.writeString(folder.resolve("target"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link"), target);

        write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void closeWhenNothingWasWrittenThenTheOldFileIsAsItWas() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "old");

        SecretFile.at(file).close();

        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("secret");
    }

    @Test
    void atWhenItCouldNotBeWrittenThenItIsSaidBeforeThereIsASecret() {
        assertRefused(() -> SecretFile.at(folder), "is no file");
        assertRefused(() -> SecretFile.at(Path.of("/dev/null")), "is no file");
        assertRefused(() -> SecretFile.at(folder.resolve("missing/secret")), "there is no folder");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readWhenAnEditorPutALineEndBehindItThenTheSecretHasNone() throws IOException {
        assertThat(SecretFile.read(Files.writeString(folder.resolve("secret"), "it\r\n")))
                .isEqualTo("it");
    }

    @Test
    void readWhenThereIsNoSecretThenItSaysWhyAndNothingOfTheContent() throws IOException {
        var file = folder.resolve("secret");
        assertRefused(() -> SecretFile.read(file), "there is no such file");
        Files.writeString(file, "\n");
        assertRefused(() -> SecretFile.read(file), "is empty");
        Files.writeString(file, "hunter2".repeat(1000));
        assertRefused(() -> SecretFile.read(file), "too long");
        Files.write(file, new byte[] {'h', 'u', (byte) 0xff, (byte) 0xfe});
        assertRefused(() -> SecretFile.read(file), "can't be read");
    }

    private static void assertRefused(Runnable action, String why) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        VerbException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(why)
                .hasMessageNotContaining("hunter2");
    }

    private static void write(Path file, String secret) {
        try (var kept = SecretFile.at(file)) {
            kept.write(secret);
        }
    }
}
