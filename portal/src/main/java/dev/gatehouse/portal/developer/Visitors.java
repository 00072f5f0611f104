package dev.gatehouse.portal.developer;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.management.arm.ArmReplies;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.resource.PortalSettings;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;
import dev.gatehouse.portal.signin.Entrance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who stands in front of the developer portal, and what is asked in their name once it is sure that they may. */
public final class Visitors {
    private static final String VERSION = "2025-09-01-preview";

    private final ManagementApi api;
    private final Resources resources;
    private final Entrance entrance;
    private final Installation installation;
    private final String clientId;

    /** @param clientId of the portal, for the audit log */
    public Visitors(
            ManagementApi api, Resources resources, Entrance entrance, Installation installation, String clientId) {
        this.api = api.withoutRoles();
        this.resources = resources;
        this.entrance = entrance;
        this.installation = installation;
        this.clientId = clientId;
    }

    /**
     * Looks around as whoever sends the request, signed in or not.
     *
     * @throws RequestException 401 if nobody is signed in and the service's settings want that
     */
    public <T> T look(Request request, Function<Visitor, T> looking) {
        var person = entrance.find(request, Portal.DEVELOPER);
        return resources.read(view -> {
            if (person.isEmpty() && !guestsWelcome(installation, view)) {
                throw new RequestException(401, "SignedOut", "Sign in first: this portal shows nothing before.");
            }
            var developer = person.flatMap(who -> Developer.of(who, installation.service(), view));
            return looking.apply(new Visitor(developer, installation.service(), view));
        });
    }

    /**
     * Looks around as the developer who sends the request.
     *
     * @throws RequestException 401 if nobody is signed in, 403 if the account is joined to no active user
     */
    public <T> T as(Request request, Function<Developer, T> asked) {
        var person = entrance.require(request, Portal.DEVELOPER);
        return resources.read(view -> asked.apply(Developer.of(person, installation.service(), view)
                .orElseThrow(() -> new RequestException(
                        403,
                        "NoDeveloper",
                        "Your account is not joined to an active user of this service: ask its manager."))));
    }

    /**
     * Asks the ARM API in the name of who sends the request, without asking for roles.
     *
     * @param id found to be theirs, or theirs to see
     * @param below what stands after it on the path
     */
    public Reply ask(Request request, String method, ResourceId id, byte[] body, String... below) {
        return ArmReplies.of(answer(request, new Call(method, id, List.of(below), Map.of(), body)));
    }

    /** As {@link #ask}, with the answer as it is. */
    public ArmReply answer(Request request, Call call) {
        var path = new ArrayList<>(Arrays.asList(call.id().path().substring(1).split("/")));
        path.addAll(call.below());
        var query = new HashMap<>(call.query());
        query.put("api-version", VERSION);
        var ifMatch = List.of("PATCH", "DELETE").contains(call.method()) ? Optional.of("*") : Optional.<String>empty();
        var asked = new ArmRequest(call.method(), path, query, ifMatch, call.body());
        var principal = entrance.find(request, Portal.DEVELOPER)
                .map(this::principal)
                .orElseGet(() -> new Principal("", "a visitor of the developer portal", false, clientId));
        return Cause.from(request, request.id(), () -> api.answer(asked, principal));
    }

    /**
     * What is asked of the ARM API.
     *
     * @param below what stands after the id on the path
     * @param query beside the api-version
     */
    public record Call(String method, ResourceId id, List<String> below, Map<String, String> query, byte[] body) {}

    private Principal principal(Person person) {
        return new Principal(person.objectId(), person.account(), true, clientId);
    }

    /** Whether who hasn't signed in may look around: the service's setting {@code signin}. */
    static boolean guestsWelcome(Installation installation, ResourceView view) {
        return !setting(installation, view, "signin", false);
    }

    /** Whether anybody may sign up: the service's setting {@code signup}. */
    static boolean signUpAllowed(Installation installation, ResourceView view) {
        return setting(installation, view, "signup", true);
    }

    private static boolean setting(Installation installation, ResourceView view, String name, boolean otherwise) {
        return view.find(ResourceId.of(installation.service()).child(PortalTypes.PORTAL_SETTINGS, name))
                .flatMap(found -> found.as(PortalSettings.class).enabled())
                .orElse(otherwise);
    }
}
