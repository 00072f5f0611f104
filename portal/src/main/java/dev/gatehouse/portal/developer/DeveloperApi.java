package dev.gatehouse.portal.developer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.ArmReplies;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;
import dev.gatehouse.portal.signin.Entrance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the developer portal's pages ask. A developer has no roles: they see published products of their groups, and do
 * with their own applications what is listed here. Another developer's application is not there for them.
 */
public final class DeveloperApi {
    private static final Map<String, String> VERSION = Map.of("api-version", "2025-09-01-preview");

    private final ManagementApi api;
    private final Resources resources;
    private final Entrance entrance;
    private final Installation installation;
    private final String clientId;

    /** @param clientId of the portal, for the audit log */
    public DeveloperApi(
            ManagementApi api, Resources resources, Entrance entrance, Installation installation, String clientId) {
        this.api = api.withoutRoles();
        this.resources = resources;
        this.entrance = entrance;
        this.installation = installation;
        this.clientId = clientId;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/session", this::session)
                .route("GET", "/api/products", this::products)
                .route("GET", "/api/applications", this::applications)
                .route("GET", "/api/applications/{name}", this::application)
                .route("GET", "/api/applications/{name}/secrets", request -> onOwn(request, "GET", "credentials"))
                .route("POST", "/api/applications/{name}/show-secret", request -> onOwn(request, "POST", "listSecrets"))
                .route("POST", "/api/applications/{name}/secrets", request -> onOwn(request, "POST", "credentials"))
                .route(
                        "DELETE",
                        "/api/applications/{name}/secrets/{key}",
                        request -> onOwn(request, "DELETE", "credentials", request.pathParameter("key")));
    }

    private Reply session(Request request) {
        var body = Json.object();
        resources.read(view -> body.put("guests", Visitors.guestsWelcome(installation, view))
                .put("signUp", Visitors.signUpAllowed(installation, view)));
        entrance.find(request, Portal.DEVELOPER).ifPresent(person -> {
            body.putObject("person").put("name", person.name()).put("account", person.account());
            boolean known = resources.read(
                    view -> Developer.of(person, installation.service(), view).isPresent());
            body.put("known", known);
            body.put("tokenUrl", installation.tokenUrl());
            body.put("tenantId", installation.tenantId());
        });
        return Reply.json(200, body);
    }

    private Reply products(Request request) {
        return list(
                request,
                developer -> developer.products().stream()
                        .map(documents(developer)::product)
                        .toList());
    }

    private Reply applications(Request request) {
        return list(
                request,
                developer -> developer.applications().stream()
                        .map(documents(developer)::application)
                        .toList());
    }

    private Reply application(Request request) {
        var name = name(request);
        return as(
                person(request),
                developer -> Reply.json(
                        200,
                        documents(developer)
                                .application(developer.application(name).orElseThrow(DeveloperApi::missing))));
    }

    private Reply list(Request request, Function<Developer, List<ObjectNode>> listed) {
        return as(person(request), developer -> {
            var body = Json.object();
            body.putArray("value").addAll(listed.apply(developer));
            return Reply.json(200, body);
        });
    }

    /** Asks something of an application, once it is sure that it is the developer's own. */
    private Reply onOwn(Request request, String method, String... below) {
        var person = person(request);
        var name = name(request);
        var id = as(
                person,
                developer -> developer
                        .application(name)
                        .orElseThrow(DeveloperApi::missing)
                        .id());
        var path = new ArrayList<>(Arrays.asList(id.path().substring(1).split("/")));
        path.addAll(List.of(below));
        var asked = new ArmRequest(method, path, VERSION, Optional.empty(), request.body());
        var principal = new Principal(person.objectId(), person.account(), true, clientId);
        return ArmReplies.of(Cause.from(request, request.id(), () -> api.answer(asked, principal)));
    }

    private <T> T as(Person person, Function<Developer, T> asked) {
        return resources.read(view -> asked.apply(Developer.of(person, installation.service(), view)
                .orElseThrow(() -> new RequestException(
                        403,
                        "NoDeveloper",
                        "Your account is not joined to an active user of this service: ask its manager."))));
    }

    private Documents documents(Developer developer) {
        return new Documents(developer, installation.gatewayUrl());
    }

    private Person person(Request request) {
        return entrance.require(request, Portal.DEVELOPER);
    }

    private static String name(Request request) {
        var name = request.pathParameter("name");
        if (!Catalogue.CLIENT_APPLICATIONS.name().allows(name)) {
            throw missing();
        }
        return name;
    }

    private static RequestException missing() {
        return new RequestException(404, "NotFound", "You have no application of this name.");
    }
}
