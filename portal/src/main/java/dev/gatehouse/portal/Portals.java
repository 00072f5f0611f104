package dev.gatehouse.portal;

import dev.gatehouse.http.ErrorRenderer;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Router;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReplies;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.people.People;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.portal.account.AccountApi;
import dev.gatehouse.portal.account.PasswordChange;
import dev.gatehouse.portal.account.ProfileApi;
import dev.gatehouse.portal.admin.AdminApi;
import dev.gatehouse.portal.admin.ServiceIdentityApi;
import dev.gatehouse.portal.brand.BrandApi;
import dev.gatehouse.portal.brand.Brands;
import dev.gatehouse.portal.catalogue.CatalogueApi;
import dev.gatehouse.portal.console.Console;
import dev.gatehouse.portal.developer.DeveloperApi;
import dev.gatehouse.portal.developer.Visitors;
import dev.gatehouse.portal.keys.KeysApi;
import dev.gatehouse.portal.refusals.OwnTraffic;
import dev.gatehouse.portal.requests.RequestsApi;
import dev.gatehouse.portal.session.SameOrigin;
import dev.gatehouse.portal.session.Sessions;
import dev.gatehouse.portal.signin.Entrance;
import dev.gatehouse.portal.signin.SignIn;
import dev.gatehouse.portal.signin.SignInProvider;
import dev.gatehouse.portal.signin.TokenRequests;
import dev.gatehouse.portal.site.Site;

import java.time.InstantSource;
import java.util.Optional;

/** Both portals' part of the control plane: their pages, signing in, and what their pages ask. */
public final class Portals {
    /** The developer portal's pages, which stand beside the control plane's other paths. */
    private static final String[] DEVELOPER_PAGES = {
        "/",
        "/products/{path...}",
        "/apis/{path...}",
        "/applications/{path...}",
        "/requests/{path...}",
        "/keys/{path...}",
        "/inspector/{path...}",
        "/account/{path...}"
    };

    private final Router router;

    /**
     * @param issuer who signs people in
     * @param people what they do who aren't signed in
     * @param client reaches the issuer
     * @param keys the issuer's
     * @param seal seals sign-ins that are on their way
     * @param console for trying operations out
     */
    public Portals(
            Installation installation,
            SignInProvider issuer,
            ManagementApi api,
            Resources resources,
            People people,
            Sessions sessions,
            OutboundClient client,
            KeySetCache keys,
            SealKey seal,
            Console console,
            InstantSource clock) {
        var tokens = new TokenRequests(issuer, client, keys, clock);
        var origin = new SameOrigin(installation.controlUrl());
        var entrance = new Entrance(sessions, tokens, origin, clock);
        var brands = new Brands(resources, installation.service(), installation.brand());
        var routes = Router.builder().errors(errors());
        for (var portal : Portal.values()) {
            var signIn = new SignIn(portal, issuer, installation.controlUrl(), sessions, tokens, seal, clock);
            var site = new Site(portal, brands);
            routes.route("GET", portal.root() + "/sign-in", signIn::begin)
                    .route("GET", portal.signedIn(), signIn::finish)
                    .route("POST", portal.root() + "/sign-out", request -> {
                        var reply = signIn.end(request, origin);
                        console.sessionEnded();
                        return reply;
                    })
                    .route("GET", portal.root() + "/assets/{file}", site::asset);
            for (var page : portal == Portal.ADMIN ? new String[] {"/admin/{path...}"} : DEVELOPER_PAGES) {
                routes.route("GET", page, site::page);
            }
        }
        new AdminApi(api, entrance, installation, issuer.client(Portal.ADMIN)).addTo(routes);
        new DeveloperApi(api, resources, entrance, installation, issuer.client(Portal.DEVELOPER)).addTo(routes);
        new BrandApi(brands).addTo(routes);
        var visitors = new Visitors(api, resources, entrance, installation, issuer.client(Portal.DEVELOPER));
        new CatalogueApi(visitors, installation).addTo(routes);
        new KeysApi(visitors).addTo(routes);
        issuer.graphUrl()
                .ifPresent(graph ->
                        new ServiceIdentityApi(resources, installation, entrance, client, graph).addTo(routes));
        new AccountApi(people, installation, origin, issuer.graphUrl().isPresent()).addTo(routes);
        new ProfileApi(
                        api,
                        resources,
                        entrance,
                        installation,
                        issuer.graphUrl().map(graph -> new PasswordChange(entrance, client, graph)),
                        issuer.client(Portal.DEVELOPER))
                .addTo(routes);
        new RequestsApi(api, resources, entrance, installation, issuer.client(Portal.DEVELOPER)).addTo(routes);
        new OwnTraffic(visitors, installation.service(), clock).addTo(routes);
        console.addTo(routes, entrance);
        router = routes.build();
    }

    /** Adds the portals' paths to the router of the control plane. */
    public void addTo(Router.Builder control) {
        control.delegate("/admin/{path...}", router)
                .delegate("/api/{path...}", router)
                .delegate("/assets/{file}", router)
                .delegate("/sign-in", router)
                .delegate("/signed-in", router)
                .delegate("/sign-out", router);
        for (var page : DEVELOPER_PAGES) {
            control.delegate(page, router);
        }
    }

    private static ErrorRenderer errors() {
        return (request, failure) -> failure instanceof ArmException refusal
                ? Optional.of(identified(ArmReplies.of(refusal), request.id()))
                : ErrorRenderer.plain().render(request, failure).map(reply -> identified(reply, request.id()));
    }

    private static Reply identified(Reply reply, String requestId) {
        return reply.with("x-ms-request-id", requestId);
    }
}
