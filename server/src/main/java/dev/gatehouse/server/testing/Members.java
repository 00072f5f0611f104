package dev.gatehouse.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.RequestException;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads the members of a control's body; what is wrong is named. */
final class Members {
    private Members() {}

    static RequestException wrong(String name, String what) {
        return new RequestException(400, "InvalidMember", "The member " + name + " " + what + ".");
    }

    static void only(JsonNode json, Set<String> known) {
        if (!json.isObject()) {
            throw new RequestException(400, "InvalidBody", "The body is a JSON object.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong(
                        name.matches("[A-Za-z0-9]{1,40}") ? name : "sent",
                        "is not known; there are " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    static OptionalInt number(JsonNode json, String name, int least, int most) {
        var value = json.path(name);
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(name, "is a number from " + least + " to " + most);
        }
        return OptionalInt.of(value.intValue());
    }

    static Optional<Duration> duration(JsonNode json, String name) {
        try {
            return Optional.ofNullable(json.path(name).textValue()).map(Duration::parse);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw wrong(name, "is a duration such as PT90M or P1D");
        }
    }

    static Optional<Instant> instant(JsonNode json, String name) {
        try {
            return Optional.ofNullable(json.path(name).textValue()).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw wrong(name, "is a time such as 2030-01-31T08:00:00Z");
        }
    }
}
