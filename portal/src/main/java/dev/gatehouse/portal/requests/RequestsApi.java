package dev.gatehouse.portal.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.requests.SelfRegistration;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.developer.Developer;
import dev.gatehouse.portal.session.Session.Person;
import dev.gatehouse.portal.signin.Entrance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the pages of requests ask: a developer asks for products for applications of theirs, registers applications, and
 * looks after those. What may be asked for is decided by {@code management.requests}; here it is made sure that it is the
 * developer's own.
 */
public final class RequestsApi {
    private static final Map<String, String> VERSION = Map.of("api-version", "2025-09-01-preview");

    private final ManagementApi api;
    private final Resources resources;
    private final Entrance entrance;
    private final Installation installation;
    private final String clientId;

    /** @param clientId of the portal, for the audit log */
    public RequestsApi(
            ManagementApi api, Resources resources, Entrance entrance, Installation installation, String clientId) {
        this.api = api.withoutRoles();
        this.resources = resources;
        this.entrance = entrance;
        this.installation = installation;
        this.clientId = clientId;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/requests", this::requests)
                .route("POST", "/api/requests", this::request)
                .route("GET", "/api/requests/registrable", this::registrable)
                .route("POST", "/api/requests/{name}/cancel", this::cancel)
                .route("GET", "/api/products/{name}/access", this::access)
                .route("POST", "/api/applications", this::register)
                .route("PATCH", "/api/applications/{name}", this::rename)
                .route("DELETE", "/api/applications/{name}", this::delete);
    }

    private Reply requests(Request request) {
        return list(request, RequestDocuments::all);
    }

    private Reply registrable(Request request) {
        return list(request, RequestDocuments::registrable);
    }

    private Reply list(Request request, Function<RequestDocuments, List<ObjectNode>> listed) {
        return as(person(request), developer -> {
            var body = Json.object();
            body.putArray("value").addAll(listed.apply(new RequestDocuments(developer)));
            return Reply.json(200, body);
        });
    }

    private Reply access(Request request) {
        var name = request.pathParameter("name");
        return as(
                person(request),
                developer -> Optional.of(name)
                        .filter(Catalogue.PRODUCTS.name()::allows)
                        .flatMap(new RequestDocuments(developer)::access)
                        .map(found -> Reply.json(200, found))
                        .orElseThrow(() -> new RequestException(404, "NotFound", "There is no product of this name.")));
    }

    /** Asks for a product for an application. */
    private Reply request(Request request) {
        var person = person(request);
        var wanted = body(request);
        var application = as(
                        person,
                        developer -> own(developer, wanted.path("application").asText()))
                .id();
        return written(ask(request, person, application, text(wanted, "product"), wanted.path("message")));
    }

    private ArmReply ask(Request request, Person person, ResourceId application, String product, JsonNode message) {
        var body = Json.object();
        var properties = body.putObject("properties")
                .put("applicationId", application.path())
                .put("productId", "/products/" + product);
        if (!message.isMissingNode() && !message.asText(".").isEmpty()) {
            properties.set("message", message);
        }
        var id = root().child(RequestTypes.ACCESS_REQUESTS, UUID.randomUUID().toString());
        return answered(request, person, "PUT", id.path(), body);
    }

    private Reply cancel(Request request) {
        var person = person(request);
        var name = request.pathParameter("name");
        var id = as(
                person,
                developer -> new RequestDocuments(developer)
                        .own(name)
                        .map(Resource::id)
                        .orElseThrow(() -> new RequestException(404, "NotFound", "You have no request of this name.")));
        return written(answered(request, person, "POST", id.path() + "/cancel", Json.object()));
    }

    /** Registers an application and asks for its products; says which could not be asked for. */
    private Reply register(Request request) {
        var person = person(request);
        var wanted = body(request);
        var owner = as(person, developer -> developer.user().id());
        var body = Json.object();
        var properties = body.putObject("properties").put("ownerId", owner.shortPath());
        properties.set("displayName", wanted.path("displayName"));
        described(wanted, properties);
        var products = properties.putArray("registerFor");
        wanted.path("products").forEach(product -> products.add("/products/" + product.asText()));
        var id = root().child(
                        Catalogue.CLIENT_APPLICATIONS,
                        named(wanted.path("displayName").asText()));
        answered(request, person, "PUT", id.path(), body);
        var reply = Json.object().put("name", id.name());
        var refused = reply.putArray("refused");
        for (var product : wanted.path("products")) {
            try {
                ask(request, person, id, product.asText(), wanted.path("message"));
            } catch (ArmException refusal) {
                var message = refusal.details().isEmpty()
                        ? refusal.getMessage()
                        : refusal.details().getFirst().message();
                refused.addObject().put("product", product.asText()).put("message", message);
            }
        }
        return Reply.json(201, reply);
    }

    /** Says something of what it is called, and nothing of whether others are called so. */
    private static String named(String displayName) {
        var words = displayName
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var random = UUID.randomUUID().toString().substring(0, 8);
        return words.isEmpty()
                ? "application-" + random
                : words.substring(0, Math.min(words.length(), 60)) + "-" + random;
    }

    private Reply rename(Request request) {
        var person = person(request);
        var wanted = body(request);
        var application = as(person, developer -> registered(developer, request.pathParameter("name")));
        var body = Json.object();
        var properties = body.putObject("properties");
        properties.set("ownerId", application.properties().get("ownerId"));
        properties.set("displayName", wanted.path("displayName"));
        described(wanted, properties);
        answered(request, person, "PUT", application.id().path(), body);
        return Reply.json(200, Json.object().put("name", application.id().name()));
    }

    private static void described(JsonNode wanted, ObjectNode properties) {
        if (wanted.hasNonNull("description")) {
            properties.set("description", wanted.get("description"));
        }
    }

    private Reply delete(Request request) {
        var person = person(request);
        var id = as(
                person,
                developer ->
                        registered(developer, request.pathParameter("name")).id());
        return Reply.empty(
                answered(request, person, "DELETE", id.path(), Json.object()).status());
    }

    /** An application of the developer's that they registered themselves. */
    private static Resource registered(Developer developer, String name) {
        var application = own(developer, name);
        if (SelfRegistration.registeredFor(application).isEmpty()) {
            throw new RequestException(
                    403,
                    "RegisteredByManager",
                    "A manager registered this application: ask them to change or delete it.");
        }
        return application;
    }

    private static Resource own(Developer developer, String name) {
        return Optional.of(name)
                .filter(Catalogue.CLIENT_APPLICATIONS.name()::allows)
                .flatMap(developer::application)
                .orElseThrow(() -> new RequestException(404, "NotFound", "You have no application of this name."));
    }

    private ArmReply answered(Request request, Person person, String method, String path, ObjectNode body) {
        var segments = Arrays.asList(path.substring(1).split("/"));
        var asked = new ArmRequest(method, segments, VERSION, Optional.of("*"), Json.write(body));
        var principal = new Principal(person.objectId(), person.account(), true, clientId);
        return Cause.from(request, request.id(), () -> api.answer(asked, principal));
    }

    private static Reply written(ArmReply reply) {
        return Reply.json(reply.status(), RequestDocuments.of(reply.body().orElseThrow()));
    }

    private ResourceId root() {
        return ResourceId.of(installation.service());
    }

    private <T> T as(Person person, Function<Developer, T> asked) {
        return resources.read(view -> asked.apply(Developer.of(person, installation.service(), view)
                .orElseThrow(() -> new RequestException(
                        403,
                        "NoDeveloper",
                        "Your account is not joined to an active user of this service: ask its manager."))));
    }

    private Person person(Request request) {
        return entrance.require(request, Portal.DEVELOPER);
    }

    private static ObjectNode body(Request request) {
        if (Json.parse(request.body()) instanceof ObjectNode object) {
            return object;
        }
        throw new RequestException(400, "InvalidRequestContent", "The body must be a JSON object.");
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asText();
    }
}
