package dev.gatehouse.store;

import dev.gatehouse.database.Dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** How each database looks into a JSON document. A place is a field of the folded document, or an array's element. */
sealed interface JsonSql {

    static JsonSql of(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> new SqliteJson();
            case POSTGRESQL -> new PostgreSqlJson();
        };
    }

    String field(List<String> names);

    String element();

    /** Whether the place holds text. */
    String isText(String place);

    String isNumber(String place);

    String isNull(String place);

    String isBool(String place, boolean value);

    /** The text at the place; only looked at where it holds text. */
    String text(String place);

    /** The number at the place; only looked at where it holds a number. */
    String number(String place);

    /** A number as the driver must be given it to be compared as one. */
    Object bindable(BigDecimal number);

    /** Whether one text contains another. */
    String contains(String text, String part);

    /** A query of the elements of an array, none if it isn't one, to be continued with {@code where}. */
    String elements(String place);

    record SqliteJson() implements JsonSql {
        @Override
        public String field(List<String> names) {
            return "folded, '$"
                    + names.stream().map(name -> ".\"" + name + "\"").collect(Collectors.joining())
                    + "'";
        }

        @Override
        public String element() {
            return "element.type";
        }

        private static String type(String place) {
            return place.equals("element.type") ? place : "json_type(" + place + ")";
        }

        private static String value(String place) {
            return place.equals("element.type") ? "element.value" : "json_extract(" + place + ")";
        }

        @Override
        public String isText(String place) {
            return type(place) + " = 'text'";
        }

        @Override
        public String isNumber(String place) {
            return type(place) + " in ('integer', 'real')";
        }

        @Override
        public String isNull(String place) {
            return "coalesce(" + type(place) + ", 'null') = 'null'";
        }

        @Override
        public String isBool(String place, boolean value) {
            return type(place) + " = '" + value + "'";
        }

        @Override
        public String text(String place) {
            return value(place);
        }

        @Override
        public String number(String place) {
            return value(place);
        }

        /** The driver would bind a decimal as text; SQLite's own JSON numbers are longs and doubles too. */
        @Override
        public Object bindable(BigDecimal number) {
            try {
                return number.longValueExact();
            } catch (ArithmeticException e) {
                return number.doubleValue();
            }
        }

        @Override
        public String contains(String text, String part) {
            return "instr(" + text + ", " + part + ") > 0";
        }

        @Override
        public String elements(String place) {
            return "select 1 from json_each(case when " + type(place) + " = 'array' then " + value(place)
                    + " else '[]' end) element";
        }
    }

    record PostgreSqlJson() implements JsonSql {
        @Override
        public String field(List<String> names) {
            return "(folded #> '{"
                    + names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(","))
                    + "}')";
        }

        @Override
        public String element() {
            return "element.value";
        }

        @Override
        public String isText(String place) {
            return "jsonb_typeof(" + place + ") = 'string'";
        }

        @Override
        public String isNumber(String place) {
            return "jsonb_typeof(" + place + ") = 'number'";
        }

        @Override
        public String isNull(String place) {
            return "coalesce(jsonb_typeof(" + place + "), 'null') = 'null'";
        }

        @Override
        public String isBool(String place, boolean value) {
            return place + " = cast('" + value + "' as jsonb)";
        }

        @Override
        public String text(String place) {
            return "(" + place + " #>> '{}') collate \"C\"";
        }

        /** A case, because the two sides of an {@code and} may be looked at in any order and this cast may fail. */
        @Override
        public String number(String place) {
            return "case when " + isNumber(place) + " then cast(" + place + " #>> '{}' as numeric) end";
        }

        @Override
        public Object bindable(BigDecimal number) {
            return number;
        }

        @Override
        public String contains(String text, String part) {
            return "strpos(" + text + ", " + part + ") > 0";
        }

        @Override
        public String elements(String place) {
            return "select 1 from jsonb_array_elements(case when jsonb_typeof(" + place + ") = 'array' then " + place
                    + " else cast('[]' as jsonb) end) element(value)";
        }
    }
}
