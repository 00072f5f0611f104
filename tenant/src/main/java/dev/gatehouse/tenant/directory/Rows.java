package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How values stand in the tables: times in milliseconds, properties as JSON text. */
final class Rows {
    private Rows() {}

    static long millis(Instant time) {
        return time.toEpochMilli();
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Instant> maybeTime(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    static ObjectNode json(ResultSet row, String column) throws SQLException {
        return (ObjectNode) Json.parse(row.getString(column).getBytes(StandardCharsets.UTF_8));
    }

    static String text(ObjectNode json) {
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }
}
