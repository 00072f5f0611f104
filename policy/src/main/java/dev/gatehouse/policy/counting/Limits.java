package dev.gatehouse.policy.counting;

import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The limit of an element itself and those of its children {@code <api>} and their children {@code <operation>}, each
 * counted on its own.
 *
 * @param <L> what a limit is
 */
public record Limits<L>(L whole, List<OfApi<L>> apis) {

    /** The limit of an API, and those of its operations. */
    public record OfApi<L>(Target target, L limit, List<OfOperation<L>> operations) {}

    /** The limit of an operation. */
    public record OfOperation<L>(Target target, L limit) {}

    /**
     * A limit that a call must keep.
     *
     * @param part tells the limit from the others of its policy
     */
    public record Part<L>(L limit, String part) {}

    /** Reads the element and its children. */
    public static <L> Limits<L> read(ElementReader in, Function<ElementReader, L> limit) {
        return new Limits<>(
                limit.apply(in),
                in.children("api").stream()
                        .map(api -> new OfApi<>(
                                Target.read(api),
                                limit.apply(api),
                                api.children("operation").stream()
                                        .map(operation ->
                                                new OfOperation<>(Target.read(operation), limit.apply(operation)))
                                        .toList()))
                        .toList());
    }

    /** The limits that this call must keep, the narrowest first. */
    public List<Part<L>> of(CallContext context) {
        if (apis.isEmpty()) {
            return List.of(new Part<>(whole, ""));
        }
        List<Part<L>> parts = new ArrayList<>();
        for (OfApi<L> api : apis) {
            if (api.target().isApi(context)) {
                String key = "/api/" + api.target().key();
                for (OfOperation<L> operation : api.operations()) {
                    if (operation.target().isOperation(context)) {
                        parts.add(new Part<>(
                                operation.limit(),
                                key + "/operation/" + operation.target().key()));
                    }
                }
                parts.add(new Part<>(api.limit(), key));
            }
        }
        parts.add(new Part<>(whole, ""));
        return parts;
    }
}
