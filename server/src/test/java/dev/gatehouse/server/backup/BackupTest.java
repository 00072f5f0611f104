package dev.gatehouse.server.backup;

import dev.gatehouse.server.data.DataFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class BackupTest {
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    private Path data;
    private Path file;
    private Path elsewhere;

    @BeforeEach
    void make() throws IOException, SQLException {
        data = folder.resolve("data");
        file = folder.resolve("backup.gatehouse");
        elsewhere = folder.resolve("elsewhere");
        try (var held = DataFolder.open(data)) {
            Files.writeString(held.resolve("gatehouse.json"), "{\"secret\":\"very-secret-value\"}");
            Files.writeString(held.resolve("ca").resolve("ca.key"), "key");
        }
        for (var name : List.of("store.db", "tenant.db")) {
            sql(data.resolve(name), "create table t (x text)");
            sql(data.resolve(name), "insert into t values ('very-secret-value')");
        }
    }

    private static void sql(Path database, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }

    private static int rows(Path database) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statements = connection.createStatement();
                var rows = statements.executeQuery("select count(*) from t")) {
            return rows.getInt(1);
        }
    }

    private void backup() {
        Backup.write(data, file, PASSPHRASE, "gateway-port: '80'\n");
    }

    @Test
    void everythingComesBackForItsOwnerAloneAndNothingOfItLiesInTheClear() throws Exception {
        backup();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("very-secret-value", "store.db");
        assertThat(Files.list(data).map(Path::getFileName).map(Path::toString))
                .as("nothing left of the work")
                .noneMatch(name -> name.startsWith("backup-"));

        assertThat(Restore.read(file, elsewhere, PASSPHRASE, false, NOW)).isEmpty();

        for (var name : List.of("gatehouse.json", "version", "keys/seal", "keys/hash", "keys/identity", "ca/ca.key")) {
            assertThat(elsewhere.resolve(name)).as(name).hasSameBinaryContentAs(data.resolve(name));
        }
        assertThat(rows(elsewhere.resolve("store.db"))).isEqualTo(1);
        assertThat(rows(elsewhere.resolve("tenant.db"))).isEqualTo(1);
        assertThat(elsewhere.resolve("settings.yaml")).hasContent("gateway-port: '80'\n");
        try (var files = Files.walk(elsewhere)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(one -> permissions(one).equals("rw-------"));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void itIsMadeWhileOthersReadAndWrite() throws Exception {
        try (var held = DataFolder.open(data);
                var connection = DriverManager.getConnection("jdbc:sqlite:" + held.resolve("store.db"));
                var statements = connection.createStatement()) {
            statements.execute("pragma journal_mode = wal");
            statements.execute("insert into t values ('in the log alone')");

            backup();
            statements.execute("insert into t values ('later')");
        }
        Restore.read(file, elsewhere, PASSPHRASE, false, NOW);
        assertThat(rows(elsewhere.resolve("store.db"))).isEqualTo(2);
    }

    @Test
    void anotherPassphraseOpensNothingAndTouchesNothing() {
        backup();

        refused(elsewhere, "wrong horse battery", "passphrase");

        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void whatWasChangedOrCutOffOrIsNoBackupIsRefusedAndTouchesNothing() throws IOException {
        backup();
        var whole = Files.readAllBytes(file);
        for (int at : new int[] {17, 30, 40, 60, whole.length / 2, whole.length - 1}) {
            var changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            refused(elsewhere, new String(PASSPHRASE), "");
        }
        for (int length : new int[] {0, 10, 20, 45, 60, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(elsewhere, new String(PASSPHRASE), "");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        refused(elsewhere, new String(PASSPHRASE), "");
        var newer = whole.clone();
        newer[16] = 2;
        Files.write(file, newer);
        refused(elsewhere, new String(PASSPHRASE), "newer");
        Files.writeString(file, "something else altogether, that is no backup");
        refused(elsewhere, new String(PASSPHRASE), "not a backup");
        refused(elsewhere, new String(PASSPHRASE), "not a backup");

        assertThat(elsewhere).doesNotExist();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("data", "backup.gatehouse");
    }

    private void refused(Path into, String passphrase, String why) {
        assertThatThrownBy(() -> Restore.read(file, into, passphrase.toCharArray(), true, NOW))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("Exception");
    }

    @Test
    void aFolderThatHoldsAnythingIsSetAsideOnlyWhenThatIsSaid() throws IOException {
        backup();
        Files.createDirectory(elsewhere);
        Files.writeString(elsewhere.resolve("mine"), "mine");

        assertThatThrownBy(() -> Restore.read(file, elsewhere, PASSPHRASE, false, NOW))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("--replace");
        assertThat(elsewhere.resolve("mine")).exists();

        var aside = Restore.read(file, elsewhere, PASSPHRASE, true, NOW).orElseThrow();
        assertThat(aside.resolve("mine")).hasContent("mine");
        assertThat(elsewhere.resolve("gatehouse.json")).exists();
    }

    @Test
    void theFolderAboveStaysOpenToWhomItWas() throws IOException {
        var shared = Files.createDirectory(folder.resolve("shared"));
        var open = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(shared, open);
        file = shared.resolve("backup.gatehouse");
        backup();
        Restore.read(file, shared.resolve("restored"), PASSPHRASE, false, NOW);

        assertThat(Files.getPosixFilePermissions(shared)).isEqualTo(open);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared.resolve("restored"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatAServerRunsOnStays() {
        backup();
        try (var _ = DataFolder.open(data)) {
            assertThatThrownBy(() -> Restore.read(file, data, PASSPHRASE, true, NOW))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("in use by process");
        }
        assertThat(data.resolve("gatehouse.json")).exists();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("data", "backup.gatehouse");
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Files.writeString(file, "mine");
        assertThatThrownBy(this::backup).isInstanceOf(BackupRefused.class).hasMessageContaining("there already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFolderWithoutAServersFilesIsNotBackedUp() {
        assertThatThrownBy(() -> Backup.write(elsewhere, file, PASSPHRASE, ""))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("--data");
        assertThat(file).doesNotExist();
    }

    @Test
    void aBackupThatLeadsOutOfTheFolderIsRefused() throws IOException {
        for (var name : List.of("../evil", "keys/../../evil", "/etc/evil", "keys/..", "a/b", "Upper")) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(SealedFile.write(bytes, PASSPHRASE))) {
                out.writeUTF(name);
                out.writeLong(1);
                out.write(1);
                out.writeUTF("");
            }
            Files.write(file, bytes.toByteArray());
            refused(elsewhere, new String(PASSPHRASE), "no data folder has");
        }
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void manyPiecesComeBackAsTheyWere() throws IOException {
        var content = new byte[3 * (1 << 20) + 17];
        new java.util.Random(1).nextBytes(content);
        var bytes = new ByteArrayOutputStream();
        try (var out = SealedFile.write(bytes, PASSPHRASE)) {
            out.write(content);
        }

        assertThat(SealedFile.read(new ByteArrayInputStream(bytes.toByteArray()), PASSPHRASE)
                        .readAllBytes())
                .isEqualTo(content);
        var cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - (17 + 16 + 4));
        assertThatThrownBy(() -> SealedFile.read(new ByteArrayInputStream(cut), PASSPHRASE)
                        .readAllBytes())
                .as("without its last piece")
                .isInstanceOf(BackupRefused.class);
    }
}
