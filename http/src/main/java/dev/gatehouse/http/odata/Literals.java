package dev.gatehouse.http.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the values that stand in a filter. */
final class Literals {
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?[LlMmDdFf]?");
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private Literals() {}

    /** A value written without quotes. */
    static Operand.Literal value(Token token) {
        var text = token.text();
        if (NUMBER.matcher(text).matches()) {
            var digits =
                    Character.isLetter(text.charAt(text.length() - 1)) ? text.substring(0, text.length() - 1) : text;
            return new Operand.Number(new BigDecimal(digits));
        }
        if (GUID.matcher(text).matches()) {
            return new Operand.Guid(UUID.fromString(text));
        }
        return time(text)
                .map(Operand.Time::new)
                .orElseThrow(() -> new FilterException(token.position(), "a number, GUID or time", token.shown()));
    }

    /** Whether a string right after this word belongs to it. */
    static boolean isPrefix(Token word) {
        return switch (word.text().toLowerCase(Locale.ROOT)) {
            case "guid", "datetime", "datetimeoffset" -> true;
            default -> false;
        };
    }

    /** {@code datetime'…'} and {@code guid'…'} of OData 2 and 3, which APIM's documentation still writes. */
    static Operand.Literal prefixed(Token prefix, Token string) {
        var text = string.text();
        if (prefix.text().equalsIgnoreCase("guid")) {
            if (GUID.matcher(text).matches()) {
                return new Operand.Guid(UUID.fromString(text));
            }
            throw new FilterException(prefix.position(), "a GUID", prefix.shown());
        }
        return time(text)
                .map(Operand.Time::new)
                .orElseThrow(() -> new FilterException(prefix.position(), "a time", prefix.shown()));
    }

    /** ISO 8601: with an offset, without one for UTC, or a date alone for its midnight in UTC. */
    static Optional<Instant> time(String text) {
        try {
            if (text.indexOf('T') < 0 && text.indexOf('t') < 0) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            var zone = Math.max(
                    text.indexOf('+'),
                    Math.max(
                            text.lastIndexOf('-'), text.toUpperCase(Locale.ROOT).indexOf('Z')));
            return Optional.of(
                    zone > 10
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
