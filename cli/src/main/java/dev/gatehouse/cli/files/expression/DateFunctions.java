package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import static dev.gatehouse.cli.files.expression.Function.of;
import static dev.gatehouse.cli.files.expression.Function.pure;

/** Functions of time, and the one that makes something new each time. */
final class DateFunctions {
    private static final Pattern DURATION =
            Pattern.compile("(?<sign>-?)P(?<date>(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?)(?<time>T(\\d+H)?(\\d+M)?(\\d+S)?)?");

    /** .NET's standard formats of which templates make use. */
    private static final Map<String, String> STANDARD = Map.of(
            "d", "MM/dd/yyyy", "D", "EEEE, dd MMMM yyyy", "u", "yyyy-MM-dd HH:mm:ss'Z'", "s", "yyyy-MM-dd'T'HH:mm:ss");

    private static final String PLAIN = "yyyyMMdd'T'HHmmss'Z'";

    private DateFunctions() {}

    static List<Function> all() {
        return List.of(
                of(
                        "utcNow",
                        0,
                        1,
                        (a, scope) -> written(
                                a, scope.now().atOffset(ZoneOffset.UTC), a.has(0) ? a.string(0) : PLAIN, a.has(0))),
                of("newGuid", 0, 0, (_, scope) -> {
                    scope.now();
                    return Arguments.of(UUID.randomUUID().toString());
                }),
                pure("dateTimeAdd", 2, 3, DateFunctions::add),
                pure("dateTimeToEpoch", 1, 1, a -> Arguments.of(time(a).toEpochSecond())),
                pure(
                        "dateTimeFromEpoch",
                        1,
                        1,
                        a -> Arguments.of(Instant.ofEpochSecond(a.small(0)).toString())));
    }

    private static JsonNode add(Arguments a) {
        var matcher = DURATION.matcher(a.string(1));
        if (!matcher.matches() || a.string(1).endsWith("P") || a.string(1).endsWith("T")) {
            throw a.wrong(1, "a duration such as P1D or -PT1H");
        }
        var sign = matcher.group("sign").isEmpty() ? 1 : -1;
        try {
            var date = matcher.group("date").isEmpty() ? Period.ZERO : Period.parse("P" + matcher.group("date"));
            var time = matcher.group("time") == null ? Duration.ZERO : Duration.parse("P" + matcher.group("time"));
            var sum = time(a).plus(date.multipliedBy(sign)).plus(time.multipliedBy(sign));
            return a.has(2)
                    ? written(a, sum, a.string(2), true)
                    : Arguments.of(sum.toInstant().toString());
        } catch (DateTimeException | ArithmeticException e) {
            throw a.problem("the date is out of bounds.");
        }
    }

    private static OffsetDateTime time(Arguments a) {
        for (var form : List.of(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME,
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT),
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssX", Locale.ROOT))) {
            try {
                return OffsetDateTime.parse(a.string(0), form);
            } catch (DateTimeException _) {
                // perhaps it is in another of the forms
            }
        }
        throw a.wrong(0, "a time such as 2026-01-31T12:00:00Z");
    }

    private static JsonNode written(Arguments a, OffsetDateTime time, String format, boolean asked) {
        try {
            return Arguments.of(DateTimeFormatter.ofPattern(asked ? pattern(format) : format, Locale.US)
                    .format(time));
        } catch (IllegalArgumentException e) {
            throw a.problem("the format “" + format + "” isn't known here.");
        }
    }

    /** A format of .NET's in Java's letters. */
    private static String pattern(String format) {
        return STANDARD.containsKey(format)
                ? STANDARD.get(format)
                : format.replaceAll("(?<!')T(?!')", "'T'")
                        .replaceAll("(?<!')Z(?!')", "'Z'")
                        .replace('f', 'S')
                        .replace("tt", "a")
                        .replace("dddd", "EEEE")
                        .replace("ddd", "EEE");
    }
}
