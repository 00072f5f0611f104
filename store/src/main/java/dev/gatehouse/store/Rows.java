package dev.gatehouse.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Between rows and records. */
final class Rows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Rows() {}

    static StoredResource resource(ResultSet row) throws SQLException {
        return new StoredResource(
                new ResourceKey(row.getString("service"), row.getString("key")),
                row.getString("type"),
                row.getString("parent"),
                row.getString("name"),
                row.getString("uid"),
                row.getLong("ordinal"),
                row.getLong("revision"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("updated")),
                object(row.getString("document")),
                object(row.getString("internal")));
    }

    static Intent intent(ResultSet row) throws SQLException {
        return new Intent(
                row.getLong("id"),
                row.getString("directory_object"),
                row.getString("kind"),
                row.getString("step"),
                object(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("created")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("next_attempt")));
    }

    static Changes.Change change(ResultSet row) throws SQLException {
        return new Changes.Change(
                row.getLong("revision"),
                new ResourceKey(row.getString("service"), row.getString("key")),
                row.getString("type"),
                row.getBoolean("deleted"));
    }

    static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
