package dev.gatehouse.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** SQLite's files as such, read beside the process that may be at work on them. */
public final class SqliteFiles {
    private static final int WAIT_SECONDS = 60;

    private SqliteFiles() {}

    /**
     * Copies two databases as of one moment. The first takes no change until both are copied, reading goes on: so what
     * was under way in the second at that moment is known to whatever the first keeps of it, as after a crash.
     *
     * @param copyOfFirst a file that isn't there yet
     * @param copyOfSecond the same
     * @throws DatabaseException if they can't be copied
     */
    public static void copy(Path first, Path copyOfFirst, Path second, Path copyOfSecond) {
        try (var lock = open(first)) {
            execute(lock, "begin immediate");
            copy(second, copyOfSecond);
            copy(first, copyOfFirst);
            execute(lock, "rollback");
        } catch (SQLException e) {
            throw new DatabaseException("The databases can't be copied: " + e.getMessage(), e);
        }
    }

    private static void copy(Path from, Path to) throws SQLException {
        try (var connection = open(from);
                var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, to.toAbsolutePath().toString());
            statement.execute();
        }
    }

    /** Whether a file holds a database that is whole. */
    public static boolean isWhole(Path file) {
        try (var connection = open(file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("pragma integrity_check")) {
            return rows.next() && "ok".equals(rows.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection open(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        execute(connection, "pragma busy_timeout = " + WAIT_SECONDS * 1_000);
        return connection;
    }
}
