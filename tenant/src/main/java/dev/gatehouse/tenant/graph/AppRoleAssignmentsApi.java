package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.AppRoleAssignment;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.Optional;
import java.util.function.Function;

/**
 * {@code appRoleAssignedTo}, seen from the resource, and {@code appRoleAssignments}, seen from who holds the role
 * (facts/entra-and-graph.md §7.1 b3, b4): the same assignments.
 */
final class AppRoleAssignmentsApi {
    private AppRoleAssignmentsApi() {}

    /** From which end an assignment is seen. */
    enum Side {
        RESOURCE,
        PRINCIPAL
    }

    /** @param find the id of the object of the path */
    static void addTo(GraphRoutes routes, String template, Side side, Function<GraphCall, String> find) {
        routes.route("GET", template, call -> list(call, find.apply(call), side))
                .route("POST", template, call -> create(call, find.apply(call), side))
                .route("GET", template + "/{assignmentId}", call -> read(call, find.apply(call), side))
                .route("DELETE", template + "/{assignmentId}", call -> delete(call, find.apply(call), side));
    }

    private static Reply list(GraphCall call, String object, Side side) {
        readable(call, object);
        var assignments = call.directory().appRoleAssignments();
        GraphList.PageReader<AppRoleAssignment> reader = side == Side.RESOURCE
                ? (after, size) -> assignments.ofResource(object, after, size)
                : (after, size) -> assignments.ofPrincipal(object, after, size);
        return GraphList.reply(
                call, GraphType.APP_ROLE_ASSIGNMENT, GraphList.Source.of(reader, AppRoleAssignmentsApi::json));
    }

    private static Reply read(GraphCall call, String object, Side side) {
        readable(call, object);
        return GraphReplies.entity(call, 200, GraphType.APP_ROLE_ASSIGNMENT, json(find(call, object, side)));
    }

    private static Reply create(GraphCall call, String object, Side side) {
        var body = GraphBody.object(call.request());
        var principalId = GraphBody.guid(body, "principalId");
        var resourceId = GraphBody.guid(body, "resourceId");
        var named = side == Side.RESOURCE ? resourceId : principalId;
        if (!named.equalsIgnoreCase(object)) {
            throw DirectoryRefused.bad("Not a valid reference update: "
                    + (side == Side.RESOURCE ? "resourceId" : "principalId") + " is the object of the path.");
        }
        var resource = call.directory()
                .servicePrincipals()
                .withId(resourceId)
                .orElseThrow(() -> DirectoryRefused.notFound(resourceId));
        call.access().grant(resource);
        var assignment = call.directory()
                .appRoleAssignments()
                .assign(principalId, resourceId, GraphBody.guid(body, "appRoleId"));
        return GraphReplies.entity(call, 201, GraphType.APP_ROLE_ASSIGNMENT, json(assignment));
    }

    private static Reply delete(GraphCall call, String object, Side side) {
        var assignment = find(call, object, side);
        call.access()
                .grant(call.directory()
                        .servicePrincipals()
                        .withId(assignment.resourceId())
                        .orElseThrow());
        call.directory().appRoleAssignments().remove(assignment.id());
        call.trail().changed(GraphType.APP_ROLE_ASSIGNMENT, json(assignment), Optional.empty());
        return GraphReplies.noContent();
    }

    /** Anybody may see what he holds himself. */
    private static void readable(GraphCall call, String object) {
        if (call.access().isSelf(object)) {
            call.access().readUser(object);
        } else {
            call.access().readApplications();
        }
    }

    private static AppRoleAssignment find(GraphCall call, String object, Side side) {
        var id = call.request().pathParameter("assignmentId");
        return call.directory()
                .appRoleAssignments()
                .withId(id)
                .filter(each -> (side == Side.RESOURCE ? each.resourceId() : each.principalId()).equals(object))
                .orElseThrow(() -> DirectoryRefused.notFound(id));
    }

    static ObjectNode json(AppRoleAssignment assignment) {
        var json = Json.object();
        json.put("id", assignment.id());
        json.putNull("deletedDateTime");
        json.put("appRoleId", assignment.appRoleId());
        json.put("createdDateTime", assignment.created().toString());
        json.put("principalDisplayName", assignment.principalDisplayName());
        json.put("principalId", assignment.principalId());
        json.put("principalType", assignment.principalType());
        json.put("resourceDisplayName", assignment.resourceDisplayName());
        json.put("resourceId", assignment.resourceId());
        return json;
    }
}
