package dev.gatehouse.portal.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.ArmReplies;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.provisioning.KeptAccount;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.management.types.UserType;
import dev.gatehouse.management.types.people.JoinedAccounts;
import dev.gatehouse.management.types.people.Membership;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Group;
import dev.gatehouse.model.resource.User;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;
import dev.gatehouse.portal.signin.Entrance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A developer's own profile: their names, their password, and leaving with all that is theirs. */
public final class ProfileApi {
    private static final String VERSION = "2025-09-01-preview";

    private final ManagementApi api;
    private final Resources resources;
    private final Entrance entrance;
    private final Installation installation;
    private final Optional<PasswordChange> passwords;
    private final String clientId;

    /**
     * @param passwords changes passwords, where the accounts are kept here
     * @param clientId of the portal, for the audit log
     */
    public ProfileApi(
            ManagementApi api,
            Resources resources,
            Entrance entrance,
            Installation installation,
            Optional<PasswordChange> passwords,
            String clientId) {
        this.api = api.withoutRoles();
        this.resources = resources;
        this.entrance = entrance;
        this.installation = installation;
        this.passwords = passwords;
        this.clientId = clientId;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/account", this::profile)
                .route("PATCH", "/api/account", this::rename)
                .route("POST", "/api/account/password", this::changePassword)
                .route("POST", "/api/account/close", this::close);
    }

    private Reply profile(Request request) {
        var person = entrance.require(request, Portal.DEVELOPER);
        return Reply.json(200, resources.read(view -> document(user(person, view), view)));
    }

    private ObjectNode document(Resource user, ResourceView view) {
        var says = user.as(User.class);
        var json = Json.object()
                .put("email", says.email())
                .put("firstName", says.firstName())
                .put("lastName", says.lastName())
                .put("hasPassword", hasPassword(user))
                .put("mayClose", !user.id().name().equals(UserType.ADMINISTRATOR));
        says.registrationDate().ifPresent(since -> json.put("since", since.toString()));
        var groups = json.putArray("groups");
        Membership.groupsOf(user.id(), view)
                .forEach(group -> groups.add(group.as(Group.class).displayName()));
        var applications = json.putArray("applications");
        applications(user, view)
                .forEach(each ->
                        applications.add(each.as(ClientApplication.class).displayName()));
        return json.put(
                "subscriptions",
                view.everywhere(
                                user.id().service(),
                                Catalogue.SUBSCRIPTIONS,
                                "ownerId",
                                user.id().shortPath())
                        .size());
    }

    private boolean hasPassword(Resource user) {
        return passwords.isPresent() && KeptAccount.of(user).isPresent();
    }

    private Reply rename(Request request) {
        var person = entrance.require(request, Portal.DEVELOPER);
        var body = request.json();
        var properties = Json.object();
        for (var name : List.of("firstName", "lastName")) {
            properties.put(name, text(body, name).strip());
        }
        var user = resources.read(view -> user(person, view));
        var wanted = Json.object().<ObjectNode>set("properties", properties);
        return ArmReplies.of(ask(request, person, "PATCH", user.id(), Map.of(), Json.write(wanted)));
    }

    private Reply changePassword(Request request) {
        var person = entrance.require(request, Portal.DEVELOPER);
        var body = request.json();
        var user = resources.read(view -> user(person, view));
        if (!hasPassword(user)) {
            throw new RequestException(
                    409,
                    "NoPassword",
                    "You sign in with an account that is kept elsewhere: change its password there.");
        }
        passwords.orElseThrow().change(request, person, text(body, "current"), text(body, "password"));
        return entrance.leave(request, Portal.DEVELOPER, Reply.empty(204));
    }

    /** Closes the account: first the applications go, one after the other, then the user with what is left. */
    private Reply close(Request request) {
        var person = entrance.require(request, Portal.DEVELOPER);
        var user = resources.read(view -> user(person, view));
        if (!text(request.json(), "email")
                .strip()
                .equalsIgnoreCase(user.as(User.class).email())) {
            throw new RequestException(
                    400, "NotConfirmed", "email must be the address of the account that is to be closed.");
        }
        for (var application : resources.read(view -> applications(user, view))) {
            ask(request, person, "DELETE", application.id(), Map.of(), new byte[0]);
        }
        ask(request, person, "DELETE", user.id(), Map.of("deleteSubscriptions", "true", "notify", "true"), new byte[0]);
        return entrance.leave(request, Portal.DEVELOPER, Reply.empty(204));
    }

    private static List<Resource> applications(Resource user, ResourceView view) {
        return view.having(
                ResourceId.of(user.id().service()),
                Catalogue.CLIENT_APPLICATIONS,
                "ownerId",
                user.id().shortPath());
    }

    private Resource user(Person person, ResourceView view) {
        return JoinedAccounts.user(view, installation.service(), person.provider(), person.objectId())
                .filter(user -> user.as(User.class).state() == User.State.ACTIVE)
                .orElseThrow(() -> new RequestException(
                        403,
                        "NoDeveloper",
                        "Your account is not joined to an active user of this service: ask its manager."));
    }

    private ArmReply ask(
            Request request, Person person, String method, ResourceId id, Map<String, String> query, byte[] body) {
        var all = new HashMap<>(query);
        all.put("api-version", VERSION);
        var path = Arrays.asList(id.path().substring(1).split("/"));
        var asked = new ArmRequest(method, path, all, Optional.of("*"), body);
        var principal = new Principal(person.objectId(), person.account(), true, clientId);
        return Cause.from(request, request.id(), () -> api.answer(asked, principal));
    }

    private static String text(JsonNode body, String field) {
        var value = body.path(field);
        if (!value.isTextual()) {
            throw new RequestException(400, "InvalidRequest", field + " must be a text.");
        }
        return value.textValue();
    }
}
