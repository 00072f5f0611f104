package dev.gatehouse.portal.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.types.SubscriptionType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.model.resource.Subscription.State;
import dev.gatehouse.portal.catalogue.Asked;
import dev.gatehouse.portal.developer.Developer;
import dev.gatehouse.portal.developer.Visitors;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a developer does with subscriptions of their own. Whatever is changed goes through the ARM API, so that its rules
 * hold and its audit log says it. Another's subscription is not there for them.
 */
public final class KeysApi {
    private static final String ONE = "/api/keys/{name}";
    private static final Set<State> LIVING = Set.of(State.ACTIVE, State.SUBMITTED, State.SUSPENDED);

    private final Visitors visitors;

    public KeysApi(Visitors visitors) {
        this.visitors = visitors;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/keys", this::list)
                .route("POST", "/api/keys", this::subscribe)
                .route("GET", ONE, request -> told(request, request.pathParameter("name")))
                .route("PATCH", ONE, this::rename)
                .route("POST", ONE + "/cancel", this::cancel)
                .route("POST", ONE + "/show", request -> act(request, "listSecrets"))
                .route("POST", ONE + "/regenerate-primary", request -> act(request, "regeneratePrimaryKey"))
                .route("POST", ONE + "/regenerate-secondary", request -> act(request, "regenerateSecondaryKey"));
    }

    private Reply list(Request request) {
        var asked = Asked.of(request);
        return Reply.json(200, visitors.as(request, developer -> {
            var documents = new KeyDocuments(developer);
            var found = developer.subscriptions().reversed().stream()
                    .map(documents::of)
                    .filter(each -> asked.in(
                            each.path("displayName").asText(),
                            each.at("/scope/displayName").asText()))
                    .toList();
            return asked.page(found, each -> each);
        }));
    }

    private Reply told(Request request, String name) {
        return Reply.json(200, visitors.as(request, developer -> new KeyDocuments(developer).of(own(developer, name))));
    }

    /** Subscribes to a product that the developer sees: active at once, unless its manager has to approve it. */
    private Reply subscribe(Request request) {
        var asked = request.json();
        var wanted = asked.path("product").asText("");
        var body = visitors.as(request, developer -> {
            var product = developer.sees(wanted).orElseThrow(() -> wrong("There is no product of this name for you."));
            var said = product.as(Product.class);
            if (!said.acceptsKeys() || !said.subscriptionRequired()) {
                throw wrong("Nobody subscribes to " + said.displayName() + ": it isn't opened by keys.");
            }
            if (said.terms().filter(terms -> !terms.isBlank()).isPresent()
                    && !asked.path("agreed").asBoolean()) {
                throw wrong("agreed must be true: read the terms of use of " + said.displayName() + ", and agree.");
            }
            return properties(Json.object()
                    .put("displayName", displayName(asked))
                    .put("scope", product.id().shortPath())
                    .put("ownerId", developer.user().id().shortPath()));
        });
        var id = visitors.as(
                request,
                developer -> ResourceId.of(developer.user().id().service())
                        .child(Catalogue.SUBSCRIPTIONS, UUID.randomUUID().toString()));
        var query = Map.of("appType", SubscriptionType.DEVELOPER_PORTAL, "notify", "true");
        visitors.answer(request, new Visitors.Call("PUT", id, List.of(), query, Json.write(body)));
        return told(request, id.name());
    }

    private Reply rename(Request request) {
        var name = displayName(request.json());
        change(request, Json.object().put("displayName", name));
        return told(request, request.pathParameter("name"));
    }

    private Reply cancel(Request request) {
        var state = visitors.as(
                request,
                developer -> own(developer, request.pathParameter("name"))
                        .as(Subscription.class)
                        .state());
        if (!LIVING.contains(state)) {
            throw new RequestException(409, "Conflict", "The subscription is " + state.wireName() + " already.");
        }
        change(request, Json.object().put("state", State.CANCELLED.wireName()));
        return told(request, request.pathParameter("name"));
    }

    private void change(Request request, ObjectNode properties) {
        visitors.ask(request, "PATCH", ownId(request), Json.write(properties(properties)));
    }

    private Reply act(Request request, String action) {
        return visitors.ask(request, "POST", ownId(request), new byte[0], action);
    }

    private ResourceId ownId(Request request) {
        var name = request.pathParameter("name");
        return visitors.as(request, developer -> own(developer, name).id());
    }

    private static Resource own(Developer developer, String name) {
        return developer
                .subscription(name)
                .orElseThrow(() -> new RequestException(404, "NotFound", "You have no subscription of this name."));
    }

    private static ObjectNode properties(ObjectNode properties) {
        var body = Json.object();
        body.set("properties", properties);
        return body;
    }

    private static String displayName(JsonNode asked) {
        var name = asked.path("displayName").asText("").strip();
        if (name.isEmpty() || name.length() > 100) {
            throw wrong("displayName must have 1 to 100 letters.");
        }
        return name;
    }

    private static RequestException wrong(String message) {
        return RequestException.malformed("ValidationError", message);
    }
}
