package dev.gatehouse.management.traffic;

import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.store.traffic.Dimension;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code $filter} over calls: comparisons joined by {@code and}, of {@code timestamp} with a time and of ids with a
 * text, such as {@code timestamp ge datetime'2026-01-01T00:00:00' and apiId eq 'echo-api'}.
 *
 * @param from not before; 90 days ago if the filter doesn't say
 * @param until before
 * @param only one of these names, in lower case
 */
record TrafficFilter(Instant from, Instant until, Map<Dimension, List<String>> only) {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Map<String, Dimension> FIELDS = Map.of(
            "apiid", Dimension.API,
            "operationid", Dimension.OPERATION,
            "productid", Dimension.PRODUCT,
            "applicationid", Dimension.APPLICATION,
            "subscriptionid", Dimension.SUBSCRIPTION,
            "userid", Dimension.USER,
            "outcome", Dimension.OUTCOME);
    private static final String KNOWN =
            "timestamp, apiId, operationId, productId, applicationId, subscriptionId, userId and outcome";

    /** @throws ArmException 400 for what it can't be asked */
    static TrafficFilter parse(String text, Instant now) {
        var reading = new Reading(now);
        if (!text.isBlank()) {
            reading.read(Filter.parse(text));
        }
        return new TrafficFilter(reading.from, reading.until, reading.only);
    }

    private static final class Reading {
        private Instant from;
        private Instant until;
        private final Map<Dimension, List<String>> only = new EnumMap<>(Dimension.class);

        Reading(Instant now) {
            from = now.minus(KEPT);
            until = now.plusMillis(1);
        }

        void read(Filter filter) {
            switch (filter) {
                case Filter.And(var left, var right) -> {
                    read(left);
                    read(right);
                }
                case Filter.Comparison(Operand.Property property, var operator, Operand.Literal literal) ->
                    compare(property.path(), operator, literal);
                case Filter.In(var property, var values) -> among(property.path(), values);
                default -> throw refused("join comparisons by 'and' alone, each with the field on its left");
            }
        }

        private void compare(String field, Filter.Operator operator, Operand.Literal literal) {
            if (field.equalsIgnoreCase("timestamp")) {
                var time = time(literal);
                switch (operator) {
                    case GE -> from = later(from, time);
                    case GT -> from = later(from, time.plusMillis(1));
                    case LE -> until = earlier(until, time.plusMillis(1));
                    case LT -> until = earlier(until, time);
                    case EQ, NE -> throw refused("compare timestamp by ge, gt, le and lt");
                }
            } else if (operator == Filter.Operator.EQ) {
                among(field, List.of(literal));
            } else {
                throw refused("compare " + field + " by eq, or list its values with in");
            }
        }

        private void among(String field, List<Operand.Literal> values) {
            var dimension = Optional.ofNullable(FIELDS.get(field.toLowerCase(Locale.ROOT)))
                    .orElseThrow(() -> refused("unknown field " + field + "; known are " + KNOWN));
            var names = values.stream().map(value -> name(dimension, value)).toList();
            var before = only.get(dimension);
            only.put(
                    dimension,
                    before == null
                            ? names
                            : before.stream().filter(names::contains).toList());
        }

        private static String name(Dimension dimension, Operand.Literal literal) {
            if (!(literal instanceof Operand.Text(var text))) {
                throw refused("compare ids and outcome with a text in quotes");
            }
            if (dimension == Dimension.OUTCOME) {
                return Stream.of(AccessOutcome.values())
                        .map(Enum::name)
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> refused("unknown outcome '" + text + "'"));
            }
            return Ids.name(dimension, text);
        }

        private static Instant time(Operand.Literal literal) {
            return switch (literal) {
                case Operand.Time(var time) -> time;
                case Operand.Text(var text) -> {
                    try {
                        yield Instant.parse(text);
                    } catch (DateTimeException e) {
                        throw refused("'" + text + "' is no time such as 2026-01-31T12:00:00Z");
                    }
                }
                default -> throw refused("compare timestamp with a time such as 2026-01-31T12:00:00Z");
            };
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /** The names of outcomes that it asks for; empty for any. */
    List<AccessOutcome> outcomes() {
        var names = only.getOrDefault(Dimension.OUTCOME, List.of());
        return names.stream().map(AccessOutcome::valueOf).toList();
    }

    private static ArmException refused(String problem) {
        return new ArmException(400, "InvalidFilter", "$filter: " + problem + ".");
    }
}
