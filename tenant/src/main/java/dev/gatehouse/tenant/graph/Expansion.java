package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.odata.QueryOptions;
import dev.gatehouse.tenant.directory.AppRoleAssignment;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.Page;

import java.util.List;

/**
 * {@code $expand}: what an object is related to, shown within it. Of a relationship the first 20 are shown, as Graph
 * does; the relationship's own path has them all. Who expands needs what reading that path needs.
 */
final class Expansion {
    private static final int MOST = 20;

    private Expansion() {}

    /** @param entity of that type, whole */
    static void into(ObjectNode target, GraphCall call, GraphType type, ObjectNode entity, QueryOptions.Expand expand) {
        var id = entity.path("id").asText();
        var name = expand.path();
        if (type == GraphType.ROLE_ASSIGNMENT) {
            one(target, call, name, entity);
            return;
        }
        var related = related(call, type, name, id);
        var list = target.putArray(name);
        related.stream().limit(MOST).forEach(each -> list.add(GraphReplies.selected(each, expand.select())));
    }

    private static void one(ObjectNode target, GraphCall call, String name, ObjectNode entity) {
        if (name.equals("principal")) {
            var principal = DirectoryObjects.of(
                    call.directory(), entity.path("principalId").asText());
            target.set(name, principal.orElseGet(Json::object));
        } else {
            var role = DirectoryRole.of(entity.path("roleDefinitionId").asText());
            target.set(name, role.map(RolesApi::definition).orElseGet(Json::object));
        }
    }

    private static List<ObjectNode> related(GraphCall call, GraphType type, String name, String id) {
        var directory = call.directory();
        return switch (name) {
            case "owners" -> DirectoryObjects.all(directory, directory.owners().of(id));
            case "ownedObjects" -> {
                call.access().readApplications();
                yield DirectoryObjects.all(directory, directory.owners().ownedBy(id));
            }
            case "federatedIdentityCredentials" -> FederatedCredentialsApi.all(directory, id);
            case "memberOf", "transitiveMemberOf" ->
                DirectoryObjects.memberOf(directory, id, name.equals("transitiveMemberOf"));
            case "appRoleAssignments" ->
                assignments(directory.appRoleAssignments().ofPrincipal(id, "", MOST));
            case "appRoleAssignedTo" ->
                assignments(directory.appRoleAssignments().ofResource(id, "", MOST));
            case "oauth2PermissionGrants" ->
                type == GraphType.USER ? PermissionGrantsApi.ofUser(call, id) : PermissionGrantsApi.ofClient(call, id);
            case "members" -> members(directory, type, id);
            case "transitiveMembers" ->
                DirectoryObjects.all(directory, directory.groupMembers().allMembersOf(id));
            default -> throw new IllegalStateException("no way to expand " + name);
        };
    }

    private static List<ObjectNode> members(Directory directory, GraphType type, String id) {
        var ids = type == GraphType.GROUP
                ? directory.groupMembers().page(id, "", MOST).items()
                : directory.directoryRoles().all().stream()
                        .filter(each -> each.role().id().equals(id))
                        .map(each -> each.principalId())
                        .toList();
        return DirectoryObjects.all(directory, ids);
    }

    private static List<ObjectNode> assignments(Page<AppRoleAssignment> page) {
        return page.items().stream().map(AppRoleAssignmentsApi::json).toList();
    }
}
