package dev.gatehouse.management.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.Json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The definitions of the roles, as {@code Microsoft.Authorization} shows them. Nobody can change them. */
final class RoleDefinitions {
    private static final Pattern BY_NAME =
            Pattern.compile("\\s*roleName\\s+eq\\s+'([^']*)'\\s*", Pattern.CASE_INSENSITIVE);

    private RoleDefinitions() {}

    static ArmReply answer(ArmRequest request, Optional<String> subscriptionId, Optional<String> name) {
        if (!request.method().equals("GET")) {
            throw ArmException.notAllowed("Role definitions can only be read.");
        }
        if (name.isPresent()) {
            return Role.ofDefinition(name.get())
                    .map(role -> ArmReply.of(200, render(subscriptionId, role)))
                    .orElseThrow(() -> new ArmException(
                            404, "RoleDefinitionDoesNotExist", "There is no role definition " + name.get() + "."));
        }
        var wanted = BY_NAME.matcher(request.query().getOrDefault("$filter", ""));
        var title = wanted.matches() ? Optional.of(wanted.group(1)) : Optional.<String>empty();
        var body = Json.object();
        var value = body.putArray("value");
        Arrays.stream(Role.values())
                .filter(role -> title.filter(text -> !text.equalsIgnoreCase(role.title()))
                        .isEmpty())
                .forEach(role -> value.add(render(subscriptionId, role)));
        return ArmReply.of(200, body);
    }

    /** @param subscriptionId empty for the path that every subscription has */
    static String path(Optional<String> subscriptionId, Role role) {
        return subscriptionId.map(id -> "/subscriptions/" + id).orElse("")
                + "/providers/Microsoft.Authorization/roleDefinitions/" + role.id();
    }

    private static ObjectNode render(Optional<String> subscriptionId, Role role) {
        var document = Json.object()
                .put("id", path(subscriptionId, role))
                .put("type", "Microsoft.Authorization/roleDefinitions")
                .put("name", role.id());
        var properties = Json.properties(document)
                .put("roleName", role.title())
                .put("type", "BuiltInRole")
                .put("description", role.description());
        properties.putArray("assignableScopes").add("/");
        var permission = properties.putArray("permissions").addObject();
        actions(permission, "actions", role.actions().allowed());
        actions(permission, "notActions", role.actions().denied());
        actions(permission, "dataActions", List.of());
        actions(permission, "notDataActions", List.of());
        return document;
    }

    private static void actions(ObjectNode permission, String name, List<String> actions) {
        var array = permission.putArray(name);
        actions.forEach(array::add);
    }
}
