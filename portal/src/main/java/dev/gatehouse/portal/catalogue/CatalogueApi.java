package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.developer.Visitor;
import dev.gatehouse.portal.developer.Visitors;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the catalogue's pages ask. Somebody sees published products of their groups and the APIs of these; what isn't
 * theirs to see answers as what isn't there.
 */
public final class CatalogueApi {
    private static final String API = "/api/catalogue/apis/{name}";
    private static final List<String> FORMATS = List.of("openapi-link", "openapi+json-link");

    private final Visitors visitors;
    private final Installation installation;

    public CatalogueApi(Visitors visitors, Installation installation) {
        this.visitors = visitors;
        this.installation = installation;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/catalogue/products", this::products)
                .route("GET", "/api/catalogue/products/{name}", this::product)
                .route("GET", "/api/catalogue/apis", this::apis)
                .route(
                        "GET",
                        API,
                        request -> ofApi(
                                request, (visitor, api) -> apiDocuments(visitor).whole(api)))
                .route("GET", API + "/export", this::export)
                .route("GET", API + "/operations", this::operations)
                .route("GET", API + "/operations/{operation}", this::operation);
    }

    private Reply products(Request request) {
        var asked = Asked.of(request);
        return look(request, visitor -> {
            var documents = new ProductDocuments(visitor);
            var found = visitor.products().stream()
                    .filter(product -> asked.in(
                            product.id().name(),
                            product.as(Product.class).displayName(),
                            product.as(Product.class).description().orElse("")))
                    .toList();
            return asked.page(found, documents::line);
        });
    }

    private Reply product(Request request) {
        var name = request.pathParameter("name");
        return look(
                request,
                visitor -> new ProductDocuments(visitor)
                        .whole(visitor.product(name).orElseThrow(() -> missing("product"))));
    }

    private Reply apis(Request request) {
        var asked = Asked.of(request);
        return look(request, visitor -> {
            var documents = apiDocuments(visitor);
            return asked.page(documents.found(asked), documents::line);
        });
    }

    private Reply operations(Request request) {
        var asked = Asked.of(request);
        var byTag = request.query().single("group").filter("tag"::equals).isPresent();
        return ofApi(request, (visitor, api) -> new OperationList(api, visitor.view()).page(asked, byTag));
    }

    private Reply operation(Request request) {
        var name = request.pathParameter("operation");
        return ofApi(
                request,
                (visitor, api) -> visitor.view()
                        .find(operationId(api, name))
                        .map(found -> new OperationDocument(api, visitor.view()).of(found))
                        .orElseThrow(() -> missing("operation")));
    }

    /** A link to the API's document, good for five minutes. */
    private Reply export(Request request) {
        var format = request.query().single("format").orElse("");
        if (!FORMATS.contains(format)) {
            throw RequestException.malformed(
                    "ValidationError", "format must be one of " + String.join(", ", FORMATS) + ".");
        }
        var name = request.pathParameter("name");
        var id = visitors.look(
                request, visitor -> visitor.api(name).map(Resource::id).orElseThrow(() -> missing("API")));
        var answer = visitors.answer(
                request,
                new Visitors.Call("GET", id, List.of(), Map.of("export", "true", "format", format), new byte[0]));
        var link = answer.body().orElseThrow().at("/value/link").asText();
        return Reply.json(200, Json.object().put("link", link)).with("Cache-Control", "no-store");
    }

    private static ResourceId operationId(Resource api, String name) {
        if (!Catalogue.OPERATIONS.name().allows(name)) {
            throw missing("operation");
        }
        return api.id().child(Catalogue.OPERATIONS, name);
    }

    private ApiDocuments apiDocuments(Visitor visitor) {
        return new ApiDocuments(visitor, installation);
    }

    private Reply ofApi(Request request, BiFunction<Visitor, Resource, ObjectNode> document) {
        var name = request.pathParameter("name");
        return look(
                request, visitor -> document.apply(visitor, visitor.api(name).orElseThrow(() -> missing("API"))));
    }

    private Reply look(Request request, Function<Visitor, ObjectNode> document) {
        return Reply.json(200, visitors.look(request, document));
    }

    /** The same whether there is none, or one that isn't theirs to see. */
    private static RequestException missing(String what) {
        return new RequestException(
                404, "NotFound", "There is no " + what + " of this name that you may see. You may have to sign in.");
    }
}
