package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

import static dev.gatehouse.cli.files.expression.Function.pure;

/** Functions of arrays and objects, and those that take texts as well. */
final class CollectionFunctions {
    private CollectionFunctions() {}

    static List<Function> all() {
        return List.of(
                pure("concat", 1, Integer.MAX_VALUE, CollectionFunctions::concat),
                pure("createArray", 0, Integer.MAX_VALUE, a -> Arguments.of(a.values())),
                pure("createObject", 0, Integer.MAX_VALUE, CollectionFunctions::createObject),
                pure("array", 1, 1, a -> a.any(0).isArray() ? a.any(0) : Arguments.of(List.of(a.any(0)))),
                pure("length", 1, 1, CollectionFunctions::length),
                pure(
                        "empty",
                        1,
                        1,
                        a -> Arguments.of(a.any(0).isNull() || length(a).asLong() == 0)),
                pure("contains", 2, 2, CollectionFunctions::contains),
                pure("first", 1, 1, a -> end(a, true)),
                pure("last", 1, 1, a -> end(a, false)),
                pure("indexOf", 2, 2, a -> index(a, false)),
                pure("lastIndexOf", 2, 2, a -> index(a, true)),
                pure("skip", 2, 2, a -> part(a, false)),
                pure("take", 2, 2, a -> part(a, true)),
                pure("union", 2, Integer.MAX_VALUE, CollectionFunctions::union),
                pure("intersection", 2, Integer.MAX_VALUE, CollectionFunctions::intersection),
                pure("range", 2, 2, CollectionFunctions::range),
                pure("join", 2, 2, CollectionFunctions::join),
                pure("items", 1, 1, CollectionFunctions::items),
                pure(
                        "objectKeys",
                        1,
                        1,
                        a -> Arguments.of(
                                keys(a.object(0)).stream().map(Arguments::of).toList())),
                pure("shallowMerge", 1, 1, CollectionFunctions::shallowMerge),
                pure(
                        "flatten",
                        1,
                        1,
                        a -> Arguments.of(each(a.array(0)).stream()
                                .flatMap(
                                        item -> item.isArray() ? each(item).stream() : java.util.stream.Stream.of(item))
                                .toList())),
                pure("tryGet", 2, 2, CollectionFunctions::tryGet));
    }

    private static JsonNode concat(Arguments a) {
        if (a.any(0).isArray()) {
            var all = new ArrayList<JsonNode>();
            for (var i = 0; i < a.count(); i++) {
                a.array(i).forEach(all::add);
            }
            return Arguments.of(all);
        }
        var text = new StringBuilder();
        for (var i = 0; i < a.count(); i++) {
            a.text(i);
            text.append(TextFunctions.written(a.any(i)));
        }
        return Arguments.of(text.toString());
    }

    private static JsonNode createObject(Arguments a) {
        if (a.count() % 2 != 0) {
            throw a.problem("it takes names and values in turn.");
        }
        var object = Arguments.NODES.objectNode();
        for (var i = 0; i < a.count(); i += 2) {
            object.set(a.string(i), a.any(i + 1));
        }
        return object;
    }

    private static JsonNode length(Arguments a) {
        var value = a.any(0);
        if (value.isContainerNode()) {
            return Arguments.of(value.size());
        }
        return Arguments.of(a.string(0).length());
    }

    private static JsonNode contains(Arguments a) {
        return switch (a.any(0)) {
            case ArrayNode array -> Arguments.of(each(array).stream().anyMatch(item -> Arguments.same(item, a.any(1))));
            case ObjectNode object ->
                Arguments.of(Evaluator.find(object, a.text(1)).isPresent());
            default -> Arguments.of(a.string(0).contains(a.text(1)));
        };
    }

    private static JsonNode end(Arguments a, boolean first) {
        if (a.any(0) instanceof ArrayNode array) {
            return array.isEmpty() ? NullNode.getInstance() : array.get(first ? 0 : array.size() - 1);
        }
        var text = a.string(0);
        if (text.isEmpty()) {
            return Arguments.of("");
        }
        return Arguments.of(first ? text.substring(0, 1) : text.substring(text.length() - 1));
    }

    private static JsonNode index(Arguments a, boolean last) {
        if (a.any(0) instanceof ArrayNode array) {
            var found = -1;
            for (var i = 0; i < array.size() && (last || found < 0); i++) {
                found = Arguments.same(array.get(i), a.any(1)) ? i : found;
            }
            return Arguments.of(found);
        }
        var text = a.string(0).toLowerCase(Locale.ROOT);
        var wanted = a.string(1).toLowerCase(Locale.ROOT);
        return Arguments.of(last ? text.lastIndexOf(wanted) : text.indexOf(wanted));
    }

    private static JsonNode part(Arguments a, boolean beginning) {
        var count = Math.max(0, a.small(1));
        if (a.any(0) instanceof ArrayNode array) {
            var cut = Math.min(count, array.size());
            var all = each(array);
            return Arguments.of(beginning ? all.subList(0, cut) : all.subList(cut, all.size()));
        }
        var text = a.string(0);
        var cut = Math.min(count, text.length());
        return Arguments.of(beginning ? text.substring(0, cut) : text.substring(cut));
    }

    private static JsonNode union(Arguments a) {
        if (a.any(0).isObject()) {
            var merged = Arguments.NODES.objectNode();
            for (var i = 0; i < a.count(); i++) {
                merge(merged, a.object(i));
            }
            return merged;
        }
        var all = new ArrayList<JsonNode>();
        for (var i = 0; i < a.count(); i++) {
            for (var item : a.array(i)) {
                if (all.stream().noneMatch(known -> Arguments.same(known, item))) {
                    all.add(item);
                }
            }
        }
        return Arguments.of(all);
    }

    /** Objects are merged all the way down; else the later one counts. */
    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(member -> {
            if (into.get(member.getKey()) instanceof ObjectNode inner
                    && member.getValue() instanceof ObjectNode outer) {
                var copy = inner.deepCopy();
                merge(copy, outer);
                into.set(member.getKey(), copy);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private static JsonNode intersection(Arguments a) {
        if (a.any(0).isObject()) {
            var common = a.object(0).deepCopy();
            for (var i = 1; i < a.count(); i++) {
                var other = a.object(i);
                common.properties()
                        .removeIf(member -> !other.has(member.getKey())
                                || !Arguments.same(member.getValue(), other.get(member.getKey())));
            }
            return common;
        }
        var common = each(a.array(0));
        for (var i = 1; i < a.count(); i++) {
            var other = each(a.array(i));
            common = common.stream()
                    .filter(item -> other.stream().anyMatch(there -> Arguments.same(item, there)))
                    .toList();
        }
        return Arguments.of(common);
    }

    private static JsonNode range(Arguments a) {
        if (a.number(1) < 0 || a.number(1) > 10_000) {
            throw a.problem("it makes at most 10000 numbers.");
        }
        return Arguments.of(LongStream.range(0, a.number(1))
                .mapToObj(i -> Arguments.of(a.number(0) + i))
                .toList());
    }

    private static JsonNode join(Arguments a) {
        return Arguments.of(
                each(a.array(0)).stream().map(TextFunctions::written).collect(Collectors.joining(a.string(1))));
    }

    private static JsonNode items(Arguments a) {
        return Arguments.of(keys(a.object(0)).stream()
                .map(key -> {
                    var item = Arguments.NODES.objectNode().put("key", key);
                    item.set("value", a.object(0).get(key));
                    return item;
                })
                .toList());
    }

    /** In the order of the alphabet, as Azure gives them. */
    private static List<String> keys(ObjectNode object) {
        return object.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private static JsonNode shallowMerge(Arguments a) {
        var merged = Arguments.NODES.objectNode();
        a.array(0).forEach(item -> {
            if (!(item instanceof ObjectNode object)) {
                throw a.problem("every item must be an object.");
            }
            merged.setAll(object);
        });
        return merged;
    }

    private static JsonNode tryGet(Arguments a) {
        if (a.any(0) instanceof ArrayNode array && a.any(1).isIntegralNumber()) {
            var item = array.get(a.small(1));
            return item == null ? NullNode.getInstance() : item;
        }
        return a.any(0) instanceof ObjectNode object
                ? Evaluator.find(object, a.string(1)).orElse(NullNode.getInstance())
                : NullNode.getInstance();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
