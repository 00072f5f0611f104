package dev.gatehouse.http.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a {@link Filter} compares. */
public sealed interface Operand {

    /** A property, as it was written: the names between the slashes. */
    record Property(List<String> names) implements Operand {
        public Property {
            names = List.copyOf(names);
        }

        /** {@code info/tosUrl} */
        public String path() {
            return String.join("/", names);
        }
    }

    /** A value that stands in the filter itself. */
    sealed interface Literal extends Operand {}

    record Text(String value) implements Literal {}

    record Number(BigDecimal value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    record Guid(UUID value) implements Literal {}

    /** A date and time with an offset; a date alone is its midnight in UTC. */
    record Time(Instant value) implements Literal {}

    record Null() implements Literal {}
}
