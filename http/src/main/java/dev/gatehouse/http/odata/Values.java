package dev.gatehouse.http.odata;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;

/** What filters compare, brought to few kinds: text, decimal, boolean, instant, null, collections, and objects. */
final class Values {
    private Values() {}

    static Object of(Object value) {
        return switch (value) {
            case null -> null;
            case JsonNode node -> ofJson(node);
            case BigDecimal decimal -> decimal;
            case Number number -> new BigDecimal(number.toString());
            case UUID uuid -> uuid.toString();
            case OffsetDateTime time -> time.toInstant();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }

    private static Object ofJson(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case NUMBER -> node.decimalValue();
            case BOOLEAN -> node.booleanValue();
            case ARRAY -> {
                var elements = new ArrayList<Object>();
                node.forEach(elements::add);
                yield elements;
            }
            case OBJECT -> node;
            default -> null;
        };
    }

    static boolean compare(Object left, Filter.Operator operator, Object right) {
        if (left == null || right == null) {
            return switch (operator) {
                case EQ -> left == right;
                case NE -> left != right;
                default -> false;
            };
        }
        var order = order(left, right);
        return switch (operator) {
            case EQ -> order != null && order == 0;
            case NE -> order == null || order != 0;
            case GT -> order != null && order > 0;
            case GE -> order != null && order >= 0;
            case LT -> order != null && order < 0;
            case LE -> order != null && order <= 0;
        };
    }

    /** Null where the two can't be compared. */
    private static Integer order(Object left, Object right) {
        return switch (left) {
            case String a when right instanceof String b -> a.compareToIgnoreCase(b);
            case BigDecimal a when right instanceof BigDecimal b -> a.compareTo(b);
            case Boolean a when right instanceof Boolean b -> a.compareTo(b);
            case Instant a when right instanceof Instant b -> a.compareTo(b);
            case String a
            when right instanceof Instant b ->
                Literals.time(a).map(time -> time.compareTo(b)).orElse(null);
            case Instant a
            when right instanceof String b -> Literals.time(b).map(a::compareTo).orElse(null);
            default -> null;
        };
    }
}
