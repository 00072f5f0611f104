package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.management.roles.Authorization;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Tier;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code Microsoft.ApiManagement} answers beside its services: of a subscription, or of none. */
final class ProviderApi {
    private static final String DELETED = "deletedservices";

    private final Behaviours behaviours;
    private final Deployment deployment;
    private final Authorization authorization;
    private final Reading reading;
    private final Polling polling;

    ProviderApi(
            Behaviours behaviours,
            Deployment deployment,
            Authorization authorization,
            Reading reading,
            Polling polling) {
        this.behaviours = behaviours;
        this.deployment = deployment;
        this.authorization = authorization;
        this.reading = reading;
        this.polling = polling;
    }

    /** @param subscription one that the caller may know of; empty for what isn't asked of one */
    ArmReply answer(ArmRequest request, Principal principal, Optional<String> subscription, List<String> rest) {
        var words = rest.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        if (subscription.isEmpty()) {
            if (words.equals(List.of("operations"))) {
                return only(request, "GET", operations());
            }
            throw ArmPath.noSuchPath();
        }
        return switch (words.getFirst()) {
            case "skus" -> only(request, "GET", skus());
            case "checknameavailability" -> checkName(request, principal);
            case "getdomainownershipidentifier" ->
                throw ArmException.notImplemented(
                        "Nobody has to prove here that a domain is theirs: the gateway's hosts are"
                                + " set by who runs Gatehouse.");
            case DELETED -> only(request, "GET", list());
            case "locations" -> located(request, principal, subscription.get(), rest, words);
            default -> throw ArmPath.noSuchPath();
        };
    }

    private ArmReply located(
            ArmRequest request, Principal principal, String subscription, List<String> rest, List<String> words) {
        if (words.size() != 4) {
            throw ArmPath.noSuchPath();
        }
        return switch (words.get(2)) {
            case DELETED -> deleted(request, principal, rest.get(3));
            case "operationstatuses" ->
                only(
                        request,
                        "GET",
                        ArmReply.of(
                                200,
                                Polling.status(
                                        request.encodedPath(), operation(principal, subscription, rest.get(3)))));
            case "operationresults" -> {
                var operation = operation(principal, subscription, rest.get(3));
                yield only(
                        request,
                        "GET",
                        operation.gone() ? ArmReply.of(204) : reading.one(Polling.resource(operation), 200, Map.of()));
            }
            default -> throw ArmPath.noSuchPath();
        };
    }

    /** Of an operation at a service that is gone those may know who may make one. */
    private Polling.Operation operation(Principal principal, String subscription, String name) {
        var operation = polling.find(subscription, name)
                .orElseThrow(() -> new ArmException(
                        404, "OperationNotFound", "There is no such operation, or it is over for more than a day."));
        var id = Polling.resource(operation);
        var read = id.type().fullName() + "/read";
        if (deployment.services().stream()
                .anyMatch(known -> known.key().equals(id.service().key()))) {
            authorization.require(principal, id, read);
        } else {
            authorization.require(principal, deployment.authority(id.service()), read);
        }
        return operation;
    }

    /** What is deleted is gone for good, so there is none to be listed, restored or purged. */
    private ArmReply deleted(ArmRequest request, Principal principal, String name) {
        authorization.require(
                principal,
                ResourceId.of(deployment.services().getFirst()),
                "Microsoft.ApiManagement/locations/deletedservices"
                        + (request.method().equals("GET") ? "/read" : "/delete"));
        return switch (request.method()) {
            case "GET" -> throw ArmException.notFound("Deleted service " + name);
            case "DELETE" -> ArmReply.of(204);
            default -> throw ArmException.notAllowed("Only GET and DELETE can be asked of this path.");
        };
    }

    private ArmReply checkName(ArmRequest request, Principal principal) {
        if (!request.method().equals("POST")) {
            throw ArmException.notAllowed("Only POST can be asked of this path.");
        }
        authorization.require(
                principal,
                ResourceId.of(deployment.services().getFirst()),
                "Microsoft.ApiManagement/checkNameAvailability/action");
        var name = Json.text(dev.gatehouse.http.Json.parse(request.body()), "name")
                .orElseThrow(() -> ArmException.invalid("name", "name is required."));
        var taken =
                deployment.services().stream().anyMatch(known -> known.name().equalsIgnoreCase(name));
        var valid = Catalogue.SERVICE.name().allows(name);
        var body = Json.object().put("nameAvailable", valid && !taken);
        if (taken) {
            body.put("reason", "AlreadyExists").put("message", "A service " + name + " is there already.");
        } else if (valid) {
            body.put("reason", "Valid").put("message", "");
        } else {
            body.put("reason", "Invalid")
                    .put("message", "A name has " + Catalogue.SERVICE.name().inWords() + ".");
        }
        return ArmReply.of(200, body);
    }

    /** Every tier can be made here; capacity is kept and does nothing. */
    private static ArmReply skus() {
        var reply = list();
        var value = (ArrayNode) reply.body().orElseThrow().get("value");
        for (var tier : Tier.values()) {
            var sku = value.addObject().put("resourceType", "service").put("name", tier.wireName());
            sku.putObject("capacity")
                    .put("minimum", tier.leastCapacity())
                    .put("default", 1)
                    .put("scaleType", "Manual");
            sku.putArray("locations").add("local");
            sku.putArray("restrictions");
        }
        return reply;
    }

    /** What roles can allow, as their definitions name it. */
    private ArmReply operations() {
        var all = new TreeMap<String, String>();
        for (var type : Catalogue.types()) {
            for (var verb : type.verbs()) {
                switch (verb) {
                    case GET, HEAD, LIST -> all.put(type.fullName() + "/read", "Read " + type.path());
                    case PUT, PATCH -> all.put(type.fullName() + "/write", "Create or update " + type.path());
                    case DELETE -> all.put(type.fullName() + "/delete", "Delete " + type.path());
                }
            }
            behaviours
                    .actions(type)
                    .forEach(action -> all.put(
                            type.fullName() + "/" + action + "/action", "Run " + action + " on " + type.path()));
        }
        var reply = list();
        var value = (ArrayNode) reply.body().orElseThrow().get("value");
        all.forEach((name, does) -> {
            var operation = value.addObject().put("name", name).put("origin", "user");
            operation
                    .putObject("display")
                    .put("provider", "Microsoft API Management")
                    .put("resource", name.substring(ResourceType.PROVIDER.length() + 1, name.lastIndexOf('/')))
                    .put("operation", does)
                    .put("description", does + ".");
        });
        return reply;
    }

    private static ArmReply list() {
        var body = Json.object();
        body.putArray("value");
        return ArmReply.of(200, body);
    }

    private static ArmReply only(ArmRequest request, String method, ArmReply reply) {
        if (!request.method().equals(method)) {
            throw ArmException.notAllowed("Only " + method + " can be asked of this path.");
        }
        return reply;
    }
}
