package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.console.ConsoleCall.Client;
import dev.gatehouse.portal.session.Session;
import dev.gatehouse.portal.signin.Entrance;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the console's pages ask, at one portal. */
final class ConsoleApi {
    private final Portal portal;
    private final Entrance entrance;
    private final Desk desk;
    private final Resources resources;
    private final ArmInName arm;
    private final ConsoleCredentials credentials;
    private final ConsoleCall calls;
    private final GatewayDoors doors;

    ConsoleApi(
            Portal portal,
            Entrance entrance,
            Desk desk,
            Resources resources,
            ArmInName arm,
            ConsoleCredentials credentials,
            ConsoleCall calls,
            GatewayDoors doors) {
        this.portal = portal;
        this.entrance = entrance;
        this.desk = desk;
        this.resources = resources;
        this.arm = arm;
        this.credentials = credentials;
        this.calls = calls;
        this.doors = doors;
    }

    void addTo(Router.Builder routes) {
        var root = portal.root() + "/api/console/";
        routes.route("GET", root + "operations/{api}/{operation}", request -> as(request, this::operation))
                .route("GET", root + "credentials", request -> as(request, this::list))
                .route("POST", root + "credentials", request -> as(request, this::make))
                .route("DELETE", root + "credentials/{application}", request -> as(request, this::remove))
                .route("POST", root + "call", request -> as(request, this::call));
    }

    /** A request, and who sends it. */
    private record Asked(Request request, Session session) {}

    private Reply as(Request request, Function<Asked, Reply> answer) {
        var session = entrance.requireSession(request, portal);
        return Cause.from(request, request.id(), () -> answer.apply(new Asked(request, session)))
                .with("Cache-Control", "no-store");
    }

    private Reply operation(Asked asked) {
        var target = desk.target(
                asked.session, asked.request.pathParameter("api"), asked.request.pathParameter("operation"));
        var document = OperationDocument.of(target, doors);
        desk.offer(asked.session, target, document);
        return Reply.json(200, document);
    }

    private Reply list(Asked asked) {
        var body = Json.object();
        var value = body.putArray("value");
        credentials.all(asked.session).forEach(each -> value.add(document(each)));
        return Reply.json(200, body);
    }

    private Reply make(Asked asked) {
        var application = desk.application(
                asked.session, asked.request.json().path("application").asText());
        return Reply.json(201, document(credentials.make(asked.session, application.id())));
    }

    private Reply remove(Asked asked) {
        var application = desk.application(asked.session, asked.request.pathParameter("application"));
        credentials.find(asked.session, application.id()).ifPresent(credentials::end);
        return Reply.empty(204);
    }

    private static ObjectNode document(ConsoleCredential credential) {
        return Json.object()
                .put("application", ProductsOf.name(credential.application()))
                .put("name", credential.name())
                .put("until", credential.expires().toString());
    }

    private Reply call(Asked asked) {
        if (asked.request.body().length > 2 * CallRequest.LARGEST_BODY) {
            throw new RequestException(413, "BodyTooLarge", "The console sends bodies of at most 1 MB.");
        }
        var wanted = CallRequest.read(asked.request.json());
        var session = asked.session;
        var target = desk.target(session, wanted.api(), wanted.operation());
        var application = wanted.application().map(name -> desk.application(session, name));
        var product = application.map(found -> product(session, target, found, wanted.product()));
        var client = application.map(found -> client(session, found, product.orElseThrow(), wanted.secret()));
        var key = wanted.subscription().map(name -> key(session, desk.subscription(session, name)));
        var document = calls.make(session, target, wanted, client, key);
        if (document.has("tokenRefused")) {
            application
                    .flatMap(found -> withoutToken(found, product.orElseThrow()))
                    .ifPresent(outcome -> document.set("refusal", Why.words(outcome)));
        }
        return Reply.json(200, document);
    }

    private Resource product(Session session, CallTarget target, Resource application, Optional<String> wanted) {
        return desk.products(session, target, application).stream()
                .filter(product -> wanted.isEmpty() || product.id().name().equalsIgnoreCase(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new RequestException(
                        400,
                        "NoProduct",
                        wanted.isEmpty()
                                ? "No product with this API is opened by an application's token: use a subscription"
                                        + " key, or call without credentials."
                                : "The API is in no product of this name that an application's token opens."));
    }

    private Client client(Session session, Resource application, Resource product, Optional<String> pasted) {
        var secret = pasted.or(() -> credentials.find(session, application.id()).flatMap(credentials::secret))
                .orElseThrow(() -> new RequestException(
                        400,
                        "NoCredential",
                        "The application has no console credential of this session: make one, or paste a secret."));
        var clientId = application
                .as(ClientApplication.class)
                .entraApplicationId()
                .orElseThrow(() -> new RequestException(
                        409, "NotRegistered", "The application is not registered at the tenant yet: try again."));
        return new Client(clientId, secret, ProductsOf.audience(product).orElseThrow() + "/.default");
    }

    private String key(Session session, Resource subscription) {
        return arm.ask(session, "POST", subscription.id(), List.of("listSecrets"), Json.object())
                .body()
                .map(keys -> keys.path("primaryKey").asText())
                .orElseThrow();
    }

    /** Why the tenant may have refused a token, as far as the configuration says. */
    private Optional<AccessOutcome> withoutToken(Resource application, Resource product) {
        return resources.read(view -> {
            var now = view.find(application.id());
            if (now.filter(found -> !found.as(ClientApplication.class).enabled())
                    .isPresent()) {
                return Optional.of(AccessOutcome.APPLICATION_DISABLED);
            }
            return view.exists(application
                                    .id()
                                    .child(Catalogue.PRODUCT_LINKS, product.id().name()))
                            || ProductsOf.link(view, application, product).isPresent()
                    ? Optional.<AccessOutcome>empty()
                    : Optional.of(AccessOutcome.LINK_MISSING);
        });
    }
}
