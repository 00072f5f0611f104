package dev.gatehouse.model.catalogue;

import java.util.List;

/** The JSON shape of a property's value. */
public sealed interface Shape {

    /** What a person calls it: {@code a string}, {@code a whole number} … */
    String inWords();

    /** A JSON string. */
    record Text() implements Shape {
        @Override
        public String inWords() {
            return "a string";
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {
        @Override
        public String inWords() {
            return "true or false";
        }
    }

    /** A number without fraction. */
    record Whole() implements Shape {
        @Override
        public String inWords() {
            return "a whole number";
        }
    }

    /** A number, also with a fraction. */
    record Decimal() implements Shape {
        @Override
        public String inWords() {
            return "a number";
        }
    }

    /** A time, as ISO 8601 in UTC. */
    record Time() implements Shape {
        @Override
        public String inWords() {
            return "a time such as 2026-01-31T12:00:00Z";
        }
    }

    /** One of a closed set of strings. */
    record Choice(List<String> values) implements Shape {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String inWords() {
            return "one of " + String.join(", ", values);
        }
    }

    /** A JSON array. */
    record ListOf(Shape item) implements Shape {
        @Override
        public String inWords() {
            return "a list";
        }
    }

    /** A JSON object with properties of its own. */
    record ObjectOf(Schema schema) implements Shape {
        @Override
        public String inWords() {
            return "an object";
        }
    }

    /** A JSON object whose names are data. */
    record MapOf(Shape value) implements Shape {
        @Override
        public String inWords() {
            return "an object";
        }
    }

    /** Any JSON value, kept as it is. */
    record Anything() implements Shape {
        @Override
        public String inWords() {
            return "any value";
        }
    }
}
