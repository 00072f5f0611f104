package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import org.jdbi.v3.core.Handle;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tenant's own audit log: one of its two tables. Entries are written in the transaction of what they tell of, never
 * changed, and forgotten when they are old or too many.
 */
public final class AuditRecords {
    private static final Duration FORGETTING = Duration.ofHours(1);
    private static final AtomicLong EARLIER = new AtomicLong(Long.MAX_VALUE);

    private final Directory directory;
    private final Handle handle;
    private final Kind kind;

    AuditRecords(Directory directory, Kind kind) {
        this.directory = directory;
        this.handle = directory.handle();
        this.kind = kind;
    }

    /** What is told. */
    public enum Kind {
        /** Changes of the directory, Graph's {@code directoryAudits}. */
        CHANGES("directory_audit"),
        /** Graph's {@code signIns}. */
        SIGN_INS("sign_in");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    /**
     * @param kept older entries are forgotten
     * @param most so many entries are kept at most, by the hour
     */
    public record Limits(Duration kept, long most) {
        public static final Limits USUAL = new Limits(Duration.ofDays(90), 1_000_000);
    }

    /** Writes an entry and gives it its {@code id}. */
    public void add(Instant at, ObjectNode entry) {
        entry.put("id", id(at));
        handle.createUpdate("INSERT INTO " + kind.table + " (id, at, entry) VALUES (:id, :at, :entry)")
                .bind("id", entry.path("id").asText())
                .bind("at", Rows.millis(at))
                .bind("entry", Rows.text(entry))
                .execute();
        forget();
    }

    /** The later, the smaller: so that the order of ids is the newest first, also within a millisecond. */
    private static String id(Instant at) {
        return String.format(
                Locale.ROOT,
                "%016x-%016x-%s",
                Long.MAX_VALUE - at.toEpochMilli(),
                EARLIER.decrementAndGet(),
                UUID.randomUUID());
    }

    private void forget() {
        var setting = "audit." + kind.table;
        var last = handle.createQuery("SELECT value FROM tenant_setting WHERE name = :name")
                .bind("name", setting)
                .mapTo(String.class)
                .findOne();
        var now = directory.now();
        if (last.isPresent() && now.isBefore(Instant.parse(last.get()).plus(FORGETTING))) {
            return;
        }
        var limits = directory.tenant().audit();
        handle.createUpdate("DELETE FROM " + kind.table + " WHERE at < :older")
                .bind("older", Rows.millis(now.minus(limits.kept())))
                .execute();
        handle.createUpdate("DELETE FROM " + kind.table + " WHERE id >= (SELECT id FROM " + kind.table
                        + " ORDER BY id LIMIT 1 OFFSET :most)")
                .bind("most", limits.most())
                .execute();
        handle.createUpdate("INSERT INTO tenant_setting (name, value) VALUES (:name, :value)"
                        + " ON CONFLICT (name) DO UPDATE SET value = :value")
                .bind("name", setting)
                .bind("value", now.toString())
                .execute();
    }

    /**
     * Writes that the server itself did something.
     *
     * @param activity such as {@code Add application credentials}
     * @param type of the object, such as {@code Application}
     */
    public void byServer(String activity, String category, String type, String id, String displayName) {
        var entry = Json.object();
        entry.put("activityDateTime", directory.now().toString());
        entry.put("activityDisplayName", activity);
        entry.put("category", category);
        entry.put("correlationId", "");
        entry.put("loggedByService", "Core Directory");
        entry.put("operationType", activity.replaceFirst(" .*", ""));
        entry.put("result", "success");
        entry.put("resultReason", "");
        entry.putObject("initiatedBy").putObject("app").put("displayName", "Gatehouse");
        var target = entry.putArray("targetResources").addObject();
        target.put("id", id);
        target.put("type", type);
        target.put("displayName", displayName);
        target.putArray("modifiedProperties");
        entry.putArray("additionalDetails");
        add(directory.now(), entry);
    }

    public Optional<ObjectNode> withId(String id) {
        return handle.createQuery("SELECT entry FROM " + kind.table + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> Rows.json(row, "entry"))
                .findOne();
    }

    /**
     * The newest first.
     *
     * @param since not older, nor older than is kept
     * @param after the id where the page before ended; empty for the first
     */
    public Page<ObjectNode> page(Instant since, String after, int size) {
        var kept = directory.now().minus(directory.tenant().audit().kept());
        var fetched = handle.createQuery("SELECT entry FROM " + kind.table
                        + " WHERE at >= :since AND id > :after ORDER BY id LIMIT :limit")
                .bind("since", Rows.millis(since.isBefore(kept) ? kept : since))
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> Rows.json(row, "entry"))
                .list();
        return Page.of(fetched, size, entry -> entry.path("id").asText());
    }
}
