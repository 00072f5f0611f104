package dev.gatehouse.model.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The properties of a record, read once from its components and their {@link Rule}s.
 *
 * @param record the record
 * @param properties in the order of its components
 */
public record Schema(Class<? extends Record> record, List<Property> properties) {
    public Schema {
        properties = List.copyOf(properties);
    }

    /** What the record's components say. */
    public static Schema of(Class<? extends Record> record) {
        return new Schema(
                record,
                Arrays.stream(record.getRecordComponents())
                        .map(Schema::property)
                        .toList());
    }

    /** The property of that JSON name. */
    public Optional<Property> property(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    private static Property property(RecordComponent component) {
        var rule = component.getAnnotation(Rule.class);
        var shape = chosen(shape(component.getGenericType()), rule);
        if (rule == null) {
            return new Property(
                    component.getName(),
                    shape,
                    false,
                    0,
                    Integer.MAX_VALUE,
                    Optional.empty(),
                    Integer.MIN_VALUE,
                    Integer.MAX_VALUE,
                    Access.READ_WRITE,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty());
        }
        return new Property(
                rule.name().isEmpty() ? component.getName() : rule.name(),
                shape,
                rule.required(),
                rule.min(),
                rule.max(),
                said(rule.pattern()).map(Pattern::compile),
                rule.least(),
                rule.most(),
                rule.access(),
                said(rule.since()).map(ApiVersion::of),
                rule.kept(),
                said(rule.initial()),
                said(rule.refersTo()));
    }

    private static Shape chosen(Shape shape, Rule rule) {
        if (rule == null || rule.oneOf().length == 0) {
            return shape;
        }
        return switch (shape) {
            case Shape.Text _ -> new Shape.Choice(List.of(rule.oneOf()));
            case Shape.ListOf(Shape.Text _) -> new Shape.ListOf(new Shape.Choice(List.of(rule.oneOf())));
            default -> throw new IllegalArgumentException("there is nothing to choose from in " + shape.inWords());
        };
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Shape shape(Type type) {
        if (type instanceof ParameterizedType generic) {
            var inner = generic.getActualTypeArguments();
            var raw = generic.getRawType();
            if (raw == Optional.class) {
                return shape(inner[0]);
            }
            if (raw == List.class) {
                return new Shape.ListOf(shape(inner[0]));
            }
            if (raw == Map.class && inner[0] == String.class) {
                return new Shape.MapOf(shape(inner[1]));
            }
        }
        if (type == String.class) {
            return new Shape.Text();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return new Shape.Whole();
        }
        if (type == double.class || type == Double.class) {
            return new Shape.Decimal();
        }
        if (type == Instant.class) {
            return new Shape.Time();
        }
        if (type == Object.class) {
            return new Shape.Anything();
        }
        if (type instanceof Class<?> raw && raw.isEnum()) {
            return new Shape.Choice(
                    Arrays.stream(raw.getEnumConstants()).map(Schema::wireName).toList());
        }
        if (type instanceof Class<?> raw && raw.isRecord()) {
            return new Shape.ObjectOf(of(raw.asSubclass(Record.class)));
        }
        throw new IllegalArgumentException("no property can have the type " + type.getTypeName());
    }

    private static String wireName(Object constant) {
        return constant instanceof WireName named ? named.wireName() : constant.toString();
    }
}
