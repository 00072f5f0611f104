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

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET refusals?$filter=…}: the last calls that were refused or failed, the newest first, each with its whole
 * reason; {@code GET refusals/{id}}: one of them. For those who manage the service: a reason may name what a caller needn't know.
 */
final class Refusals {
    private static final Set<Dimension> ASKED =
            Set.of(Dimension.APPLICATION, Dimension.PRODUCT, Dimension.API, Dimension.OUTCOME);

    private final TrafficStore store;
    private final Runnable settle;

    Refusals(TrafficStore store, Runnable settle) {
        this.store = store;
        this.settle = settle;
    }

    ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET")) {
            throw ArmException.notAllowed("Only GET can be asked of refusals.");
        }
        return name.map(id -> one(id, call)).orElseGet(() -> list(call));
    }

    private ArmReply one(String id, ResourceAction.Call call) {
        settle.run();
        var service = call.resource().id();
        var found = id.matches("[0-9]{1,18}")
                ? store.refusal(service.service().key(), Long.parseLong(id))
                : Optional.<Refusal>empty();
        var refusal = found.orElseThrow(() ->
                ArmException.notFound("The refusal " + id + " (the last " + TrafficStore.REFUSALS_KEPT + " are kept)"));
        return call.resources().read(view -> ArmReply.of(200, document(refusal, new Names(service, view))));
    }

    private ArmReply list(ResourceAction.Call call) {
        var filter = TrafficFilter.parse(call.query().getOrDefault("$filter", ""), call.now());
        filter.only().keySet().stream()
                .filter(dimension -> !ASKED.contains(dimension))
                .findFirst()
                .ifPresent(_ -> {
                    throw new ArmException(
                            400,
                            "InvalidFilter",
                            "$filter: refusals can be asked by timestamp, applicationId, productId, apiId"
                                    + " and outcome.");
                });
        int top = Math.min(Paging.number(call, "$top", 1, 100), TrafficStore.REFUSALS_KEPT);
        long before = before(call);
        var query = new RefusalQuery(
                call.resource().id().service().key(),
                Optional.of(filter.from()),
                names(filter, Dimension.APPLICATION),
                Set.copyOf(filter.outcomes()),
                names(filter, Dimension.API),
                names(filter, Dimension.PRODUCT),
                before,
                top);
        settle.run();
        var found = store.refusals(query);
        var body = Json.object();
        var value = body.putArray("value");
        call.resources().read(view -> {
            var names = new Names(call.resource().id(), view);
            return value.addAll(found.stream()
                    .filter(refusal -> refusal.record().time().isBefore(filter.until()))
                    .map(refusal -> document(refusal, names))
                    .toList());
        });
        if (found.size() == top) {
            body.put("before", found.getLast().id());
        }
        return ArmReply.of(200, body);
    }

    private static Set<String> names(TrafficFilter filter, Dimension dimension) {
        return Set.copyOf(filter.only().getOrDefault(dimension, List.of()));
    }

    private static long before(ResourceAction.Call call) {
        var text = call.query().getOrDefault("before", "").strip();
        if (!text.isEmpty() && !text.matches("[0-9]{1,18}")) {
            throw ArmException.invalid("before", "before must be the value that the page before gave back.");
        }
        return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
    }

    private static ObjectNode document(Refusal refusal, Names shown) {
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
                var field = dimension.name().toLowerCase(Locale.ROOT);
                document.put(field + "Id", Ids.of(dimension, name));
                shown.find(dimension, name).ifPresent(text -> document.put(field + "Name", text));
            }
        });
        return document;
    }

    private static Map<Dimension, String> names(AccessRecord record) {
        var names = new EnumMap<Dimension, String>(Dimension.class);
        names.put(Dimension.API, record.apiId());
        names.put(Dimension.OPERATION, record.operationId());
        names.put(Dimension.PRODUCT, record.productId());
        names.put(Dimension.APPLICATION, record.applicationId());
        names.put(Dimension.SUBSCRIPTION, record.subscriptionId());
        names.put(Dimension.USER, record.userId());
        return names;
    }
}
