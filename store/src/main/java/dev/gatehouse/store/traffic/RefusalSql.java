package dev.gatehouse.store.traffic;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.TemplateEngine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of the last refusals. */
final class RefusalSql {
    /** Of what a caller chose, no more than this many characters are kept. */
    private static final int LONGEST = 2_000;

    private RefusalSql() {}

    static void add(Handle handle, Collection<AccessRecord> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("insert into refusal (service, at, request, outcome, reason, api, revision,"
                        + " operation, product, application, subscription, person, method, host, path, caller, status,"
                        + " backend_status, total_micros) values (:service, :at, :request, :outcome, :reason, :api,"
                        + " :revision, :operation, :product, :application, :subscription, :person, :method, :host,"
                        + " :path, :caller, :status, :backendStatus, :micros)")
                .setTemplateEngine(TemplateEngine.NOP);
        for (var record : refusals) {
            batch.bind("service", record.service())
                    .bind("at", record.time().toEpochMilli())
                    .bind("request", record.requestId().toString())
                    .bind("outcome", record.outcome().name())
                    .bind("reason", cut(record.reason()))
                    .bind("api", record.apiId())
                    .bind("revision", record.apiRevision())
                    .bind("operation", record.operationId())
                    .bind("product", record.productId())
                    .bind("application", record.applicationId())
                    .bind("subscription", record.subscriptionId())
                    .bind("person", record.userId())
                    .bind("method", cut(record.method()))
                    .bind("host", cut(record.host()))
                    .bind("path", cut(record.path()))
                    .bind("caller", record.callerAddress())
                    .bind("status", record.status())
                    .bind("backendStatus", record.backendStatus())
                    .bind("micros", record.total().toNanos() / 1_000)
                    .add();
        }
        batch.execute();
        refusals.stream().map(AccessRecord::service).distinct().forEach(service -> trim(handle, service));
    }

    static List<Refusal> read(Handle handle, RefusalQuery wanted) {
        var values = new HashMap<String, Object>();
        values.put("service", wanted.service());
        values.put("before", wanted.before());
        var conditions = new ArrayList<>(List.of("service = :service", "id < :before"));
        wanted.since().ifPresent(since -> {
            values.put("since", since.toEpochMilli());
            conditions.add("at >= :since");
        });
        in(conditions, values, "api", wanted.apis());
        in(conditions, values, "product", wanted.products());
        in(conditions, values, "application", wanted.applications());
        in(
                conditions,
                values,
                "outcome",
                wanted.outcomes().stream().map(Enum::name).toList());
        return handle.createQuery("select * from refusal where " + String.join(" and ", conditions)
                        + " order by id desc limit :top")
                .setTemplateEngine(TemplateEngine.NOP)
                .bindMap(values)
                .bind("top", wanted.top())
                .map((row, _) -> refusal(row))
                .list();
    }

    static Optional<Refusal> find(Handle handle, String service, long id) {
        return handle.createQuery("select * from refusal where service = :service and id = :id")
                .setTemplateEngine(TemplateEngine.NOP)
                .bind("service", service)
                .bind("id", id)
                .map((row, _) -> refusal(row))
                .findOne();
    }

    private static void trim(Handle handle, String service) {
        handle.createUpdate("delete from refusal where service = :service and id <= (select id from refusal where"
                        + " service = :service order by id desc limit 1 offset :kept)")
                .setTemplateEngine(TemplateEngine.NOP)
                .bind("service", service)
                .bind("kept", TrafficStore.REFUSALS_KEPT)
                .execute();
    }

    private static void in(
            List<String> conditions, Map<String, Object> values, String column, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var places = new ArrayList<String>();
        for (var name : names) {
            var place = column + "_" + places.size();
            values.put(place, name);
            places.add(":" + place);
        }
        conditions.add(places.stream().collect(Collectors.joining(", ", column + " in (", ")")));
    }

    /** PostgreSQL's text has no NUL. */
    private static String cut(String text) {
        return (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text).replace('\0', '\uFFFD');
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                row.getLong("id"),
                new AccessRecord(
                        UUID.fromString(row.getString("request")),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("service"),
                        row.getString("api"),
                        row.getString("revision"),
                        row.getString("operation"),
                        row.getString("product"),
                        row.getString("application"),
                        row.getString("subscription"),
                        row.getString("person"),
                        row.getString("method"),
                        row.getString("host"),
                        row.getString("path"),
                        row.getString("caller"),
                        row.getInt("status"),
                        row.getInt("backend_status"),
                        AccessOutcome.valueOf(row.getString("outcome")),
                        row.getString("reason"),
                        0,
                        0,
                        Duration.ofNanos(row.getLong("total_micros") * 1_000),
                        Duration.ZERO));
    }
}
