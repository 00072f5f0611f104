package dev.gatehouse.management.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.store.traffic.Dimension;
import dev.gatehouse.store.traffic.TrafficSum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET traffic?by=application,outcome&interval=PT1H&$filter=…}: sums of calls told apart by what is asked. Beyond
 * Azure's reports: by client application and by how the calls ended, and several at once.
 */
final class Charts {
    private static final Map<String, Dimension> BY = Map.of(
            "api", Dimension.API,
            "operation", Dimension.OPERATION,
            "product", Dimension.PRODUCT,
            "application", Dimension.APPLICATION,
            "subscription", Dimension.SUBSCRIPTION,
            "user", Dimension.USER,
            "outcome", Dimension.OUTCOME);

    private final Reports.Sums sums;

    Charts(Reports.Sums sums) {
        this.sums = sums;
    }

    ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole can be asked of traffic.");
        }
        var by = by(call.query().getOrDefault("by", ""));
        var interval = Optional.ofNullable(call.query().get("interval"))
                .filter(text -> !text.isBlank())
                .map(text -> Interval.parse(Optional.of(text)));
        var filter = TrafficFilter.parse(call.query().getOrDefault("$filter", ""), call.now());
        var found = sums.of(call, new Reports.Sums.Question(filter, by, interval));
        return call.resources().read(view -> {
            var names = new Names(call.resource().id(), view);
            return Paging.of(
                    call, found.stream().map(sum -> document(names, by, sum)).toList());
        });
    }

    private static ObjectNode document(Names names, List<Dimension> by, TrafficSum sum) {
        var document = Json.object();
        sum.start().ifPresent(start -> document.put("timestamp", start.toString()));
        for (var dimension : by) {
            var name = sum.name(dimension);
            var field = dimension.name().toLowerCase(Locale.ROOT);
            if (dimension == Dimension.OUTCOME) {
                document.put(field, name);
            } else if (!name.isEmpty()) {
                document.put(field + "Id", Ids.of(dimension, name));
                document.put(field + "Name", names.of(dimension, name));
            }
        }
        document.put("calls", sum.calls())
                .put("successes", sum.successes())
                .put("blocks", sum.blocks())
                .put("failures", sum.failures())
                .put("requestBytes", sum.requestBytes())
                .put("responseBytes", sum.responseBytes());
        times(document, "total", sum.total());
        if (sum.backendCalls() > 0) {
            times(document, "backend", sum.backend());
        }
        return document;
    }

    private static void times(ObjectNode document, String name, TrafficSum.Times times) {
        document.putObject(name)
                .put("averageMilliseconds", Reports.milliseconds(times.average()))
                .put("leastMilliseconds", Reports.milliseconds(times.least()))
                .put("mostMilliseconds", Reports.milliseconds(times.most()));
    }

    private static List<Dimension> by(String text) {
        var found = new ArrayList<Dimension>();
        for (var word : text.strip().split("\\s*,\\s*")) {
            if (word.isEmpty()) {
                continue;
            }
            var dimension = BY.get(word.toLowerCase(Locale.ROOT));
            if (dimension == null) {
                throw ArmException.invalid(
                        "by",
                        "by must be some of api, operation, product, application, subscription, user and outcome,"
                                + " separated by commas.");
            }
            if (!found.contains(dimension)) {
                found.add(dimension);
            }
        }
        return found;
    }
}
