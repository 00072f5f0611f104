package dev.gatehouse.server.data;

import dev.gatehouse.server.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    private Path parent;

    @Test
    void openWhenTheFolderIsNewThenOnlyItsOwnerCanReadIt() throws IOException {
        var path = parent.resolve("a/b");
        DataFolder.open(path).close();

        try (var all = Files.walk(path)) {
            assertThat(all)
                    .allSatisfy(one ->
                            assertThat(permissions(one)).isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void openWhenTheFolderIsNewThenGitLeavesItAlone() throws IOException {
        open().close();

        assertThat(Files.readString(parent.resolve("data/.gitignore"))).isEqualTo("*\n");
    }

    @Test
    void openWhenOthersCouldReadTheFolderThenItIsClosedToThem() throws IOException {
        var path = parent.resolve("data");
        DataFolder.open(path).close();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(path.resolve("keys/seal"), PosixFilePermissions.fromString("rw-r--r--"));

        DataFolder.open(path).close();

        assertThat(permissions(path)).isEqualTo("rwx------");
        assertThat(permissions(path.resolve("keys/seal"))).isEqualTo("rw-------");
    }

    @Test
    void openWhenItIsOpenedAgainThenTheKeysAreTheSame() {
        byte[] seal;
        try (var folder = open()) {
            seal = folder.key(DataFolder.Key.SEAL);
            assertThat(seal).hasSize(32).isNotEqualTo(folder.key(DataFolder.Key.HASH));
        }
        try (var folder = open()) {
            assertThat(folder.key(DataFolder.Key.SEAL)).isEqualTo(seal);
        }
    }

    @Test
    void openWhenItIsHeldThenTheHolderIsNamed() {
        try (var _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll(
                            "in use by process " + ProcessHandle.current().pid(), "--data");
        }
        open().close();
    }

    @Test
    void openWhenANewerVersionWroteItThenItIsRefusedAndLeftAsItWas() throws IOException {
        open().close();
        Files.writeString(parent.resolve("data/version"), "2\n");

        assertThatThrownBy(this::open).isInstanceOf(StartFailure.class).hasMessageContaining("newer Gatehouse");
        assertThat(parent.resolve("data/version")).hasContent("2");
    }

    @Test
    void openWhenTheVersionIsNoVersionThenItIsRefused() throws IOException {
        open().close();
        Files.writeString(parent.resolve("data/version"), "hello");

        assertThatThrownBy(this::open)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("not a data folder of Gatehouse");
    }

    @ParameterizedTest
    @EnumSource
    void openWhenAKeyIsLostThenNoOtherIsMade(DataFolder.Key key) throws IOException {
        open().close();
        var file = parent.resolve("data/keys").resolve(key.name().toLowerCase(java.util.Locale.ROOT));
        Files.delete(file);

        assertThatThrownBy(this::open).isInstanceOf(StartFailure.class).hasMessageContaining("restore it");
        assertThat(file).doesNotExist();
    }

    @Test
    void openWhenTheFirstStartBrokeOffThenTheNextCompletesIt() throws IOException {
        open().close();
        Files.delete(parent.resolve("data/version"));
        Files.delete(parent.resolve("data/keys/hash"));

        try (var folder = open()) {
            assertThat(folder.key(DataFolder.Key.HASH)).hasSize(32);
        }
        assertThat(parent.resolve("data/version")).exists();
    }

    @Test
    void openWhenItCannotBeMadeThenOneLineSaysSo() throws IOException {
        Files.writeString(parent.resolve("data"), "a file");

        assertThatThrownBy(this::open)
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("can't be written", "--data")
                .hasMessageNotContaining("\n");
    }

    @Test
    void replaceWhenTheFileIsThereThenItHoldsTheNewAndNothingIsLeftBehind() {
        var file = parent.resolve("file");
        OwnerOnly.replace(file, new byte[] {1, 2, 3});
        OwnerOnly.replace(file, new byte[] {4});

        assertThat(file).hasBinaryContent(new byte[] {4});
        assertThat(parent.toFile().list()).containsExactly("file");
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void portWhenItIsPickedThenItIsKeptAndNoOtherDoorGetsIt() {
        try (var folder = open()) {
            var ports = new PortBook(folder);
            int gateway = ports.port("gateway", 0);
            assertThat(ports.port("control", 0)).isNotEqualTo(gateway).isPositive();
            assertThat(ports.port("operations", 9090)).isEqualTo(9090);
            ports.save();

            assertThat(new PortBook(folder).port("gateway", 0)).isEqualTo(gateway);
            assertThat(new PortBook(folder).port("operations", 0)).isNotEqualTo(9090);
        }
    }

    private DataFolder open() {
        return DataFolder.open(parent.resolve("data"));
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
