package dev.gatehouse.database;

import java.nio.file.Path;

/** Where a database is. */
public sealed interface DatabaseSettings {

    /**
     * The settings behind one configured value.
     *
     * @param location a path, or a URL beginning with {@code jdbc:postgresql:}
     * @param user only looked at for PostgreSQL
     * @param password only looked at for PostgreSQL
     */
    static DatabaseSettings of(String location, String user, String password) {
        return location.startsWith("jdbc:postgresql:")
                ? new PostgreSql(location, user, password)
                : new Sqlite(Path.of(location));
    }

    /** @param file made, readable by its owner alone, if it isn't there; its folder must be */
    record Sqlite(Path file) implements DatabaseSettings {}

    /** @param url such as {@code jdbc:postgresql://host/database}; it may not hold the password */
    record PostgreSql(String url, String user, String password) implements DatabaseSettings {
        public PostgreSql {
            if (url.matches("(?i).*[?&]password=.*")) {
                throw new IllegalArgumentException(
                        "the database URL holds a password: give it as a setting of its own, URLs end up in logs");
            }
        }

        @Override
        public String toString() {
            return "PostgreSql[url=" + url + ", user=" + user + "]";
        }
    }
}
