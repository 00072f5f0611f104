package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.AppRoleAssignment;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.ServicePrincipal;

/**
 * {@code appRoleAssignedTo}, seen from the resource, and {@code appRoleAssignments}, seen from who holds the role
 * (facts/entra-and-graph.md §7.1 b3, b4): the same assignments.
 */
final class AppRoleAssignmentsApi {
    private static final String CONTEXT = "appRoleAssignments";

    private AppRoleAssignmentsApi() {}

    /** From which end an assignment is seen. */
    enum Side {
        RESOURCE,
        PRINCIPAL
    }

    static void addTo(GraphRoutes routes, ObjectKey.Form form, String name, Side side) {
        routes.keyed("GET", form, name, (call, key) -> list(call, ServicePrincipalsApi.get(call, key), side))
                .keyed("POST", form, name, (call, key) -> create(call, ServicePrincipalsApi.get(call, key), side))
                .keyed(
                        "GET",
                        form,
                        name + "/{assignmentId}",
                        (call, key) -> read(call, ServicePrincipalsApi.get(call, key), side))
                .keyed(
                        "DELETE",
                        form,
                        name + "/{assignmentId}",
                        (call, key) -> delete(call, ServicePrincipalsApi.get(call, key), side));
    }

    private static Reply list(GraphCall call, ServicePrincipal object, Side side) {
        call.access().readApplications();
        var assignments = call.directory().appRoleAssignments();
        GraphList.PageReader<AppRoleAssignment> reader = side == Side.RESOURCE
                ? (after, size) -> assignments.ofResource(object.id(), after, size)
                : (after, size) -> assignments.ofPrincipal(object.id(), after, size);
        return GraphList.reply(call, CONTEXT, GraphList.Source.of(reader, AppRoleAssignmentsApi::json));
    }

    private static Reply read(GraphCall call, ServicePrincipal object, Side side) {
        call.access().readApplications();
        return GraphReplies.entity(call, 200, CONTEXT + "/$entity", json(find(call, object, side)));
    }

    private static Reply create(GraphCall call, ServicePrincipal object, Side side) {
        var body = GraphBody.object(call.request());
        var principalId = GraphBody.guid(body, "principalId");
        var resourceId = GraphBody.guid(body, "resourceId");
        var named = side == Side.RESOURCE ? resourceId : principalId;
        if (!named.equalsIgnoreCase(object.id())) {
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
        return GraphReplies.entity(call, 201, CONTEXT + "/$entity", json(assignment));
    }

    private static Reply delete(GraphCall call, ServicePrincipal object, Side side) {
        var assignment = find(call, object, side);
        call.access()
                .grant(call.directory()
                        .servicePrincipals()
                        .withId(assignment.resourceId())
                        .orElseThrow());
        call.directory().appRoleAssignments().remove(assignment.id());
        return GraphReplies.noContent();
    }

    private static AppRoleAssignment find(GraphCall call, ServicePrincipal object, Side side) {
        var id = call.request().pathParameter("assignmentId");
        return call.directory()
                .appRoleAssignments()
                .withId(id)
                .filter(each -> (side == Side.RESOURCE ? each.resourceId() : each.principalId()).equals(object.id()))
                .orElseThrow(() -> DirectoryRefused.notFound(id));
    }

    private static ObjectNode json(AppRoleAssignment assignment) {
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
