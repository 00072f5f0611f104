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

/** {@code Microsoft.Authorization} at a service: role assignments, and the definitions of the roles. */
public final class RoleAssignments {
    private static final String PROVIDER = "/providers/Microsoft.Authorization/";

    private final Resources resources;
    private final InstantSource clock;

    public RoleAssignments(Resources resources, InstantSource clock) {
        this.resources = resources;
        this.clock = clock;
    }

    /** Answers what the caller is allowed to ask. */
    public ArmReply answer(ArmRequest request, ServiceId service, String kind, Optional<String> name) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "roledefinitions" -> RoleDefinitions.answer(request, service, name);
            case "roleassignments" -> name.isEmpty() ? list(request, service) : one(request, id(service, name.get()));
            default ->
                throw new ArmException(
                        404, "InvalidResourceType", "Microsoft.Authorization has no type " + kind + " here.");
        };
    }

    /** Gives somebody a role, unless they have it, within a transaction. */
    public static void ensure(
            ResourceChange change, ServiceId service, Role role, String principalId, String principalType) {
        var there = assignments(change, service).stream()
                .anyMatch(assignment -> same(assignment.as(RoleAssignment.class), role, principalId));
        if (!there) {
            var properties = Json.object()
                    .put("roleDefinitionId", role.id())
                    .put("principalId", principalId)
                    .put("principalType", principalType);
            change.save(Resource.made(id(service, UUID.randomUUID().toString()), document(properties), change.now()));
        }
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

    private ArmReply list(ArmRequest request, ServiceId service) {
        if (!request.method().equals("GET")) {
            throw ArmException.notAllowed("Role assignments are made with PUT at …/roleAssignments/{guid}.");
        }
        var filter = AssignmentFilter.parse(request.query().getOrDefault("$filter", ""));
        return resources.read(view -> {
            var body = Json.object();
            var value = body.putArray("value");
            assignments(view, service).stream()
                    .filter(assignment -> filter.passes(assignment.as(RoleAssignment.class)))
                    .forEach(assignment -> value.add(render(assignment)));
            return ArmReply.of(200, body);
        });
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
            for (var there : assignments(change, id.service())) {
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
        var owners = assignments(view, going.id().service()).stream()
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

    private static List<Resource> assignments(ResourceView view, ServiceId service) {
        return view.below(ResourceId.of(service), Catalogue.ROLE_ASSIGNMENTS);
    }

    private static ResourceId id(ServiceId service, String name) {
        if (!Catalogue.ROLE_ASSIGNMENTS.name().allows(name)) {
            throw new ArmException(400, "InvalidRoleAssignmentId", "The name of a role assignment must be a GUID.");
        }
        return ResourceId.of(service).child(Catalogue.ROLE_ASSIGNMENTS, name.toLowerCase(Locale.ROOT));
    }

    private static ObjectNode document(ObjectNode properties) {
        var document = Json.object();
        document.set("properties", properties);
        return document;
    }

    private static ObjectNode render(Resource assignment) {
        var service = assignment.id().service();
        var document = Json.object()
                .put(
                        "id",
                        service.path() + PROVIDER + "roleAssignments/"
                                + assignment.id().name())
                .put("type", "Microsoft.Authorization/roleAssignments")
                .put("name", assignment.id().name());
        var properties = assignment.properties().deepCopy();
        Json.text(properties, "roleDefinitionId")
                .flatMap(Role::ofDefinition)
                .ifPresent(role -> properties.put("roleDefinitionId", RoleDefinitions.path(service, role)));
        properties.put("scope", service.path());
        properties.put("createdOn", assignment.created().toString());
        document.set("properties", properties);
        return document;
    }

    private static ArmException missing(ResourceId id) {
        return new ArmException(404, "RoleAssignmentNotFound", "Role assignment " + id.name() + " was not found.");
    }
}
