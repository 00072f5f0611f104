package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

import static dev.gatehouse.cli.files.expression.Function.pure;

/** Functions that compare and decide; {@code if}, {@code and} and {@code or} are the {@link Evaluator}'s. */
final class LogicFunctions {
    private LogicFunctions() {}

    static List<Function> all() {
        return List.of(
                pure("true", 0, 0, _ -> Arguments.of(true)),
                pure("false", 0, 0, _ -> Arguments.of(false)),
                pure("null", 0, 0, _ -> NullNode.getInstance()),
                pure("not", 1, 1, a -> Arguments.of(!a.truth(0))),
                pure("bool", 1, 1, LogicFunctions::bool),
                pure("coalesce", 1, Integer.MAX_VALUE, LogicFunctions::coalesce),
                pure("equals", 2, 2, a -> Arguments.of(equal(a.any(0), a.any(1)))),
                pure("less", 2, 2, a -> compared(a, order -> order < 0)),
                pure("lessOrEquals", 2, 2, a -> compared(a, order -> order <= 0)),
                pure("greater", 2, 2, a -> compared(a, order -> order > 0)),
                pure("greaterOrEquals", 2, 2, a -> compared(a, order -> order >= 0)));
    }

    /** Texts count as the same in whatever case they stand. */
    private static boolean equal(JsonNode one, JsonNode other) {
        return one.isTextual() && other.isTextual()
                ? one.textValue().equalsIgnoreCase(other.textValue())
                : Arguments.same(one, other);
    }

    private static JsonNode bool(Arguments a) {
        return switch (a.text(0).toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Arguments.of(true);
            case "false", "0" -> Arguments.of(false);
            default -> throw a.wrong(0, "true, false, 1 or 0");
        };
    }

    private static JsonNode coalesce(Arguments a) {
        return a.values().stream().filter(value -> !value.isNull()).findFirst().orElse(NullNode.getInstance());
    }

    private static JsonNode compared(Arguments a, IntPredicate question) {
        return Arguments.of(question.test(
                a.any(0).isTextual()
                        ? a.string(0).compareToIgnoreCase(a.string(1))
                        : Long.compare(a.number(0), a.number(1))));
    }
}
