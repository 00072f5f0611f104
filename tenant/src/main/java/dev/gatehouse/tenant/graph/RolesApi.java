package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.DirectoryRoleAssignments.Assignment;

import java.util.Optional;
import java.util.stream.Stream;

/** Directory roles and who holds them (facts/entra-and-graph.md §7.1 d). */
final class RolesApi {
    private RolesApi() {}

    static Reply assignments(GraphCall call) {
        call.access().readRoles();
        var all = GraphQuery.ofList(call.request(), GraphType.ROLE_ASSIGNMENT)
                .required("principalId")
                .map(call.directory().directoryRoles()::of)
                .orElseGet(call.directory().directoryRoles()::all);
        return GraphList.reply(
                call,
                GraphType.ROLE_ASSIGNMENT,
                GraphList.Source.of(all.stream().map(RolesApi::json).toList()));
    }

    static Reply assignment(GraphCall call) {
        call.access().readRoles();
        return GraphReplies.entity(call, 200, GraphType.ROLE_ASSIGNMENT, json(find(call)));
    }

    static Reply assign(GraphCall call) {
        call.access().assignRoles();
        var body = GraphBody.object(call.request());
        var principalId = GraphBody.guid(body, "principalId");
        var role = role(GraphBody.guid(body, "roleDefinitionId"));
        if (!GraphBody.optionalText(body, "directoryScopeId").orElse("/").equals("/")) {
            throw DirectoryRefused.bad("Property directoryScopeId is \"/\": roles count for the whole tenant.");
        }
        var assignment = call.directory().directoryRoles().assign(principalId, role);
        return GraphReplies.entity(call, 201, GraphType.ROLE_ASSIGNMENT, json(assignment));
    }

    static Reply remove(GraphCall call) {
        call.access().assignRoles();
        var assignment = find(call);
        call.directory().directoryRoles().remove(assignment.id());
        call.trail().changed(GraphType.ROLE_ASSIGNMENT, json(assignment), Optional.empty());
        return GraphReplies.noContent();
    }

    static Reply definitions(GraphCall call) {
        call.access().readRoles();
        return GraphList.reply(
                call,
                GraphType.ROLE_DEFINITION,
                GraphList.Source.of(Stream.of(DirectoryRole.values())
                        .map(RolesApi::definition)
                        .toList()));
    }

    static Reply definition(GraphCall call) {
        call.access().readRoles();
        var id = call.request().pathParameter("id");
        var role = DirectoryRole.of(id).orElseThrow(() -> DirectoryRefused.notFound(id));
        return GraphReplies.entity(call, 200, GraphType.ROLE_DEFINITION, definition(role));
    }

    /** {@code /directoryRoles}: a role is there once it was given to somebody. */
    static Reply activeRoles(GraphCall call) {
        call.access().readRoles();
        var active = call.directory().directoryRoles().all().stream()
                .map(Assignment::role)
                .distinct()
                .map(DirectoryObjects::role)
                .toList();
        return GraphList.reply(call, GraphType.DIRECTORY_ROLE, GraphList.Source.of(active));
    }

    /** 404 while nobody holds the role. */
    static Reply members(GraphCall call, String roleId) {
        call.access().readRoles();
        var members = call.directory().directoryRoles().all().stream()
                .filter(each -> each.role().id().equalsIgnoreCase(roleId))
                .map(Assignment::principalId)
                .toList();
        if (members.isEmpty()) {
            throw DirectoryRefused.notFound(roleId);
        }
        return GraphList.reply(call, GraphType.DIRECTORY_OBJECT, DirectoryObjects.source(call.directory(), members));
    }

    /** {@code /directoryRoles/{id}}: by template id, which is the id here. */
    static Reply activeRole(GraphCall call, String roleId) {
        call.access().readRoles();
        var role = call.directory().directoryRoles().all().stream()
                .map(Assignment::role)
                .filter(each -> each.id().equalsIgnoreCase(roleId))
                .findFirst()
                .orElseThrow(() -> DirectoryRefused.notFound(roleId));
        return GraphReplies.entity(call, 200, GraphType.DIRECTORY_ROLE, DirectoryObjects.role(role));
    }

    /** {@code members/$ref}: gives the role. */
    static Reply addMember(GraphCall call, String roleId) {
        call.access().assignRoles();
        var role = DirectoryRole.of(roleId).orElseThrow(() -> DirectoryRefused.notFound(roleId));
        var assignment = call.directory().directoryRoles().assign(References.one(call), role);
        call.trail().made(GraphType.ROLE_ASSIGNMENT, json(assignment));
        return GraphReplies.noContent();
    }

    /** {@code members/{id}/$ref}: takes the role. */
    static Reply removeMember(GraphCall call, String roleId) {
        call.access().assignRoles();
        var member = call.request().pathParameter("member");
        var held = call.directory().directoryRoles().of(member).stream()
                .filter(each -> each.role().id().equalsIgnoreCase(roleId))
                .findFirst()
                .orElseThrow(() -> DirectoryRefused.notFound(member));
        call.directory().directoryRoles().remove(held.id());
        call.trail().changed(GraphType.ROLE_ASSIGNMENT, json(held), Optional.empty());
        return GraphReplies.noContent();
    }

    private static Assignment find(GraphCall call) {
        var id = call.request().pathParameter("id");
        return call.directory().directoryRoles().withId(id).orElseThrow(() -> DirectoryRefused.notFound(id));
    }

    private static DirectoryRole role(String id) {
        return DirectoryRole.of(Directory.id(id))
                .orElseThrow(() -> DirectoryRefused.bad("Property roleDefinitionId names no role of this directory."));
    }

    private static ObjectNode json(Assignment assignment) {
        var json = Json.object();
        json.put("id", assignment.id());
        json.put("principalId", assignment.principalId());
        json.put("directoryScopeId", "/");
        json.put("roleDefinitionId", assignment.role().id());
        return json;
    }

    static ObjectNode definition(DirectoryRole role) {
        var json = Json.object();
        json.put("id", role.id());
        json.put("description", role.description());
        json.put("displayName", role.displayName());
        json.put("isBuiltIn", true);
        json.put("isEnabled", true);
        json.putArray("resourceScopes").add("/");
        json.put("templateId", role.id());
        json.put("version", "1");
        return json;
    }
}
