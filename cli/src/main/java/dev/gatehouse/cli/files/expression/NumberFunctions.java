package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

import static dev.gatehouse.cli.files.expression.Function.pure;

/** Functions of whole numbers: templates know no others. */
final class NumberFunctions {
    private NumberFunctions() {}

    static List<Function> all() {
        return List.of(
                pure("add", 2, 2, a -> calculated(a, Math::addExact)),
                pure("sub", 2, 2, a -> calculated(a, Math::subtractExact)),
                pure("mul", 2, 2, a -> calculated(a, Math::multiplyExact)),
                pure("div", 2, 2, a -> calculated(a, (one, other) -> one / other)),
                pure("mod", 2, 2, a -> calculated(a, (one, other) -> one % other)),
                pure(
                        "min",
                        1,
                        Integer.MAX_VALUE,
                        a -> Arguments.of(numbers(a).min().orElseThrow(() -> none(a)))),
                pure(
                        "max",
                        1,
                        Integer.MAX_VALUE,
                        a -> Arguments.of(numbers(a).max().orElseThrow(() -> none(a)))),
                pure("int", 1, 1, NumberFunctions::whole));
    }

    private static JsonNode calculated(Arguments a, LongBinaryOperator operator) {
        var one = a.number(0);
        var other = a.number(1);
        try {
            return Arguments.of(operator.applyAsLong(one, other));
        } catch (ArithmeticException e) {
            throw a.problem(other == 0 ? "0 divides nothing." : "the result is too large.");
        }
    }

    private static LongStream numbers(Arguments a) {
        if (a.any(0).isArray()) {
            return StreamSupport.stream(a.array(0).spliterator(), false)
                    .mapToLong(item -> new Arguments(a.function(), List.of(item)).number(0));
        }
        return LongStream.range(0, a.count()).map(i -> a.number((int) i));
    }

    private static ExpressionException none(Arguments a) {
        return a.problem("there are no numbers.");
    }

    private static JsonNode whole(Arguments a) {
        var text = a.text(0);
        try {
            return Arguments.of(
                    new java.math.BigDecimal(text.strip()).toBigInteger().longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw a.wrong(0, "a number or a string of one");
        }
    }
}
