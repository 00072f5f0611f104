package dev.gatehouse.store;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.database.PostgreSqlServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A process killed with SIGKILL under load: what it acknowledged is there, what it didn't is there whole or not at all. */
@Timeout(120)
class KilledWriterTest {
    private static final int BEFORE_THE_KILL = 200;

    @TempDir
    Path folder;

    @Test
    void everythingAcknowledgedIsInSqlite() throws Exception {
        var file = folder.resolve("store.db");
        killAndCheck(new DatabaseSettings.Sqlite(file), file.toString(), "", "");
    }

    @Test
    void everythingAcknowledgedIsInPostgreSql() throws Exception {
        var settings = (DatabaseSettings.PostgreSql) PostgreSqlServer.freshDatabase();
        killAndCheck(settings, settings.url(), settings.user(), settings.password());
    }

    private void killAndCheck(DatabaseSettings settings, String... arguments) throws IOException {
        var acknowledged = writeUntilKilled(arguments);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
        try (var database = Database.open(settings)) {
            var store = ResourceStore.open(database, InstantSource.system());
            var there = new HashSet<ResourceKey>();
            store.read(StoreView::everything).forEach(resource -> there.add(resource.key()));
            assertThat(acknowledged)
                    .allSatisfy(pair -> assertThat(there)
                            .contains(AcknowledgingWriter.key(pair, "left"), AcknowledgingWriter.key(pair, "right")));
            assertThat(there).allSatisfy(key -> assertThat(there).contains(otherHalf(key)));
            var listed = (Changes.Listed) store.changes(0, Integer.MAX_VALUE - 1);
            assertThat(listed.changes()).extracting(Changes.Change::key).containsExactlyInAnyOrderElementsOf(there);
            assertThat(listed.upTo()).isEqualTo(store.currentRevision());
        }
    }

    private static ResourceKey otherHalf(ResourceKey key) {
        var path = key.path();
        return new ResourceKey(
                key.service(),
                path.endsWith("/left") ? path.replace("/left", "/right") : path.replace("/right", "/left"));
    }

    private List<String> writeUntilKilled(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AcknowledgingWriter.class.getName()));
        command.addAll(List.of(arguments));
        var writer = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (BufferedReader output = writer.inputReader()) {
            var acknowledged = new ArrayList<String>();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                // The last line may be cut off by the kill.
                if (line.startsWith("written ") && line.endsWith(".")) {
                    acknowledged.add(line.substring("written ".length(), line.length() - 1));
                }
                if (acknowledged.size() == BEFORE_THE_KILL) {
                    // Through its handle: the process itself would close the output that is still to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
            return acknowledged;
        } finally {
            writer.destroyForcibly();
        }
    }
}
