package dev.gatehouse.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The claims of a token (RFC 7519 section 4), read by type. A claim that is there with another type is never taken for
 * absent: it makes the token bad.
 */
public final class Claims {
    /** Year 9999: beyond it no date is meant, and arithmetic could overflow. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    private final ObjectNode json;

    Claims(ObjectNode json) {
        this.json = json;
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public Set<String> names() {
        var names = new TreeSet<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** @throws TokenRefused if it is there and not a string */
    public Optional<String> text(String name) {
        var value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrongType(name, "a string");
        }
        return Optional.of(value.textValue());
    }

    /**
     * A claim that is a string or an array of strings, such as {@code aud} or {@code roles}; empty when it is absent.
     *
     * @throws TokenRefused if it is anything else
     */
    public List<String> texts(String name) {
        var value = json.get(name);
        if (value == null) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        if (!value.isArray()) {
            throw wrongType(name, "a string or an array of strings");
        }
        var texts = new ArrayList<String>(value.size());
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw wrongType(name, "a string or an array of strings");
            }
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    /**
     * A NumericDate (RFC 7519 section 2): seconds, perhaps with a fraction.
     *
     * @throws TokenRefused if it is there and not a number between 1970 and 9999
     */
    public Optional<Instant> time(String name) {
        var value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long seconds = value.longValue();
            if (seconds >= 0 && seconds <= LATEST.longValue()) {
                return Optional.of(Instant.ofEpochSecond(seconds));
            }
        } else if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            double seconds = value.doubleValue();
            if (seconds >= 0 && seconds <= LATEST.doubleValue()) {
                return Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)));
            }
        }
        throw wrongType(name, "a time in seconds");
    }

    /** The claim as JSON text, whatever its type. */
    public Optional<String> json(String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::toString);
    }

    /** All claims as JSON text, in the order in which they stand in the token. */
    public String json() {
        return json.toString();
    }

    private static TokenRefused wrongType(String name, String expected) {
        return new TokenRefused(TokenRefused.Reason.CLAIM, "The token's claim " + name + " is not " + expected + ".");
    }
}
