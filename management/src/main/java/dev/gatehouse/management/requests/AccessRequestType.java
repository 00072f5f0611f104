package dev.gatehouse.management.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ListField;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction.Call;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.AccessRequest;
import dev.gatehouse.model.resource.AccessRequest.State;
import dev.gatehouse.model.resource.AccessSettings.Access;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.User;
import dev.gatehouse.store.ResourceField;
import dev.gatehouse.store.ResourceFilter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Requests of developers: made pending, or approved where the product is given at once; decided once. The link between
 * application and product follows in the same transaction; what it gives at the identity provider was given before.
 */
final class AccessRequestType implements ResourceBehaviour {
    /** How many that are over are kept of one application and product. */
    private static final int HISTORY = 10;

    private final RequestLetters letters;
    private final RequestRules rules = new RequestRules();

    AccessRequestType(RequestLetters letters) {
        this.letters = letters;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(RequestTypes.ACCESS_REQUESTS);
    }

    @Override
    public List<ListField> fields() {
        return List.of(
                named("applicationId", Catalogue.CLIENT_APPLICATIONS),
                named("productId", Catalogue.PRODUCTS),
                named("requesterId", Catalogue.USERS),
                ListField.made(Filterable.all("requesterName")));
    }

    /** Filtered by the name of what it refers to. */
    private static ListField named(String property, ResourceType type) {
        var place = ResourceField.document("properties", property);
        return ListField.made(Filterable.all(property))
                .equal((text, _) -> ResourceFilter.textEquals(place, "/" + type.segment() + "/" + text));
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        if (draft.creating()) {
            begin(draft, view);
        } else if (Json.text(properties, "state")
                .filter(state -> !state.equalsIgnoreCase(draft.beforeAs(AccessRequest.class)
                        .orElseThrow()
                        .state()
                        .wireName()))
                .isPresent()) {
            properties
                    .put("decidedDate", Dates.seconds(draft.now()))
                    .put("decidedBy", draft.principal().name());
        }
    }

    private static void begin(Draft draft, ResourceView view) {
        var properties = draft.properties();
        properties.put("createdDate", Dates.seconds(draft.now()));
        named(draft, "applicationId", Catalogue.CLIENT_APPLICATIONS, view).ifPresent(application -> {
            var says = application.as(ClientApplication.class);
            properties.put("applicationName", says.displayName()).put("requesterId", says.ownerId());
        });
        named(draft, "productId", Catalogue.PRODUCTS, view).ifPresent(product -> {
            properties.put("productName", product.as(Product.class).displayName());
            var given = Requestable.settings(product, view).access() == Access.AT_ONCE;
            if (draft.named("state").isEmpty()) {
                properties.put("state", (given ? State.APPROVED : State.PENDING).wireName());
            }
            if (given) {
                properties.put("decidedDate", Dates.seconds(draft.now()));
            }
        });
    }

    private static Optional<Resource> named(Draft draft, String property, ResourceType type, ResourceView view) {
        return Json.text(draft.properties(), property)
                .flatMap(text -> Ids.parse(draft.id().scope(), text, type))
                .flatMap(view::find);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (draft.creating()) {
            rules.making(draft, view, problems);
        } else {
            rules.changing(draft, view, problems);
        }
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var request = draft.as(AccessRequest.class);
        var before = draft.beforeAs(AccessRequest.class).map(AccessRequest::state);
        if (before.filter(request.state()::equals).isPresent()) {
            return;
        }
        var application = application(draft.id(), request);
        var product = product(draft.id(), request);
        switch (request.state()) {
            case PENDING -> RequestedLinks.put(change, application, product, ClientApplication.State.PENDING);
            case APPROVED -> RequestedLinks.put(change, application, product, ClientApplication.State.ACTIVE);
            case REJECTED -> RequestedLinks.put(change, application, product, ClientApplication.State.REJECTED);
            case CANCELLED -> RequestedLinks.removeIdle(change, application, product);
        }
        if (draft.creating()) {
            forget(change, application, product);
            letters.asked(change, draft.proposed());
        } else if (request.state() != State.CANCELLED) {
            letters.decided(change, request, ResourceId.of(draft.id().service()));
        }
    }

    /** The oldest that are over go, so that nobody fills the store by asking and taking back. */
    private static void forget(ResourceChange change, ResourceId application, ResourceId product) {
        var over = OpenRequests.all(application, product, change).stream()
                .filter(request -> !OpenRequests.waits(request))
                .toList();
        over.stream().limit(Math.max(0, over.size() - HISTORY)).forEach(request -> change.remove(request.id()));
    }

    /** A request that goes while it waits is taken back; one that was rejected takes what it left along. */
    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var going = deletion.resource();
        var request = going.as(AccessRequest.class);
        var application = application(going.id(), request);
        var product = product(going.id(), request);
        var newest = OpenRequests.all(application, product, change).getLast();
        if (newest.id().equals(going.id()) && change.exists(application)) {
            RequestedLinks.removeIdle(change, application, product);
        }
    }

    @Override
    public void render(Resource request, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document);
        request.as(AccessRequest.class)
                .requesterId()
                .flatMap(owner -> Ids.parse(request.id().scope(), owner, Catalogue.USERS))
                .flatMap(view::find)
                .map(user -> user.as(User.class))
                .ifPresent(user -> properties.put(
                        "requesterName", user.firstName() + " " + user.lastName() + " (" + user.email() + ")"));
    }

    @Override
    public Map<String, Function<Call, ObjectNode>> transitions() {
        return Map.of(
                "approve", call -> deciding(call, State.APPROVED),
                "reject", call -> deciding(call, State.REJECTED),
                "cancel", call -> deciding(call, State.CANCELLED));
    }

    private static ObjectNode deciding(Call call, State state) {
        var body = Json.object();
        var properties = Json.properties(body).put("state", state.wireName());
        if (call.body().has("comment")) {
            properties.set("comment", call.body().get("comment"));
        }
        return body;
    }

    private static ResourceId application(ResourceId id, AccessRequest request) {
        return Ids.parse(id.scope(), request.applicationId(), Catalogue.CLIENT_APPLICATIONS)
                .orElseThrow();
    }

    private static ResourceId product(ResourceId id, AccessRequest request) {
        return Ids.parse(id.scope(), request.productId(), Catalogue.PRODUCTS).orElseThrow();
    }
}
