package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.roles.Authorization;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.management.roles.RoleAssignments;
import dev.gatehouse.model.catalogue.ApiVersion;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.catalogue.Verb;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The ARM API without HTTP: answers what somebody known asks, as far as their roles allow. The door and the portals ask
 * it.
 */
public final class ManagementApi {
    private final Resources resources;
    private final Behaviours behaviours;
    private final Reading reading;
    private final Writing writing;
    private final Deleting deleting;
    private final Deployment deployment;
    private final Authorization authorization;
    private final RoleAssignments assignments;
    private final Refused refusals;
    private final InstantSource clock;
    private final String controlUrl;
    private final Polling polling;
    private final ProviderApi provider;

    /**
     * @param resources where everything is kept
     * @param behaviours of all types; those of one type are asked in this order
     * @param controlUrl of the control plane, without a slash at its end
     */
    public ManagementApi(
            Resources resources,
            List<ResourceBehaviour> behaviours,
            Sealing sealing,
            InstantSource clock,
            String controlUrl) {
        this.resources = resources;
        this.behaviours = new Behaviours(behaviours);
        this.reading = new Reading(resources, this.behaviours, new Rendering(this.behaviours));
        this.writing = new Writing(resources, this.behaviours, sealing, clock);
        this.deleting = new Deleting(resources, this.behaviours, clock);
        this.deployment = new Deployment(resources);
        this.authorization = new Authorization(resources);
        this.assignments = new RoleAssignments(resources, clock);
        this.refusals = new Refused(resources);
        this.clock = clock;
        this.controlUrl = controlUrl;
        this.polling = new Polling(sealing, clock, controlUrl);
        this.provider = new ProviderApi(this.behaviours, deployment, authorization, reading, polling);
    }

    private ManagementApi(ManagementApi other, Authorization authorization) {
        this.resources = other.resources;
        this.behaviours = other.behaviours;
        this.reading = other.reading;
        this.writing = other.writing;
        this.deleting = other.deleting;
        this.deployment = other.deployment;
        this.authorization = authorization;
        this.assignments = other.assignments;
        this.refusals = other.refusals;
        this.clock = other.clock;
        this.controlUrl = other.controlUrl;
        this.polling = other.polling;
        this.provider = new ProviderApi(behaviours, deployment, authorization, reading, polling);
    }

    /**
     * The same API without asking for roles: for a portal that has decided itself that somebody may do what it asks, such
     * as a developer with an application of theirs. Never hand it a path that came from outside.
     */
    public ManagementApi withoutRoles() {
        return new ManagementApi(this, Authorization.decided(resources));
    }

    /**
     * Answers a request.
     *
     * @throws ArmException if it is refused
     * @throws dev.gatehouse.http.RequestException if its body is no JSON
     */
    public ArmReply answer(ArmRequest request, Principal principal) {
        return Cause.by(principal, () -> {
            try {
                return answered(request, principal);
            } catch (ArmException refusal) {
                refusals.tell(request, refusal);
                throw refusal;
            }
        });
    }

    private ArmReply answered(ArmRequest request, Principal principal) {
        var reply = switch (ArmPath.parse(request.path())) {
            case Target.Subscriptions(var id) -> {
                ApiVersions.RESOURCES.require(request.parameter("api-version"));
                only(request, "GET");
                yield deployment.subscriptions(id, visible(principal));
            }
            case Target.ResourceGroups(var subscription, var name) -> {
                ApiVersions.RESOURCES.require(request.parameter("api-version"));
                only(request, "GET", "HEAD");
                yield deployment.resourceGroups(subscription, name, visible(principal));
            }
            case Target.Services(var subscription, var group) -> {
                ApiVersions.API_MANAGEMENT.require(request.parameter("api-version"));
                only(request, "GET");
                var readable = deployment.within(subscription, group, visible(principal)).stream()
                        .filter(service -> authorization.allows(
                                principal, ResourceId.of(service), Catalogue.SERVICE.fullName() + "/read"))
                        .toList();
                yield reading.services(readable, request.query());
            }
            case Target.Roles(var named, var kind, var name) -> {
                ApiVersions.AUTHORIZATION.require(request.parameter("api-version"));
                var scope = known(named, false);
                authorization.require(principal, scope, "Microsoft.Authorization/" + kind + doing(request.method()));
                yield assignments.answer(request, scope, kind, name);
            }
            case Target.RolesAbove(var subscription, var group, var kind, var name) -> {
                ApiVersions.AUTHORIZATION.require(request.parameter("api-version"));
                only(request, "GET");
                var services = subscription
                        .map(id -> deployment.within(id, group, visible(principal)))
                        .orElseGet(() -> visible(principal));
                yield assignments.above(request, principal, subscription, services, kind, name);
            }
            case Target.Provider(var subscription, var rest) -> {
                ApiVersions.API_MANAGEMENT.require(request.parameter("api-version"));
                subscription.ifPresent(id -> deployment.within(id, Optional.empty(), visible(principal)));
                yield provider.answer(request, principal, subscription, rest);
            }
            case Target.One(var id) -> one(request, principal, id);
            case Target.Collection(var parent, var type) -> collection(request, principal, parent, type);
            case Target.Beyond(var id, var word, var name) -> beyond(request, principal, id, word, name);
        };
        return reply.revision() > 0 ? reply : reply.at(revision());
    }

    /**
     * As {@link #answer}, for who wants to poll what Azure does in the background: where the request is for that, the
     * reply is 202 and says where.
     */
    public ArmReply answerLater(ArmRequest request, Principal principal) {
        var start = clock.instant();
        return polling.polled(request, start, answer(request, principal));
    }

    /** The newest revision of all. */
    public long revision() {
        return resources.read(ResourceView::revision);
    }

    /**
     * Writes a resource by the rules of its type, within a transaction: for content that the server brings along. The
     * resource must not need anything done elsewhere first.
     */
    public void write(ResourceChange change, ResourceId id, ObjectNode body) {
        writing.write(change, id, body);
    }

    /**
     * Writes a resource by the rules of its type, with all that is to be done elsewhere first: for what the server does
     * on somebody's behalf who has no role.
     *
     * @throws ArmException if it is refused
     */
    public void put(ResourceId id, ObjectNode body) {
        writing.put(id, body);
    }

    private ArmReply one(ArmRequest request, Principal principal, ResourceId asked) {
        var type = asked.type();
        var version = version(request, type);
        var verb = verb(request.method(), type);
        var id = known(asked, verb == Verb.PUT, verb == Verb.PUT || verb == Verb.DELETE);
        var doing = type.fullName() + doing(request.method());
        if (type.equals(Catalogue.SERVICE)) {
            authorization.require(principal, deployment.authority(id.service()), doing);
        } else {
            authorization.require(principal, id, doing);
        }
        var reply = switch (verb) {
            case GET, LIST ->
                reading.instead(id, request, clock.instant()).orElseGet(() -> reading.one(id, 200, request.query()));
            case HEAD -> reading.head(id);
            case PUT, PATCH -> {
                var body = bodiless(request, type) ? Json.object() : Revisions.naming(asked, body(request));
                var wanted = new WriteRequest(
                        principal, version, request.ifMatch(), request.query(), body, verb == Verb.PATCH);
                if (type.style() == Style.NAMED_LINK) {
                    yield named(id, wanted);
                }
                var written = writing.write(id, wanted);
                yield reading.one(written.id(), written.created() ? 201 : 200, request.query())
                        .at(written.revision());
            }
            case DELETE ->
                deleting.delete(truth(id), request.ifMatch(), request.query())
                        .map(revision -> ArmReply.of(200).at(revision))
                        .orElseGet(() -> ArmReply.of(204));
        };
        return behaviours.of(type).stream()
                .reduce(
                        reply,
                        (told, behaviour) -> told.status(behaviour.status(verb, told.status())),
                        (_, last) -> last);
    }

    /** PUT of a link under a name of its own: its truth is written, and it is the reply. */
    private ArmReply named(ResourceId face, WriteRequest wanted) {
        var link = resources.read(view -> NamedLinks.asked(view, face, wanted));
        var written = writing.write(link, wanted.holding(NamedLinks.naming(face)));
        return reading.one(face, written.created() ? 201 : 200, wanted.query()).at(written.revision());
    }

    /** What is kept of a resource: of a link under a name of its own, the link. */
    private ResourceId truth(ResourceId id) {
        return id.type().style() == Style.NAMED_LINK
                ? resources
                        .read(view -> NamedLinks.find(view, id))
                        .map(Resource::id)
                        .orElse(id)
                : id;
    }

    private ArmReply collection(ArmRequest request, Principal principal, ResourceId asked, ResourceType type) {
        version(request, type);
        only(request, "GET");
        if (!type.allows(Verb.LIST)) {
            throw ArmException.notAllowed(type.fullName() + " can't be listed.");
        }
        // Which parent it is may depend on what is asked of it.
        var parent = known(asked.child(type, "any"), false).parent().orElseThrow();
        authorization.require(principal, parent, type.fullName() + "/read");
        return reading.list(parent, type, new Page(controlUrl + request.encodedPath(), request.query()));
    }

    private ArmReply beyond(
            ArmRequest request, Principal principal, ResourceId asked, String word, Optional<String> name) {
        var type = asked.type();
        behaviours.refusal(type, word).ifPresent(why -> {
            throw ArmException.notImplemented(why);
        });
        var action = name.isEmpty() ? action(type, word) : Optional.<ResourceAction>empty();
        var collection = behaviours.subResource(type, word);
        if (action.isEmpty() && collection.isEmpty()) {
            throw new ArmException(
                    404, "InvalidResourceType", type.fullName() + " has neither an action nor a type " + word + ".");
        }
        var version = version(request, type);
        var id = known(asked, false);
        var doing = type.fullName() + "/" + word;
        if (action.isPresent()) {
            only(request, "POST");
            authorization.require(principal, id, doing + (action.get().reads() ? "/read" : "/action"));
        } else {
            authorization.require(principal, id, doing + doing(request.method()));
        }
        var resource =
                resources.read(view -> view.find(id)).orElseThrow(() -> ArmException.notFound("Resource " + id.path()));
        var body = request.body().length == 0 ? Json.object() : body(request);
        var call = new ResourceAction.Call(
                resource,
                version,
                request.query(),
                body,
                principal,
                clock.instant(),
                resources,
                controlUrl + request.encodedPath());
        var reply =
                action.isPresent() ? action.get().run(call) : collection.get().answer(request.method(), name, call);
        if (!request.method().equals("GET")
                && action.filter(ResourceAction::reads).isEmpty()) {
            // What an action shows may not be seen before it is written down that it was shown.
            var operation =
                    doing + (action.isPresent() ? "/action" : request.method().equals("DELETE") ? "/delete" : "/write");
            resources.change(change -> change.audit().done(id, operation, "Succeeded"));
        }
        return reply;
    }

    private Optional<ResourceAction> action(ResourceType type, String word) {
        return behaviours
                .action(type, word)
                .or(() -> behaviours.transition(type, word).map(wanted -> call -> {
                    var patch = new WriteRequest(
                            call.principal(),
                            call.apiVersion(),
                            Optional.of("*"),
                            call.query(),
                            wanted.apply(call),
                            true);
                    var written = writing.write(call.resource().id(), patch);
                    return reading.one(written.id(), 200, call.query()).at(written.revision());
                }));
    }

    private ApiVersion version(ArmRequest request, ResourceType type) {
        var version = ApiVersions.API_MANAGEMENT.require(request.parameter("api-version"));
        ApiVersions.check(type, version);
        return version;
    }

    private ResourceId known(ResourceId asked, boolean creating) {
        return known(asked, creating, creating);
    }

    /**
     * The id with its service's names as they are known.
     *
     * @param absent whether a service need not be there
     */
    private ResourceId known(ResourceId asked, boolean creating, boolean absent) {
        if (absent && asked.type().equals(Catalogue.SERVICE)) {
            return ResourceId.of(deployment.known(asked.service()));
        }
        var id = new ResourceId(deployment.service(asked.service()), asked.type(), asked.names());
        return id.names().stream().noneMatch(name -> name.indexOf(';') >= 0)
                ? id
                : resources.read(view -> creating ? Revisions.toWrite(view, id) : Revisions.current(view, id));
    }

    private List<ServiceId> visible(Principal principal) {
        return deployment.services().stream()
                .filter(service -> authorization.knows(principal, service))
                .toList();
    }

    /** The last word of an action, for a method that isn't a POST of one. */
    private static String doing(String method) {
        return switch (method) {
            case "GET", "HEAD" -> "/read";
            case "DELETE" -> "/delete";
            default -> "/write";
        };
    }

    private static Verb verb(String method, ResourceType type) {
        var verb = switch (method) {
            case "GET" -> Verb.GET;
            case "HEAD" -> Verb.HEAD;
            case "PUT" -> Verb.PUT;
            case "PATCH" -> Verb.PATCH;
            case "DELETE" -> Verb.DELETE;
            default -> throw ArmException.notAllowed(method + " can't be asked of " + type.fullName() + ".");
        };
        if (!type.allows(verb)) {
            throw ArmException.notAllowed(method + " can't be asked of " + type.fullName() + ".");
        }
        return verb;
    }

    private static void only(ArmRequest request, String... methods) {
        if (!List.of(methods).contains(request.method())) {
            throw ArmException.notAllowed("Only " + String.join(" and ", methods) + " can be asked of this path.");
        }
    }

    /** Whether a write says all with its path: of a link, or of what has nothing that must be said. */
    private static boolean bodiless(ArmRequest request, ResourceType type) {
        return type.style() == Style.LINK
                || request.body().length == 0
                        && type.schema().properties().stream().noneMatch(Property::required);
    }

    private static ObjectNode body(ArmRequest request) {
        if (dev.gatehouse.http.Json.parse(request.body()) instanceof ObjectNode object) {
            if (Json.has(object, "properties") && !object.get("properties").isObject()) {
                throw ArmException.invalid("properties", "properties must be an object.");
            }
            return object;
        }
        throw new ArmException(400, "InvalidRequestContent", "The body must be a JSON object.");
    }
}
