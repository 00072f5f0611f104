package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.identity.graph.GraphCall.Attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A product's role in a client's hands: the permission that the client's application asks for, and the assignment
 * that grants it. What others asked for or granted stays.
 */
final class Grants {
    private final GraphCall call;
    private final Applications applications;
    private final ServicePrincipals principals;

    Grants(GraphCall call) {
        this.call = call;
        this.applications = new Applications(call);
        this.principals = new ServicePrincipals(call);
    }

    void grant(String clientName, String productName, String roleId) {
        var product = applications.get(productName);
        var client = applications.get(clientName);
        ask(client, product, roleId);
        assign(principals.get(client), principals.get(product), roleId, attempt(client, product));
    }

    void revoke(String clientName, String roleId) {
        var found = applications.findPatiently(clientName);
        if (found.isEmpty()) {
            return;
        }
        var client = found.get();
        principals.find(client.appId()).ifPresent(principal -> unassign(principal, roleId));
        var permissions = permissions(client);
        if (remove(permissions, roleId)) {
            applications.change(client, Applications.object().set("requiredResourceAccess", permissions));
        }
    }

    /** One assignment of a product's role, whoever has it. */
    void removeAssignment(String productName, String assignmentId) {
        applications
                .findPatiently(productName)
                .flatMap(product -> principals.find(product.appId()))
                .ifPresent(principal -> erase(principal, assignmentId));
    }

    private void erase(String resource, String assignmentId) {
        call.send(
                GraphRequest.delete(call.url("/servicePrincipals/" + resource + "/appRoleAssignedTo/" + assignmentId)),
                Attempt.SETTLED,
                Set.of(404));
    }

    private Attempt attempt(DirectoryApplication client, DirectoryApplication product) {
        var now = call.now();
        return client.attempt(now) == Attempt.FRESH ? Attempt.FRESH : product.attempt(now);
    }

    private void ask(DirectoryApplication client, DirectoryApplication product, String roleId) {
        var permissions = permissions(client);
        var before = permissions.deepCopy();
        // An entry of this role under another application's id can only be one of a former self.
        remove(permissions, roleId);
        add(permissions, product.appId(), roleId);
        if (!before.equals(permissions)) {
            applications.change(client, Applications.object().set("requiredResourceAccess", permissions));
        }
    }

    private void assign(String client, String product, String roleId, Attempt attempt) {
        if (assignments(client, roleId, attempt).findAny(product).isPresent()) {
            return;
        }
        var body = Applications.object()
                .put("principalId", client)
                .put("resourceId", product)
                .put("appRoleId", roleId);
        var request = GraphRequest.post(call.url("/servicePrincipals/" + product + "/appRoleAssignedTo"), body);
        // A refusal may mean that an attempt whose answer got lost has already granted it.
        var reply = call.send(request, Attempt.SETTLED, Set.of(400, 403, 404, 409));
        if (!reply.ok() && assignments(client, roleId, attempt).findAny(product).isEmpty()) {
            call.send(request, attempt);
        }
    }

    private void unassign(String client, String roleId) {
        for (var assignment : assignments(client, roleId, Attempt.SETTLED).all()) {
            erase(assignment.path("resourceId").asText(), assignment.path("id").asText());
        }
    }

    private record Assignments(List<JsonNode> all) {
        Optional<JsonNode> findAny(String resourceId) {
            return all.stream()
                    .filter(one -> one.path("resourceId").asText().equals(resourceId))
                    .findAny();
        }
    }

    /** A client holds few roles, a product may have given its to thousands: so they are looked for at the client. */
    private Assignments assignments(String client, String roleId, Attempt attempt) {
        return new Assignments(call.list("/servicePrincipals/" + client + "/appRoleAssignments", attempt).stream()
                .filter(one -> one.path("appRoleId").asText().equalsIgnoreCase(roleId))
                .toList());
    }

    private static ArrayNode permissions(DirectoryApplication client) {
        var all = client.json().path("requiredResourceAccess");
        return all instanceof ArrayNode array
                ? array.deepCopy()
                : Applications.object().arrayNode();
    }

    private static void add(ArrayNode permissions, String appId, String roleId) {
        var role = Applications.object().put("id", roleId).put("type", "Role");
        for (var entry : permissions) {
            if (entry.path("resourceAppId").asText().equalsIgnoreCase(appId)
                    && entry.path("resourceAccess") instanceof ArrayNode access) {
                access.add(role);
                return;
            }
        }
        permissions
                .addObject()
                .put("resourceAppId", appId)
                .putArray("resourceAccess")
                .add(role);
    }

    private static boolean remove(ArrayNode permissions, String roleId) {
        var changed = false;
        var empty = new ArrayList<Integer>();
        for (int i = 0; i < permissions.size(); i++) {
            if (permissions.get(i).path("resourceAccess") instanceof ArrayNode access) {
                changed |= removeRole(access, roleId);
                if (access.isEmpty()) {
                    empty.addFirst(i);
                }
            }
        }
        empty.forEach(i -> permissions.remove((int) i));
        return changed;
    }

    private static boolean removeRole(ArrayNode access, String roleId) {
        var before = access.size();
        for (int i = before - 1; i >= 0; i--) {
            if (access.get(i).path("id").asText().equalsIgnoreCase(roleId)) {
                access.remove(i);
            }
        }
        return access.size() < before;
    }
}
