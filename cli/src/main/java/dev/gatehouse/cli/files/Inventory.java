package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.catalogue.Verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything of a service that files can hold: what its managers made. People, what they write, and what every service
 * comes with stay out.
 */
public final class Inventory {
    /** Settings of the installation, and what is about people. */
    private static final Set<String> LEFT_OUT = Set.of(
            "users",
            "accessRequests",
            "notifications",
            "templates",
            "portalsettings",
            "portalconfigs",
            "issues",
            "tenant",
            "contentTypes",
            "roleAssignments",
            "privateEndpointConnections",
            "settings");

    private final Server server;

    public Inventory(Server server) {
        this.server = server;
    }

    /** A resource that is there. */
    public record Found(ResourcePath path, ResourceType type, ObjectNode document) {
        public ObjectNode properties() {
            return document.get("properties") instanceof ObjectNode properties
                    ? properties
                    : dev.gatehouse.http.Json.object();
        }
    }

    /** All of it, parents before their children, by name. */
    public List<Found> all() {
        var all = new ArrayList<Found>();
        below(ResourcePath.SERVICE, Catalogue.SERVICE, all);
        return List.copyOf(all);
    }

    private void below(ResourcePath parent, ResourceType type, List<Found> all) {
        for (var child : Catalogue.under(type)) {
            if (!holds(child)) {
                continue;
            }
            for (var item : server.list(parent, child)) {
                var name = item.path("name").asText();
                var path = parent.child(child.segment(), name);
                if (comesWithTheService(child, name, item)) {
                    continue;
                }
                all.add(new Found(path, child, document(path, child, item)));
                if (child.style() == Style.ENTITY) {
                    below(path, child, all);
                }
            }
        }
    }

    private ObjectNode document(ResourcePath path, ResourceType type, JsonNode item) {
        if (type.style() == Style.LINK) {
            return dev.gatehouse.http.Json.object();
        }
        // As its authors wrote it, with expressions.
        return Server.isPolicy(type) ? server.find(path, type).orElseThrow() : (ObjectNode) item;
    }

    /** Whether resources of the type belong into files. */
    public static boolean holds(ResourceType type) {
        return type.style() != Style.VIEW
                && type.allows(Verb.PUT)
                && type.allows(Verb.LIST)
                && !LEFT_OUT.contains(type.segment())
                && !saysAgain(type);
    }

    /** {@code products/apiLinks} says what {@code products/apis} does, and {@code tags/apiLinks} what {@code apis/tags}. */
    private static boolean saysAgain(ResourceType type) {
        if (!type.segment().endsWith("Links") || type.segment().equals("productLinks") && !isOfTags(type)) {
            return false;
        }
        var other = type.segment().substring(0, type.segment().length() - "Links".length()) + "s";
        var parent = type.parent().orElseThrow();
        var around = parent.parent().map(ResourceType::path).orElse("");
        return Stream.of(parent.path() + "/" + other, around + "/" + other + "/" + parent.segment())
                .anyMatch(path -> Catalogue.byPath(path)
                        .filter(said -> said.allows(Verb.LIST))
                        .isPresent());
    }

    private static boolean isOfTags(ResourceType type) {
        return type.parent().filter(parent -> parent.segment().equals("tags")).isPresent();
    }

    private static boolean comesWithTheService(ResourceType type, String name, JsonNode item) {
        return switch (type.segment()) {
            case "subscriptions" -> name.equals("master");
            // What a developer waits for, or was denied: a file that names a link grants it.
            case "productLinks" ->
                !item.at("/properties/state").asText("active").equals("active");
            case "groups" ->
                type.style() == Style.ENTITY
                        && item.at("/properties/type")
                                .asText()
                                .toLowerCase(Locale.ROOT)
                                .equals("system");
            default -> false;
        };
    }
}
