package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.signin.SignInLog;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** {@code auditLogs/directoryAudits} and {@code auditLogs/signIns}, the newest first. */
final class AuditLogsApi {
    private AuditLogsApi() {}

    static void addTo(GraphRoutes routes, SignInLog signIns) {
        addTo(routes, () -> {}, GraphType.DIRECTORY_AUDIT, AuditRecords.Kind.CHANGES, "activityDateTime");
        addTo(routes, signIns::settle, GraphType.SIGN_IN, AuditRecords.Kind.SIGN_INS, "createdDateTime");
    }

    private static void addTo(
            GraphRoutes routes, Runnable before, GraphType type, AuditRecords.Kind kind, String time) {
        var at = "/" + type.context();
        routes.after(before, "GET", at, call -> GraphList.reply(call, type, source(call, type, kind, time)))
                .after(before, "GET", at + "/{id}", call -> read(call, type, kind));
    }

    private static GraphList.Source source(GraphCall call, GraphType type, AuditRecords.Kind kind, String time) {
        call.access().require(Right.READ_AUDIT_LOG);
        var since = GraphQuery.ofList(call.request(), type)
                .options()
                .filter()
                .map(filter -> since(filter, time))
                .orElse(Instant.EPOCH);
        var records = call.directory().audit(kind);
        return (after, size) -> records.page(since, after, size);
    }

    private static Reply read(GraphCall call, GraphType type, AuditRecords.Kind kind) {
        call.access().require(Right.READ_AUDIT_LOG);
        var id = call.request().pathParameter("id");
        var found = call.directory().audit(kind).withId(id).orElseThrow(() -> DirectoryRefused.notFound(id));
        return GraphReplies.entity(call, 200, type, found);
    }

    /** The time before which nothing passes a filter. */
    private static Instant since(Filter filter, String time) {
        return switch (filter) {
            case Filter.And(var left, var right) -> {
                var one = since(left, time);
                var other = since(right, time);
                yield one.isAfter(other) ? one : other;
            }
            case Filter.Comparison(Operand.Property property, var operator, var value)
            when property.path().equals(time) && (operator == Filter.Operator.GE || operator == Filter.Operator.GT) ->
                time(value);
            default -> Instant.EPOCH;
        };
    }

    private static Instant time(Operand value) {
        return switch (value) {
            case Operand.Time(var time) -> time;
            case Operand.Text(var text) -> {
                try {
                    yield Instant.parse(text);
                } catch (DateTimeParseException _) {
                    throw DirectoryRefused.bad("$filter compares times with such as 2030-01-31T00:00:00Z.");
                }
            }
            default -> Instant.EPOCH;
        };
    }
}
