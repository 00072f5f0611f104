package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.DirectoryRoleAssignments.Assignment;

import java.util.List;
import java.util.stream.Stream;

/** Directory roles and who holds them (facts/entra-and-graph.md §7.1 d). */
final class RolesApi {
    private static final String ASSIGNMENTS = "roleManagement/directory/roleAssignments";
    private static final String DEFINITIONS = "roleManagement/directory/roleDefinitions";

    private RolesApi() {}

    static Reply assignments(GraphCall call) {
        call.access().readRoles();
        var all = GraphList.required(call.request(), "principalId")
                .map(call.directory().directoryRoles()::of)
                .orElseGet(call.directory().directoryRoles()::all);
        return GraphList.reply(
                call,
                ASSIGNMENTS,
                GraphList.Source.of(all.stream().map(RolesApi::json).toList()));
    }

    static Reply assignment(GraphCall call) {
        call.access().readRoles();
        return GraphReplies.entity(call, 200, ASSIGNMENTS + "/$entity", json(find(call)));
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
        return GraphReplies.entity(call, 201, ASSIGNMENTS + "/$entity", json(assignment));
    }

    static Reply remove(GraphCall call) {
        call.access().assignRoles();
        call.directory().directoryRoles().remove(find(call).id());
        return GraphReplies.noContent();
    }

    static Reply definitions(GraphCall call) {
        call.access().readRoles();
        return GraphList.reply(
                call,
                DEFINITIONS,
                GraphList.Source.of(Stream.of(DirectoryRole.values())
                        .map(RolesApi::definition)
                        .toList()));
    }

    static Reply definition(GraphCall call) {
        call.access().readRoles();
        var id = call.request().pathParameter("id");
        var role = DirectoryRole.of(id).orElseThrow(() -> DirectoryRefused.notFound(id));
        return GraphReplies.entity(call, 200, DEFINITIONS + "/$entity", definition(role));
    }

    /** {@code /directoryRoles}: a role is there once it was given to somebody. */
    static Reply activeRoles(GraphCall call) {
        call.access().readRoles();
        var active = call.directory().directoryRoles().all().stream()
                .map(Assignment::role)
                .distinct()
                .map(DirectoryObjects::role)
                .toList();
        return GraphList.reply(call, "directoryRoles", GraphList.Source.of(active));
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
        return GraphList.reply(call, "directoryObjects", DirectoryObjects.source(call.directory(), members));
    }

    /** {@code memberOf}: the roles that a principal holds, of which the caller may read. */
    static Reply memberOf(GraphCall call, String principalId) {
        List<ObjectNode> roles = call.directory().directoryRoles().rolesOf(principalId).stream()
                .map(role -> DirectoryObjects.typed("directoryRole", DirectoryObjects.role(role)))
                .toList();
        return GraphList.reply(call, "directoryObjects", GraphList.Source.of(roles));
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

    private static ObjectNode definition(DirectoryRole role) {
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
