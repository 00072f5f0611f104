package dev.gatehouse.portal.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.requests.Requestable;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.portal.developer.Developer;

import java.util.List;
import java.util.Optional;

/** What is told of requests to a developer: all but who decided. */
final class RequestDocuments {
    private static final List<String> TOLD =
            List.of("state", "message", "comment", "createdDate", "decidedDate", "applicationName", "productName");

    private final Developer developer;

    RequestDocuments(Developer developer) {
        this.developer = developer;
    }

    /** The developer's requests, the newest first. */
    List<ObjectNode> all() {
        return resources().reversed().stream()
                .map(request ->
                        of(Json.object().put("name", request.id().name()).set("properties", request.properties())))
                .toList();
    }

    /** The one of that name, if it is the developer's. */
    Optional<Resource> own(String name) {
        return resources().stream()
                .filter(request -> request.id().name().equalsIgnoreCase(name))
                .findFirst();
    }

    private List<Resource> resources() {
        return developer
                .view()
                .having(
                        ResourceId.of(developer.user().id().service()),
                        RequestTypes.ACCESS_REQUESTS,
                        "requesterId",
                        developer.user().id().shortPath());
    }

    /** A request as the Resource Manager API gives it, or as it is kept. */
    static ObjectNode of(JsonNode document) {
        var properties = document.path("properties");
        var json = Json.object()
                .put("name", document.path("name").asText())
                .put("application", last(properties.path("applicationId")))
                .put("product", last(properties.path("productId")));
        TOLD.stream().filter(properties::hasNonNull).forEach(name -> json.set(name, properties.get(name)));
        return json;
    }

    private static String last(JsonNode id) {
        return id.asText().substring(id.asText().lastIndexOf('/') + 1);
    }

    /** How the developer comes by a product, and which of their applications have it; empty if they don't see it. */
    Optional<ObjectNode> access(String name) {
        var view = developer.view();
        var user = developer.user().id();
        return view.find(ResourceId.of(user.service()).child(Catalogue.PRODUCTS, name))
                .filter(product -> Requestable.sees(user, product, view))
                .map(product -> {
                    var settings = Requestable.settings(product, view);
                    var json = Json.object()
                            .put("access", settings.access().wireName())
                            .put("registration", settings.registration())
                            .put("limit", settings.applicationsLimit())
                            .put("left", Requestable.left(user, product, view));
                    var applications = json.putArray("applications");
                    developer
                            .applications()
                            .forEach(application -> applications
                                    .addObject()
                                    .put("name", application.id().name())
                                    .put(
                                            "displayName",
                                            application
                                                    .as(ClientApplication.class)
                                                    .displayName())
                                    .put("state", state(application, product)));
                    return json;
                });
    }

    /** The products that the developer may register applications for. */
    List<ObjectNode> registrable() {
        var view = developer.view();
        var user = developer.user().id();
        return view.below(ResourceId.of(user.service()), Catalogue.PRODUCTS).stream()
                .filter(product -> Requestable.settings(product, view).registration())
                .filter(product -> Requestable.sees(user, product, view))
                .map(product -> {
                    var settings = Requestable.settings(product, view);
                    return Json.object()
                            .put("name", product.id().name())
                            .put("displayName", product.as(Product.class).displayName())
                            .put("access", settings.access().wireName())
                            .put("limit", settings.applicationsLimit())
                            .put("left", Requestable.left(user, product, view));
                })
                .toList();
    }

    /** What the link between them says; {@code none} where there is none. */
    private String state(Resource application, Resource product) {
        return developer.links(application).stream()
                .filter(link -> link.productId().equalsIgnoreCase(product.id().shortPath()))
                .findFirst()
                .flatMap(ProductLink::state)
                .map(ClientApplication.State::wireName)
                .orElse("none");
    }
}
