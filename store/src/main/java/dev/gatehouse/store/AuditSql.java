package dev.gatehouse.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.TemplateEngine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The audit log's table. */
final class AuditSql {
    private AuditSql() {}

    static List<AuditEntry> read(Handle handle, AuditQuery wanted) {
        if (wanted.services().isEmpty()) {
            return List.of();
        }
        var conditions = new ArrayList<>(List.of("id < :before"));
        Map<String, Object> values = new HashMap<>();
        values.put("before", wanted.before());
        var services = new ArrayList<String>();
        for (var service : wanted.services()) {
            values.put("service" + services.size(), service);
            services.add(":service" + services.size());
        }
        conditions.add("service in (" + String.join(", ", services) + ")");
        wanted.since().ifPresent(since -> conditions.add(bind(values, "at >= :since", "since", since.toEpochMilli())));
        wanted.until().ifPresent(until -> conditions.add(bind(values, "at < :until", "until", until.toEpochMilli())));
        wanted.actor().ifPresent(actor -> conditions.add(bind(values, "actor = :actor", "actor", actor)));
        wanted.request()
                .ifPresent(id ->
                        conditions.add(bind(values, "(request = :request or correlation = :request)", "request", id)));
        wanted.below().ifPresent(root -> {
            values.put("root", root.path());
            values.put("from", root.path() + "/");
            // The character after the slash.
            values.put("to", root.path() + "0");
            conditions.add(
                    bind(values, "service = :of and (key = :root or key > :from and key < :to)", "of", root.service()));
        });
        return query(
                        handle,
                        conditions.stream()
                                .collect(Collectors.joining(
                                        " and ", "select * from audit where ", " order by id desc limit :top")))
                .bindMap(values)
                .bind("top", wanted.top())
                .map((row, context) -> entry(row))
                .list();
    }

    static void write(Handle handle, long id, AuditEntry entry) {
        handle.createUpdate("insert into audit (id, at, actor, actor_name, actor_kind, app_id, origin, user_agent,"
                        + " request, correlation, service, key, resource, operation, outcome, before, after, secrets)"
                        + " values (:id, :at, :actor, :name, :kind, :appId, :origin, :userAgent, :request,"
                        + " :correlation, :service, :key, :resource, :operation, :outcome, :before, :after, :secrets)")
                .setTemplateEngine(TemplateEngine.NOP)
                .bind("id", id)
                .bind("at", entry.at().toEpochMilli())
                .bind("actor", entry.actor().objectId())
                .bind("name", entry.actor().name())
                .bind("kind", entry.actor().kind())
                .bind("appId", entry.actor().appId())
                .bind("origin", entry.origin().address())
                .bind("userAgent", entry.origin().userAgent())
                .bind("request", entry.origin().request())
                .bind("correlation", entry.origin().correlation())
                .bind("service", entry.target().service())
                .bind("key", entry.target().path())
                .bind("resource", entry.resource())
                .bind("operation", entry.operation())
                .bind("outcome", entry.outcome())
                .bind("before", entry.before().map(Rows::text).orElse(null))
                .bind("after", entry.after().map(Rows::text).orElse(null))
                .bind("secrets", String.join("\n", entry.secrets()))
                .execute();
    }

    /** Forgets all but the newest so many. */
    static void keep(Handle handle, long most) {
        handle.createUpdate(
                        "delete from audit where id <= (select id from audit order by id desc limit 1 offset :most)")
                .setTemplateEngine(TemplateEngine.NOP)
                .bind("most", most)
                .execute();
    }

    /** Forgets the lines that are older. */
    static void forget(Handle handle, Instant older) {
        handle.createUpdate("delete from audit where at < :older")
                .setTemplateEngine(TemplateEngine.NOP)
                .bind("older", older.toEpochMilli())
                .execute();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        var secrets = row.getString("secrets");
        return new AuditEntry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                new AuditEntry.Actor(
                        row.getString("actor"),
                        row.getString("actor_kind"),
                        row.getString("app_id"),
                        row.getString("actor_name")),
                new AuditEntry.Origin(
                        row.getString("origin"),
                        row.getString("user_agent"),
                        row.getString("request"),
                        row.getString("correlation")),
                new ResourceKey(row.getString("service"), row.getString("key")),
                row.getString("resource"),
                row.getString("operation"),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("before")).map(Rows::object),
                Optional.ofNullable(row.getString("after")).map(Rows::object),
                secrets.isEmpty() ? List.of() : List.of(secrets.split("\n")));
    }

    private static String bind(Map<String, Object> values, String condition, String name, Object value) {
        values.put(name, value);
        return condition;
    }

    private static Query query(Handle handle, String sql) {
        return handle.createQuery(sql).setTemplateEngine(TemplateEngine.NOP);
    }
}
