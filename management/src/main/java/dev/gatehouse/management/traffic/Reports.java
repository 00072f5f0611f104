package dev.gatehouse.management.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.store.traffic.Dimension;
import dev.gatehouse.store.traffic.TrafficQuery;
import dev.gatehouse.store.traffic.TrafficSum;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Azure's {@code reports/*} (operations of group {@code reports}, model {@code ReportRecordContract}). */
final class Reports {
    private static final Map<String, Dimension> KINDS = Map.of(
            "byapi", Dimension.API,
            "byoperation", Dimension.OPERATION,
            "byproduct", Dimension.PRODUCT,
            "bysubscription", Dimension.SUBSCRIPTION,
            "byuser", Dimension.USER);
    private static final Map<String, ToLongFunction<TrafficSum>> ORDERS = Map.of(
            "callcountsuccess", TrafficSum::successes,
            "callcountblocked", TrafficSum::blocks,
            "callcountfailed", TrafficSum::failures,
            "callcountother", Reports::others,
            "callcounttotal", TrafficSum::calls,
            "bandwidth", Reports::bandwidth,
            "apitimeavg", sum -> sum.total().average().toNanos(),
            "servicetimeavg", sum -> sum.backend().average().toNanos());

    private final Sums sums;

    Reports(Sums sums) {
        this.sums = sums;
    }

    ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET")) {
            throw ArmException.notAllowed("Only GET can be asked of reports.");
        }
        return switch (name.orElse("").toLowerCase(Locale.ROOT)) {
            case "bytime" -> byTime(call);
            case "bygeo" ->
                throw ArmException.notImplemented(
                        "Where callers are isn't known here: reports/byGeo has nothing to tell.");
            case "byrequest" ->
                throw ArmException.notImplemented(
                        "Served calls aren't kept one by one: read the access log, or the service's refusals.");
            case String kind when KINDS.containsKey(kind) -> by(KINDS.get(kind), call);
            default ->
                throw ArmException.notFound("Report " + name.orElse("")
                        + " (there are byApi, byOperation, byProduct, bySubscription, byTime" + " and byUser)");
        };
    }

    private ArmReply by(Dimension dimension, ResourceAction.Call call) {
        var filter = filter(call);
        var found = sums.of(call, new Sums.Question(filter, List.of(dimension), Optional.empty()));
        var order = order(call);
        return call.resources().read(view -> {
            var names = new Names(call.resource().id(), view);
            var records = found.stream()
                    .filter(sum -> !sum.name(dimension).isEmpty())
                    .sorted(order)
                    .map(sum -> {
                        var record = Json.object();
                        record.put("name", names.of(dimension, sum.name(dimension)));
                        ids(record, dimension, sum.name(dimension));
                        return counted(record, sum);
                    })
                    .toList();
            return Paging.of(call, records);
        });
    }

    private ArmReply byTime(ResourceAction.Call call) {
        var interval = Interval.parse(Optional.ofNullable(call.query().get("interval")));
        var found = sums.of(call, new Sums.Question(filter(call), List.of(), Optional.of(interval)));
        var records = found.stream()
                .map(sum -> counted(
                        Json.object()
                                .put("timestamp", sum.start().orElseThrow().toString())
                                .put("interval", interval.toString()),
                        sum))
                .toList();
        return Paging.of(call, records);
    }

    private static TrafficFilter filter(ResourceAction.Call call) {
        var text = call.query().getOrDefault("$filter", "");
        if (text.isBlank()) {
            throw ArmException.invalid(
                    "$filter", "$filter must say from when, such as timestamp ge datetime'2026-01-31T00:00:00'.");
        }
        return TrafficFilter.parse(text, call.now());
    }

    /** Azure names no order where none is asked for: most calls first. */
    private static Comparator<TrafficSum> order(ResourceAction.Call call) {
        var words = call.query()
                .getOrDefault("$orderby", "callCountTotal desc")
                .strip()
                .split("\\s+");
        var by = ORDERS.get(words[0].toLowerCase(Locale.ROOT));
        if (by == null || words.length > 2 || words.length == 2 && !words[1].matches("(?i)asc|desc")) {
            throw ArmException.invalid(
                    "$orderby",
                    "$orderby must be one of callCountSuccess, callCountBlocked, callCountFailed, callCountOther,"
                            + " callCountTotal, bandwidth, apiTimeAvg and serviceTimeAvg, and asc or desc.");
        }
        var order = Comparator.comparingLong(by);
        return words.length == 2 && words[1].equalsIgnoreCase("desc") ? order.reversed() : order;
    }

    private static void ids(ObjectNode record, Dimension dimension, String name) {
        switch (dimension) {
            case API -> record.put("apiId", Ids.of(dimension, name));
            case OPERATION -> {
                record.put("operationId", Ids.of(dimension, name));
                record.put("apiId", Ids.of(Dimension.API, name.substring(0, Math.max(0, name.lastIndexOf('/')))));
            }
            case PRODUCT -> record.put("productId", Ids.of(dimension, name));
            case SUBSCRIPTION -> record.put("subscriptionId", Ids.of(dimension, name));
            case USER -> record.put("userId", Ids.of(dimension, name));
            case APPLICATION, OUTCOME -> {}
        }
    }

    private static ObjectNode counted(ObjectNode record, TrafficSum sum) {
        record.put("callCountSuccess", sum.successes())
                .put("callCountBlocked", sum.blocks())
                .put("callCountFailed", sum.failures())
                .put("callCountOther", others(sum))
                .put("callCountTotal", sum.calls())
                .put("bandwidth", bandwidth(sum));
        times(record, "apiTime", sum.total());
        times(record, "serviceTime", sum.backend());
        return record;
    }

    /** In milliseconds. */
    private static void times(ObjectNode record, String name, TrafficSum.Times times) {
        record.put(name + "Avg", milliseconds(times.average()))
                .put(name + "Min", milliseconds(times.least()))
                .put(name + "Max", milliseconds(times.most()));
    }

    static double milliseconds(Duration time) {
        return time.toNanos() / 1_000_000.0;
    }

    private static long others(TrafficSum sum) {
        return sum.calls() - sum.successes() - sum.blocks() - sum.failures();
    }

    private static long bandwidth(TrafficSum sum) {
        return sum.requestBytes() + sum.responseBytes();
    }

    /** Asks the sums of the service that was called. */
    @FunctionalInterface
    interface Sums {
        List<TrafficSum> of(ResourceAction.Call call, Question question);

        record Question(TrafficFilter filter, List<Dimension> by, Optional<Duration> interval) {
            TrafficQuery of(String service) {
                return new TrafficQuery(service, filter.from(), filter.until(), by, interval, filter.only());
            }
        }
    }
}
