package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.WireName;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads {@code properties} that were checked into their record. The records carry the names and rules themselves, so
 * that no second description of them is needed.
 */
public final class Records {
    private static final Map<Class<?>, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Records() {}

    /** @throws IllegalArgumentException if the tree doesn't hold what the record requires */
    public static <T extends Record> T read(JsonNode tree, Class<T> record) {
        return record.cast(object(tree, record));
    }

    private static Object object(JsonNode tree, Class<? extends Record> record) {
        var schema = SCHEMAS.computeIfAbsent(record, _ -> Schema.of(record));
        var components = record.getRecordComponents();
        var values = new Object[components.length];
        for (var i = 0; i < components.length; i++) {
            values[i] = component(tree, components[i], schema.properties().get(i));
        }
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make a " + record.getSimpleName(), e);
        }
    }

    private static Object component(JsonNode tree, RecordComponent component, Property property) {
        var node = tree.path(property.name());
        try {
            return value(node.isNull() ? MissingNode.getInstance() : node, component.getGenericType());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property.name() + ": " + e.getMessage(), e);
        }
    }

    private static Object value(JsonNode node, Type type) {
        if (type instanceof ParameterizedType generic) {
            var inner = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return node.isMissingNode() ? Optional.empty() : Optional.of(value(node, inner[0]));
            }
            if (generic.getRawType() == List.class) {
                var items = new ArrayList<>();
                node.forEach(item -> items.add(value(item, inner[0])));
                return List.copyOf(items);
            }
            var members = new LinkedHashMap<String, Object>();
            node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue(), inner[1])));
            return java.util.Collections.unmodifiableMap(members);
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.asBoolean();
        }
        if (type instanceof Class<?> raw && raw.isRecord()) {
            return object(node, raw.asSubclass(Record.class));
        }
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("is missing");
        }
        if (type == String.class) {
            return node.asText();
        }
        if (type == int.class || type == Integer.class) {
            return node.asInt();
        }
        if (type == long.class || type == Long.class) {
            return node.asLong();
        }
        if (type == double.class || type == Double.class) {
            return node.asDouble();
        }
        if (type == Instant.class) {
            return OffsetDateTime.parse(node.asText()).toInstant();
        }
        if (type instanceof Class<?> raw && raw.isEnum()) {
            return constant(raw, node.asText());
        }
        return node;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        name.equals(constant instanceof WireName named ? named.wireName() : constant.toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("has no value " + name));
    }
}
