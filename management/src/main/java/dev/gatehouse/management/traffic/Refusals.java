package dev.gatehouse.management.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.model.gateway.AccessRecord;
import dev.gatehouse.store.traffic.Dimension;
import dev.gatehouse.store.traffic.Refusal;
import dev.gatehouse.store.traffic.RefusalQuery;
import dev.gatehouse.store.traffic.TrafficStore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * {@code GET refusals?$filter=…}: the last calls that were refused or failed, the newest first, each with its whole
 * reason. For those who manage the service: a reason may name what a caller needn't know.
 */
final class Refusals {
    private static final Set<Dimension> ASKED = Set.of(Dimension.APPLICATION, Dimension.API, Dimension.OUTCOME);

    private final BiFunction<ResourceAction.Call, RefusalQuery, List<Refusal>> source;

    Refusals(BiFunction<ResourceAction.Call, RefusalQuery, List<Refusal>> source) {
        this.source = source;
    }

    ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole can be asked of refusals.");
        }
        var filter = TrafficFilter.parse(call.query().getOrDefault("$filter", ""), call.now());
        filter.only().keySet().stream()
                .filter(dimension -> !ASKED.contains(dimension))
                .findFirst()
                .ifPresent(_ -> {
                    throw new ArmException(
                            400,
                            "InvalidFilter",
                            "$filter: refusals can be asked by timestamp, applicationId, apiId and outcome.");
                });
        int top = Math.min(Paging.number(call, "$top", 1, 100), TrafficStore.REFUSALS_KEPT);
        long before = before(call);
        var query = new RefusalQuery(
                call.resource().id().service().key(),
                Optional.of(filter.from()),
                Set.copyOf(filter.only().getOrDefault(Dimension.APPLICATION, List.of())),
                Set.copyOf(filter.outcomes()),
                filter.only().getOrDefault(Dimension.API, List.of()).stream().findFirst(),
                before,
                top);
        var found = source.apply(call, query);
        var body = Json.object();
        var value = body.putArray("value");
        found.stream()
                .filter(refusal -> refusal.record().time().isBefore(filter.until()))
                .map(Refusals::document)
                .forEach(value::add);
        if (found.size() == top) {
            body.put("before", found.getLast().id());
        }
        return ArmReply.of(200, body);
    }

    private static long before(ResourceAction.Call call) {
        var text = call.query().getOrDefault("before", "").strip();
        if (!text.isEmpty() && !text.matches("[0-9]{1,18}")) {
            throw ArmException.invalid("before", "before must be the value that the page before gave back.");
        }
        return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
    }

    private static ObjectNode document(Refusal refusal) {
        var record = refusal.record();
        var document = Json.object()
                .put("id", refusal.id())
                .put("timestamp", record.time().toString())
                .put("requestId", record.requestId().toString())
                .put("outcome", record.outcome().name())
                .put("reason", record.reason())
                .put("status", record.status())
                .put("method", record.method())
                .put("host", record.host())
                .put("path", record.path())
                .put("callerAddress", record.callerAddress())
                .put("totalMilliseconds", Reports.milliseconds(record.total()));
        if (record.backendStatus() != 0) {
            document.put("backendStatus", record.backendStatus());
        }
        if (!record.apiRevision().isEmpty()) {
            document.put("apiRevision", record.apiRevision());
        }
        names(record).forEach((dimension, name) -> {
            if (!name.isEmpty()) {
                document.put(dimension.name().toLowerCase(java.util.Locale.ROOT) + "Id", Ids.of(dimension, name));
            }
        });
        return document;
    }

    private static Map<Dimension, String> names(AccessRecord record) {
        var names = new java.util.EnumMap<Dimension, String>(Dimension.class);
        names.put(Dimension.API, record.apiId());
        names.put(Dimension.OPERATION, record.operationId());
        names.put(Dimension.PRODUCT, record.productId());
        names.put(Dimension.APPLICATION, record.applicationId());
        names.put(Dimension.SUBSCRIPTION, record.subscriptionId());
        names.put(Dimension.USER, record.userId());
        return names;
    }
}
