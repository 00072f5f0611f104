package dev.gatehouse.store;

import java.math.BigDecimal;
import java.time.Instant;

/** Which resources a query wants. Text compares without regard to case; values of different kinds are never equal. */
public sealed interface ResourceFilter {

    record And(ResourceFilter left, ResourceFilter right) implements ResourceFilter {}

    record Or(ResourceFilter left, ResourceFilter right) implements ResourceFilter {}

    record Not(ResourceFilter inner) implements ResourceFilter {}

    record Comparison(ResourceField field, Operator operator, Value value) implements ResourceFilter {}

    record TextMatch(ResourceField field, Kind kind, String text) implements ResourceFilter {
        public enum Kind {
            CONTAINS,
            STARTS_WITH,
            ENDS_WITH
        }
    }

    /** An element of the array fulfils the condition, which speaks of {@link ResourceField.Element}. */
    record Any(ResourceField.Document array, ResourceFilter condition) implements ResourceFilter {}

    /**
     * A resource directly below fulfils the condition.
     *
     * @param type of the resource below, such as {@code apis/operations}
     */
    record Below(String type, ResourceFilter condition) implements ResourceFilter {}

    /** Passes whatever there is. */
    record Everything() implements ResourceFilter {}

    enum Operator {
        EQ("="),
        NE("="),
        GT(">"),
        GE(">="),
        LT("<"),
        LE("<=");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }

        /** For {@code NE} that of {@code EQ}, which is then turned round, so that absent fields count as different. */
        String sql() {
            return sql;
        }
    }

    sealed interface Value {
        record Text(String text) implements Value {}

        record Number(BigDecimal number) implements Value {}

        record Bool(boolean bool) implements Value {}

        /** Compares with text in ISO 8601 too. */
        record Time(Instant time) implements Value {}

        /** An absent field, or JSON's null. */
        record Null() implements Value {}
    }

    static ResourceFilter textEquals(ResourceField field, String text) {
        return new Comparison(field, Operator.EQ, new Value.Text(text));
    }

    static ResourceFilter everything() {
        return new Everything();
    }

    default ResourceFilter and(ResourceFilter other) {
        return new And(this, other);
    }
}
