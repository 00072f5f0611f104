package dev.gatehouse.management.types.backends;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.NamedValue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Named values that backends, loggers and caches refer to: they stay while they are, and are followed when renamed. */
final class NamedValueUses implements ResourceBehaviour {
    private static final List<String> COLLECTIONS = List.of("backends", "loggers", "caches");

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.NAMED_VALUES);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var name = draft.as(NamedValue.class).displayName();
        draft.beforeAs(NamedValue.class)
                .map(NamedValue::displayName)
                .filter(old -> !old.equals(name))
                .ifPresent(old -> users(change, draft.id(), old).toList().forEach(user -> {
                    var text = user.document().toString().replace("{{" + old + "}}", "{{" + name + "}}");
                    var document = (ObjectNode) Json.parse(text.getBytes(StandardCharsets.UTF_8));
                    change.save(user.holding(document, user.internal()));
                }));
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var name = deletion.resource().as(NamedValue.class).displayName();
        var users = users(view, deletion.resource().id(), name)
                .map(user -> user.id().shortPath())
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw ArmException.conflict(
                    "Named value " + name + " is used by " + users + ": take it out of them first.");
        }
    }

    /** What refers to a named value. */
    static Stream<Resource> of(ResourceView view, Resource named) {
        return users(view, named.id(), named.as(NamedValue.class).displayName());
    }

    private static Stream<Resource> users(ResourceView view, ResourceId named, String name) {
        var scope = named.parent().orElseThrow();
        return COLLECTIONS.stream()
                .flatMap(collection -> Catalogue.child(scope.type(), collection).stream())
                .flatMap(type -> view.below(scope, type).stream())
                .filter(user -> user.document().toString().contains("{{" + name + "}}"));
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("refreshSecret", NamedValueUses::refresh);
    }

    private static ArmReply refresh(ResourceAction.Call call) {
        throw ArmException.invalid(
                "keyVault",
                "Named value " + call.resource().id().name()
                        + " doesn't come from a key vault: give its new value with PUT or PATCH.");
    }
}
