package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.store.ResourceField;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields that lists of a type are filtered and sorted by, and where each of them is kept. */
final class ListFields {
    private static final Map<String, ResourceField> TIMES =
            Map.of("createdat", new ResourceField.Created(), "updatedat", new ResourceField.Updated());

    private final ResourceType type;
    private final Map<String, ListField> own;

    /** @param own those that aren't kept as the catalogue says, or that it doesn't know */
    ListFields(ResourceType type, List<ListField> own) {
        this.type = type;
        this.own = new LinkedHashMap<>();
        own.forEach(field -> this.own.put(key(field.filterable().name()), field));
    }

    /** What {@code $filter} may name. */
    FilterRules rules() {
        var all = new LinkedHashMap<String, Filterable>();
        type.filterable().forEach(field -> all.put(key(field.name()), field));
        own.forEach((name, field) -> all.put(name, field.filterable()));
        return new FilterRules(type.segment(), List.copyOf(all.values()));
    }

    /** What a path in a filter names, if it is one of the fields. */
    Optional<ListField> find(String path) {
        var name = plain(path);
        return Optional.ofNullable(own.get(key(name)))
                .or(() -> type.filterable().stream()
                        .filter(field -> field.name().equalsIgnoreCase(name))
                        .findFirst()
                        .map(this::usual));
    }

    /** Where the store finds what {@code $orderby} names; empty if lists aren't sorted by that. */
    Optional<ResourceField> order(String path) {
        var name = plain(path);
        if (name.equalsIgnoreCase("name")) {
            return Optional.of(new ResourceField.Name());
        }
        return Optional.ofNullable(TIMES.get(key(name))).or(() -> find(path).flatMap(ListField::kept));
    }

    /** The names that {@code $orderby} takes of a type whose resources are kept, for a sentence. */
    String sortable() {
        return String.join(", ", names());
    }

    private List<String> names() {
        var names = new java.util.LinkedHashSet<String>();
        names.add("name");
        rules().fields().stream()
                .filter(field ->
                        type.style() != Style.ENTITY || order(field.name()).isPresent())
                .forEach(field -> names.add(field.name()));
        if (type.style() == Style.ENTITY) {
            names.add("createdAt");
            names.add("updatedAt");
        }
        return List.copyOf(names);
    }

    private ListField usual(Filterable field) {
        var property = type.schema().properties().stream()
                .filter(each -> each.name().equalsIgnoreCase(field.name()))
                .findFirst();
        if (property.isEmpty() || property.get().refersTo().isPresent()) {
            return field.name().equalsIgnoreCase("name")
                    ? new ListField(field, true, Optional.of(new ResourceField.Name()), Optional.empty())
                    : ListField.made(field);
        }
        return ListField.kept(field);
    }

    private static String plain(String path) {
        return path.startsWith("properties/") ? path.substring("properties/".length()) : path;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
