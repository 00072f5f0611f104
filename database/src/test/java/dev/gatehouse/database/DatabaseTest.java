package dev.gatehouse.database;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseTest {
    @TempDir
    Path folder;

    private DatabaseSettings settings(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> new DatabaseSettings.Sqlite(folder.resolve("notes.db"));
            case POSTGRESQL -> PostgreSqlServer.freshDatabase();
        };
    }

    private static Database notes(DatabaseSettings settings) {
        var database = Database.open(settings);
        database.migrate("notes", "notes_history");
        return database;
    }

    private static int add(Handle handle, int id, String text) {
        return handle.execute("insert into note (id, text) values (?, ?)", id, text);
    }

    private static List<String> texts(Handle handle) {
        return handle.createQuery("select text from note order by id")
                .mapTo(String.class)
                .list();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenIsThereAfterClosingAndOpening(Dialect dialect) {
        var settings = settings(dialect);
        try (var database = notes(settings)) {
            database.write(handle -> add(handle, 1, "kept"));
            assertThat(database.dialect()).isEqualTo(dialect);
        }
        try (var database = notes(settings)) {
            assertThat(database.read(DatabaseTest::texts)).containsExactly("kept");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatFailsDoesNotTellWhatItWasGiven(Dialect dialect) {
        try (var database = notes(settings(dialect))) {
            database.write(handle -> add(handle, 1, "secret"));
            assertThatThrownBy(() -> database.write(handle -> add(handle, 1, "secret")))
                    .satisfies(DatabaseTest::tellsNoSecret);
            assertThatThrownBy(() ->
                            database.write(handle -> handle.createUpdate("update note set id = null where text = :text")
                                    .bind("text", "secret")
                                    .execute()))
                    .satisfies(DatabaseTest::tellsNoSecret);
        }
    }

    private static void tellsNoSecret(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("note").doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource
    void aWriteThatThrowsLeavesNothing(Dialect dialect) {
        try (var database = notes(settings(dialect))) {
            assertThatThrownBy(() -> database.write(handle -> {
                        add(handle, 1, "lost");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(database.read(DatabaseTest::texts)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadCannotWrite(Dialect dialect) {
        try (var database = notes(settings(dialect))) {
            assertThatThrownBy(() -> database.read(handle -> add(handle, 1, "never")))
                    .hasStackTraceContaining("read");
            assertThat(database.read(DatabaseTest::texts)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void transactionsOfOneThreadDoNotNest(Dialect dialect) {
        try (var database = notes(settings(dialect))) {
            assertThatThrownBy(() -> database.write(outer -> database.read(DatabaseTest::texts)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("pass the handle on");
            assertThat(database.read(DatabaseTest::texts)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadSeesOneStateWhileAWriterCommits(Dialect dialect) throws Exception {
        try (var database = notes(settings(dialect));
                var writer = Executors.newSingleThreadExecutor()) {
            List<String> second = database.read(handle -> {
                assertThat(texts(handle)).isEmpty();
                await(writer.submit(() -> database.write(other -> add(other, 1, "new"))));
                return texts(handle);
            });
            assertThat(second).isEmpty();
            assertThat(database.read(DatabaseTest::texts)).containsExactly("new");
        }
    }

    @Test
    void writersOfSqliteWaitInLineAndLoseNothing() throws Exception {
        try (var database = notes(settings(Dialect.SQLITE));
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(handle -> add(handle, 0, "0"));
            var start = new CountDownLatch(1);
            Callable<Integer> increment = () -> {
                start.await();
                return database.write(handle -> {
                    var before = Integer.parseInt(texts(handle).getFirst());
                    return handle.execute("update note set text = ?", String.valueOf(before + 1));
                });
            };
            var running = IntStream.range(0, 50)
                    .mapToObj(i -> writers.submit(increment))
                    .toList();
            start.countDown();
            running.forEach(DatabaseTest::await);
            assertThat(database.read(DatabaseTest::texts)).containsExactly("50");
        }
    }

    @Test
    void filesOfSqliteAreTheOwnersAlone() throws Exception {
        try (var database = notes(settings(Dialect.SQLITE))) {
            database.write(handle -> add(handle, 1, "private"));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.toList())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void sqliteWaitsForTheDiskAtEachCommitAndKeepsReferences() {
        try (var database = notes(settings(Dialect.SQLITE))) {
            assertThat(database.<List<Integer>>write(handle -> Stream.of("synchronous", "foreign_keys")
                            .map(pragma -> handle.createQuery("pragma " + pragma)
                                    .mapTo(Integer.class)
                                    .one())
                            .toList()))
                    .containsExactly(2, 1);
            assertThat(database.<String>write(handle -> handle.createQuery("pragma journal_mode")
                            .mapTo(String.class)
                            .one()))
                    .isEqualTo("wal");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfANewerProgramIsRefusedAndLeftAlone(Dialect dialect) {
        var settings = settings(dialect);
        try (var database = Database.open(settings)) {
            database.migrate("notesnext", "notes_history");
            database.write(handle -> add(handle, 1, "of the newer program"));
        }
        try (var database = Database.open(settings)) {
            assertThatThrownBy(() -> database.migrate("notes", "notes_history"))
                    .isInstanceOf(NewerDatabaseException.class)
                    .hasMessageContaining("schema version 2")
                    .hasMessageContaining("knows only up to 1");
            assertThat(database.read(DatabaseTest::texts)).containsExactly("of the newer program");
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoRoomsShareADatabase(Dialect dialect) {
        try (var database = notes(settings(dialect))) {
            database.migrate("tasks", "tasks_history");
            database.migrate("tasks", "tasks_history");
            int tasks = database.read(handle -> handle.createQuery("select count(*) from task")
                    .mapTo(Integer.class)
                    .one());
            assertThat(tasks).isZero();
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var file = folder.resolve("missing").resolve("notes.db");
        assertThatThrownBy(() -> Database.open(new DatabaseSettings.Sqlite(file)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("notes.db"), "This is a letter, not a database. ".repeat(50));
        assertThatThrownBy(() -> notes(new DatabaseSettings.Sqlite(file)).close())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("notes.db");
        assertThat(file).content().startsWith("This is a letter");
    }

    @Test
    void thePasswordOfPostgreSqlIsNeverShown() {
        var settings = DatabaseSettings.of("jdbc:postgresql://127.0.0.1:1/none", "somebody", "hunter2");
        assertThat(settings.toString()).contains("somebody").doesNotContain("hunter2");
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> DatabaseSettings.of("jdbc:postgresql://h/d?password=hunter2", "somebody", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    private static void await(java.util.concurrent.Future<?> task) {
        try {
            task.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
