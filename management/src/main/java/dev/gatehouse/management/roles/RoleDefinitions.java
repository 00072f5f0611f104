package dev.gatehouse.management.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ServiceId;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The definitions of the roles, as {@code Microsoft.Authorization} shows them. Nobody can change them. */
final class RoleDefinitions {
    private static final Pattern BY_NAME =
            Pattern.compile("\\s*roleName\\s+eq\\s+'([^']*)'\\s*", Pattern.CASE_INSENSITIVE);

    private RoleDefinitions() {}

    static ArmReply answer(ArmRequest request, ServiceId service, Optional<String> name) {
        if (!request.method().equals("GET")) {
            throw ArmException.notAllowed("Role definitions can only be read.");
        }
        if (name.isPresent()) {
            return Role.ofDefinition(name.get())
                    .map(role -> ArmReply.of(200, render(service, role)))
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
                .forEach(role -> value.add(render(service, role)));
        return ArmReply.of(200, body);
    }

    static String path(ServiceId service, Role role) {
        return "/subscriptions/" + service.subscriptionId() + "/providers/Microsoft.Authorization/roleDefinitions/"
                + role.id();
    }

    private static ObjectNode render(ServiceId service, Role role) {
        var document = Json.object()
                .put("id", path(service, role))
                .put("type", "Microsoft.Authorization/roleDefinitions")
                .put("name", role.id());
        var properties = Json.properties(document)
                .put("roleName", role.title())
                .put("type", "BuiltInRole")
                .put("description", role.description());
        properties.putArray("assignableScopes").add("/");
        var permission = properties.putArray("permissions").addObject();
        actions(permission, "actions", role == Role.READER ? List.of("*/read") : List.of("*"));
        actions(
                permission,
                "notActions",
                role == Role.CONTRIBUTOR
                        ? List.of("Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write")
                        : List.of());
        actions(permission, "dataActions", List.of());
        actions(permission, "notDataActions", List.of());
        return document;
    }

    private static void actions(ObjectNode permission, String name, List<String> actions) {
        var array = permission.putArray(name);
        actions.forEach(array::add);
    }
}
