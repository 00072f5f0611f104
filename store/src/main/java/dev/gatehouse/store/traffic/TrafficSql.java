package dev.gatehouse.store.traffic;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.TemplateEngine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of sums. */
final class TrafficSql {
    private static final List<String> NAMES = List.of(
            "service", "minute", "api", "operation", "product", "application", "subscription", "person", "outcome");
    private static final List<String> ADDED = List.of(
            "calls",
            "successes",
            "blocks",
            "failures",
            "request_bytes",
            "response_bytes",
            "total_micros",
            "backend_calls",
            "backend_micros");
    private static final List<String> LEAST = List.of("total_least", "backend_least");
    private static final List<String> MOST = List.of("total_most", "backend_most");
    private static final String ADD = addition();

    /** One order for everybody, so that processes which add to the same rows don't wait for each other in a circle. */
    private static final Comparator<TrafficKey> ORDER = Comparator.comparing(TrafficKey::service)
            .thenComparing(TrafficKey::minute)
            .thenComparing(TrafficKey::toString);

    private TrafficSql() {}

    static void add(Handle handle, Map<TrafficKey, Sums> sums) {
        if (sums.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(ADD).setTemplateEngine(TemplateEngine.NOP);
        sums.entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).forEach(entry -> {
            var key = entry.getKey();
            var sum = entry.getValue();
            batch.bind("service", key.service())
                    .bind("minute", key.minute())
                    .bind("api", key.api())
                    .bind("operation", key.operation())
                    .bind("product", key.product())
                    .bind("application", key.application())
                    .bind("subscription", key.subscription())
                    .bind("person", key.user())
                    .bind("outcome", key.outcome().name())
                    .bind("calls", sum.calls)
                    .bind("successes", sum.successes)
                    .bind("blocks", sum.blocks)
                    .bind("failures", sum.failures)
                    .bind("request_bytes", sum.requestBytes)
                    .bind("response_bytes", sum.responseBytes)
                    .bind("total_micros", sum.totalMicros)
                    .bind("total_least", sum.totalLeast)
                    .bind("total_most", sum.totalMost)
                    .bind("backend_calls", sum.backendCalls)
                    .bind("backend_micros", sum.backendMicros)
                    .bind("backend_least", sum.backendLeast)
                    .bind("backend_most", sum.backendMost)
                    .add();
        });
        batch.execute();
    }

    static List<TrafficSum> read(Handle handle, TrafficQuery wanted) {
        var values = new HashMap<String, Object>();
        values.put("service", wanted.service());
        values.put("from", TrafficKey.minute(wanted.from()));
        values.put("until", TrafficKey.minute(wanted.until().plusSeconds(60).minusNanos(1)));
        values.put("top", TrafficStore.MOST_SUMS);
        var conditions = new ArrayList<>(List.of("service = :service", "minute >= :from", "minute < :until"));
        wanted.only().forEach((dimension, names) -> conditions.add(in(dimension, names, values)));
        var groups = new ArrayList<>(
                wanted.by().stream().map(Dimension::column).distinct().toList());
        // A length and not a name: it stands in the text because it must be the same expression twice.
        wanted.interval()
                .map(Duration::toMinutes)
                .ifPresent(length -> groups.add("minute / " + length + " * " + length));
        var columns = new ArrayList<String>();
        wanted.by().stream().map(Dimension::column).distinct().forEach(columns::add);
        wanted.interval()
                .map(Duration::toMinutes)
                .ifPresent(length -> columns.add("minute / " + length + " * " + length + " as start"));
        ADDED.forEach(column -> columns.add("coalesce(sum(" + column + "), 0) as " + column));
        LEAST.forEach(column -> columns.add("coalesce(min(" + column + "), 0) as " + column));
        MOST.forEach(column -> columns.add("coalesce(max(" + column + "), 0) as " + column));
        var sql = "select " + String.join(", ", columns) + " from traffic where " + String.join(" and ", conditions)
                + (groups.isEmpty() ? "" : " group by " + String.join(", ", groups))
                + " order by " + (wanted.interval().isPresent() ? "start, " : "")
                + Stream.concat(Stream.of("calls desc"), wanted.by().stream().map(Dimension::column))
                        .collect(Collectors.joining(", "))
                + " limit :top";
        return handle
                .createQuery(sql)
                .setTemplateEngine(TemplateEngine.NOP)
                .bindMap(values)
                .map((row, _) -> sum(row, wanted))
                .stream()
                // Of nothing there is one sum where none was told apart.
                .filter(sum -> sum.calls() > 0)
                .toList();
    }

    static int forget(Handle handle, Instant earlier) {
        return handle.createUpdate("delete from traffic where minute < :minute")
                .setTemplateEngine(TemplateEngine.NOP)
                .bind("minute", TrafficKey.minute(earlier))
                .execute();
    }

    private static String in(Dimension dimension, List<String> names, Map<String, Object> values) {
        if (names.isEmpty()) {
            return "1 = 0";
        }
        var places = new ArrayList<String>();
        for (var name : names) {
            var place = dimension.column() + "_" + places.size();
            values.put(place, name);
            places.add(":" + place);
        }
        return dimension.column() + " in (" + String.join(", ", places) + ")";
    }

    private static TrafficSum sum(ResultSet row, TrafficQuery wanted) throws SQLException {
        var names = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : wanted.by()) {
            names.put(dimension, row.getString(dimension.column()));
        }
        var start = wanted.interval().isPresent()
                ? Optional.of(Instant.ofEpochSecond(row.getLong("start") * 60))
                : Optional.<Instant>empty();
        long calls = row.getLong("calls");
        long backendCalls = row.getLong("backend_calls");
        return new TrafficSum(
                names,
                start,
                calls,
                row.getLong("successes"),
                row.getLong("blocks"),
                row.getLong("failures"),
                row.getLong("request_bytes"),
                row.getLong("response_bytes"),
                backendCalls,
                times(row, "total", calls),
                times(row, "backend", backendCalls));
    }

    private static TrafficSum.Times times(ResultSet row, String what, long calls) throws SQLException {
        return calls == 0
                ? new TrafficSum.Times(Duration.ZERO, Duration.ZERO, Duration.ZERO)
                : new TrafficSum.Times(
                        micros(row.getLong(what + "_micros") / calls),
                        micros(row.getLong(what + "_least")),
                        micros(row.getLong(what + "_most")));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(Math.multiplyExact(micros, 1_000L));
    }

    private static String addition() {
        var columns = Stream.of(NAMES, ADDED, LEAST, MOST).flatMap(List::stream).toList();
        var changes = new ArrayList<String>();
        ADDED.forEach(column -> changes.add(column + " = traffic." + column + " + excluded." + column));
        LEAST.forEach(column -> changes.add(kept(column, "<")));
        MOST.forEach(column -> changes.add(kept(column, ">")));
        return "insert into traffic (" + String.join(", ", columns) + ") values (:" + String.join(", :", columns)
                + ") on conflict (" + String.join(", ", NAMES) + ") do update set " + String.join(", ", changes);
    }

    /** The smaller or larger of two, in words that both databases have. */
    private static String kept(String column, String better) {
        return column + " = case when excluded." + column + " " + better + " traffic." + column + " then excluded."
                + column + " else traffic." + column + " end";
    }
}
