package dev.gatehouse.management.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.FilterEvaluator;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.store.AuditEntry;
import dev.gatehouse.store.AuditQuery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code $filter} of {@code auditEvents}. What the database can answer it answers; all of it is then looked at once
 * more.
 *
 * @param filter none for all
 * @param required what a property must be by it
 * @param since the time before which nothing passes
 */
record AuditFilter(Optional<Filter> filter, Map<String, String> required, Optional<Instant> since) {
    private static final Set<String> NAMES = Set.of(
            "eventTimestamp",
            "caller",
            "appId",
            "resourceId",
            "operationName",
            "status",
            "correlationId",
            "clientIpAddress");

    static AuditFilter parse(Optional<String> text) {
        var filter = text.map(String::strip).filter(each -> !each.isEmpty()).map(Filter::parse);
        filter.ifPresent(AuditFilter::check);
        var required = new HashMap<String, String>();
        var since = new Instant[1];
        filter.ifPresent(each -> required(each, required, since));
        return new AuditFilter(filter, Map.copyOf(required), Optional.ofNullable(since[0]));
    }

    AuditQuery query(String service, Instant kept, long before, int top) {
        return new AuditQuery(
                List.of(service),
                Optional.of(since.filter(kept::isBefore).orElse(kept)),
                Optional.empty(),
                Optional.ofNullable(required.get("caller")).map(each -> each.toLowerCase(Locale.ROOT)),
                Optional.empty(),
                Optional.ofNullable(required.get("correlationId")),
                before,
                top);
    }

    boolean passes(AuditEntry entry) {
        return filter.map(each -> FilterEvaluator.matches(each, flat(entry))).orElse(true);
    }

    private static ObjectNode flat(AuditEntry entry) {
        return Json.object()
                .put("eventTimestamp", entry.at().toString())
                .put("caller", entry.actor().objectId())
                .put("appId", entry.actor().appId())
                .put("resourceId", entry.resource())
                .put("operationName", entry.operation())
                .put("status", entry.outcome().split(":", 2)[0])
                .put("correlationId", entry.origin().correlation())
                .put("clientIpAddress", entry.origin().address());
    }

    private static void check(Filter filter) {
        switch (filter) {
            case Filter.And(var left, var right) -> {
                check(left);
                check(right);
            }
            case Filter.Or(var left, var right) -> {
                check(left);
                check(right);
            }
            case Filter.Not(var inner) -> check(inner);
            case Filter.Comparison(var left, var operator, var right) -> {
                check(left);
                check(right);
            }
            case Filter.In(var property, var values) -> check(property);
            case Filter.TextMatch(var kind, var whole, var part) -> {
                check(whole);
                check(part);
            }
            case Filter.Lambda lambda -> throw unknown(lambda.collection().path());
        }
    }

    private static void check(Operand operand) {
        if (operand instanceof Operand.Property property && !NAMES.contains(property.path())) {
            throw unknown(property.path());
        }
    }

    private static ArmException unknown(String name) {
        return ArmException.invalid(
                "$filter",
                "$filter can't ask for " + name + ": it asks for "
                        + String.join(", ", NAMES.stream().sorted().toList()) + ".");
    }

    private static void required(Filter filter, Map<String, String> into, Instant[] since) {
        switch (filter) {
            case Filter.And(var left, var right) -> {
                required(left, into, since);
                required(right, into, since);
            }
            case Filter.Comparison(Operand.Property property, var operator, var value)
            when property.path().equals("eventTimestamp")
                    && (operator == Filter.Operator.GE || operator == Filter.Operator.GT) ->
                time(value).ifPresent(time -> since[0] = time);
            case Filter.Comparison(Operand.Property property, var operator, Operand.Text(var value))
            when operator == Filter.Operator.EQ -> into.put(property.path(), value);
            case Filter.Comparison(Operand.Property property, var operator, Operand.Guid(var value))
            when operator == Filter.Operator.EQ -> into.put(property.path(), value.toString());
            default -> {}
        }
    }

    private static Optional<Instant> time(Operand value) {
        return switch (value) {
            case Operand.Time(var time) -> Optional.of(time);
            case Operand.Text(var text) -> {
                try {
                    yield Optional.of(OffsetDateTime.parse(text).toInstant());
                } catch (DateTimeException _) {
                    throw ArmException.invalid(
                            "$filter", "eventTimestamp is compared with a time such as 2030-01-31T00:00:00Z.");
                }
            }
            default -> Optional.empty();
        };
    }
}
