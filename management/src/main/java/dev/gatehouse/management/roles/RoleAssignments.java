package dev.gatehouse.management.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.SchemaCheck;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.RoleAssignment;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** {@code Microsoft.Authorization} at a service or workspace: role assignments, and the definitions of the roles. */
public final class RoleAssignments {
    private static final String READ = "Microsoft.Authorization/roleAssignments/read";
    private static final String PROVIDER = "/providers/Microsoft.Authorization/";

    private final Resources resources;
    private final InstantSource clock;

    public RoleAssignments(Resources resources, InstantSource clock) {
        this.resources = resources;
        this.clock = clock;
    }

    /**
     * Answers what the caller is allowed to ask.
     *
     * @param scope a service or a workspace
     */
    public ArmReply answer(ArmRequest request, ResourceId scope, String kind, Optional<String> name) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "roledefinitions" ->
                RoleDefinitions.answer(request, Optional.of(scope.service().subscriptionId()), name);
            case "roleassignments" -> name.isEmpty() ? list(request, scope) : one(request, id(scope, name.get()));
            default -> throw noSuchKind(kind);
        };
    }

    /**
     * Answers what is asked of a subscription or resource group, or of no scope at all. No role is assigned there: the
     * list is of those below that the caller may read.
     *
     * @param services those below that the caller has a role in
     */
    public ArmReply above(
            ArmRequest request,
            Principal principal,
            Optional<String> subscription,
            List<ServiceId> services,
            String kind,
            Optional<String> name) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "roledefinitions" -> RoleDefinitions.answer(request, subscription, name);
            case "roleassignments" -> {
                if (name.isPresent()) {
                    throw new ArmException(
                            404,
                            "RoleAssignmentNotFound",
                            "Role assignments stand at services and their workspaces, at …" + PROVIDER + kind
                                    + "/{id}.");
                }
                var filter = filter(request);
                yield filter.atScope()
                        ? rendered(List.of())
                        : resources.read(view -> rendered(services.stream()
                                .flatMap(service -> view.everywhere(service, Catalogue.ROLE_ASSIGNMENTS).stream())
                                .filter(there -> Authorization.allows(principal, there.id(), READ, view))
                                .filter(there -> filter.passes(there.as(RoleAssignment.class)))
                                .toList()));
            }
            default -> throw noSuchKind(kind);
        };
    }

    private static ArmException noSuchKind(String kind) {
        return new ArmException(404, "InvalidResourceType", "Microsoft.Authorization has no type " + kind + " here.");
    }

    /** Gives somebody a role, unless they have it, within a transaction. */
    public static void ensure(
            ResourceChange change, ServiceId service, Role role, String principalId, String principalType) {
        var root = ResourceId.of(service);
        var there = assignments(change, root).stream()
                .anyMatch(assignment -> same(assignment.as(RoleAssignment.class), role, principalId));
        if (!there) {
            var properties = Json.object()
                    .put("roleDefinitionId", role.id())
                    .put("principalId", principalId)
                    .put("principalType", principalType);
            change.save(Resource.made(id(root, UUID.randomUUID().toString()), document(properties), change.now()));
        }
    }

    /** Gives at another service the owners of one their role, and somebody the roles that they have, in a transaction. */
    public static void carryOver(ResourceChange change, ResourceId from, ResourceId to, Principal somebody) {
        assignments(change, from).stream()
                .filter(there -> owner(there)
                        || there.as(RoleAssignment.class).principalId().equalsIgnoreCase(somebody.objectId()))
                .forEach(there -> change.save(
                        Resource.made(id(to, UUID.randomUUID().toString()), there.document(), change.now())));
    }

    private ArmReply one(ArmRequest request, ResourceId id) {
        return switch (request.method()) {
            case "GET" ->
                resources.read(view -> view.find(id)
                        .map(found -> ArmReply.of(200, render(found)))
                        .orElseThrow(() -> missing(id)));
            case "PUT" -> put(request, id);
            case "DELETE" -> delete(id);
            default -> throw ArmException.notAllowed("Role assignments take GET, PUT and DELETE.");
        };
    }

    /** As Azure: those at the scope, those that hold there from above, and unless told otherwise those below. */
    private ArmReply list(ArmRequest request, ResourceId scope) {
        if (!request.method().equals("GET")) {
            throw ArmException.notAllowed("Role assignments are made with PUT at …/roleAssignments/{guid}.");
        }
        var filter = filter(request);
        return resources.read(view -> {
            var root = ResourceId.of(scope.service());
            var all = scope.equals(root) && !filter.atScope()
                    ? view.everywhere(scope.service(), Catalogue.ROLE_ASSIGNMENTS).stream()
                    : Stream.of(root, scope).distinct().flatMap(place -> assignments(view, place).stream());
            return rendered(all.filter(assignment -> filter.passes(assignment.as(RoleAssignment.class)))
                    .toList());
        });
    }

    private static AssignmentFilter filter(ArmRequest request) {
        return AssignmentFilter.parse(request.query().getOrDefault("$filter", ""));
    }

    private static ArmReply rendered(List<Resource> assignments) {
        var body = Json.object();
        var value = body.putArray("value");
        assignments.forEach(assignment -> value.add(render(assignment)));
        return ArmReply.of(200, body);
    }

    private ArmReply put(ArmRequest request, ResourceId id) {
        var wanted = wanted(request);
        var role = Role.ofDefinition(Json.text(wanted, "roleDefinitionId").orElseThrow())
                .orElseThrow(() -> new ArmException(
                        400,
                        "RoleDefinitionDoesNotExist",
                        "properties.roleDefinitionId must be the id of a role: see …" + PROVIDER + "roleDefinitions."));
        var principal = Json.text(wanted, "principalId").orElseThrow();
        var created = new boolean[1];
        var revision = resources.change(change -> {
            for (var there : assignments(change, id.scope())) {
                var has = same(there.as(RoleAssignment.class), role, principal);
                if (there.id().equals(id) && !has) {
                    throw new ArmException(
                            409,
                            "RoleAssignmentUpdateNotPermitted",
                            "A role assignment can't be changed: delete it and make another.");
                }
                if (!there.id().equals(id) && has) {
                    throw new ArmException(
                            409,
                            "RoleAssignmentExists",
                            "The principal has this role already, by assignment "
                                    + there.id().name() + ".");
                }
            }
            created[0] = !change.exists(id);
            if (created[0]) {
                wanted.put("roleDefinitionId", role.id());
                change.save(Resource.made(id, document(wanted), clock.instant()));
            }
        });
        return resources
                .read(view ->
                        ArmReply.of(created[0] ? 201 : 200, render(view.find(id).orElseThrow(() -> missing(id)))))
                .at(revision);
    }

    private static ObjectNode wanted(ArmRequest request) {
        var body = dev.gatehouse.http.Json.parse(request.body());
        var wanted = body.get("properties") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        var problems = new Problems();
        new SchemaCheck(problems).object(wanted, Catalogue.ROLE_ASSIGNMENTS.schema(), "");
        problems.refuseIfAny();
        return wanted;
    }

    private ArmReply delete(ResourceId id) {
        var gone = new java.util.concurrent.atomic.AtomicReference<Optional<ObjectNode>>(Optional.empty());
        var revision = resources.change(change -> {
            var found = change.find(id);
            gone.set(found.map(RoleAssignments::render));
            found.ifPresent(there -> refuseLastOwner(there, change));
            change.remove(id);
        });
        return gone.get()
                .map(document -> ArmReply.of(200, document).at(revision))
                .orElseGet(() -> ArmReply.of(204));
    }

    private static void refuseLastOwner(Resource going, ResourceView view) {
        if (going.id().workspace().isPresent()) {
            return;
        }
        var owners = assignments(view, going.id().scope()).stream()
                .filter(RoleAssignments::owner)
                .toList();
        if (owners.size() == 1 && owner(going)) {
            throw ArmException.conflict(
                    "This is the last assignment of Owner: without it nobody could assign roles. Make another first.");
        }
    }

    private static boolean owner(Resource assignment) {
        return Role.ofDefinition(assignment.as(RoleAssignment.class).roleDefinitionId())
                .filter(Role.OWNER::equals)
                .isPresent();
    }

    private static boolean same(RoleAssignment assignment, Role role, String principalId) {
        return assignment.principalId().equalsIgnoreCase(principalId)
                && Role.ofDefinition(assignment.roleDefinitionId())
                        .filter(role::equals)
                        .isPresent();
    }

    /** Those at a scope itself. */
    private static List<Resource> assignments(ResourceView view, ResourceId scope) {
        return view.below(scope, Catalogue.ROLE_ASSIGNMENTS);
    }

    private static ResourceId id(ResourceId scope, String name) {
        if (!Catalogue.ROLE_ASSIGNMENTS.name().allows(name)) {
            throw new ArmException(400, "InvalidRoleAssignmentId", "The name of a role assignment must be a GUID.");
        }
        return scope.child(Catalogue.ROLE_ASSIGNMENTS, name.toLowerCase(Locale.ROOT));
    }

    private static ObjectNode document(ObjectNode properties) {
        var document = Json.object();
        document.set("properties", properties);
        return document;
    }

    private static ObjectNode render(Resource assignment) {
        var scope = assignment.id().scope().path();
        var document = Json.object()
                .put(
                        "id",
                        scope + PROVIDER + "roleAssignments/" + assignment.id().name())
                .put("type", "Microsoft.Authorization/roleAssignments")
                .put("name", assignment.id().name());
        var properties = assignment.properties().deepCopy();
        Json.text(properties, "roleDefinitionId")
                .flatMap(Role::ofDefinition)
                .ifPresent(role -> properties.put(
                        "roleDefinitionId",
                        RoleDefinitions.path(
                                Optional.of(assignment.id().service().subscriptionId()), role)));
        properties.put("scope", scope);
        properties.put("createdOn", assignment.created().toString());
        document.set("properties", properties);
        return document;
    }

    private static ArmException missing(ResourceId id) {
        return new ArmException(404, "RoleAssignmentNotFound", "Role assignment " + id.name() + " was not found.");
    }
}
