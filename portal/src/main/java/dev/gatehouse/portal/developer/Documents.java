package dev.gatehouse.portal.developer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;

import java.util.Optional;

/** What is told of products and applications to a developer: no more than calling them needs. */
final class Documents {
    private final Developer developer;
    private final String gatewayUrl;

    Documents(Developer developer, String gatewayUrl) {
        this.developer = developer;
        this.gatewayUrl = gatewayUrl;
    }

    ObjectNode product(Resource resource) {
        var product = resource.as(Product.class);
        var json = Json.object()
                .put("name", resource.id().name())
                .put("displayName", product.displayName())
                .put("description", product.description().orElse(""))
                .put("acceptsTokens", product.acceptsTokens())
                .put("acceptsKeys", product.acceptsKeys());
        if (product.acceptsTokens()) {
            audience(product)
                    .ifPresent(audience -> json.put("audience", audience).put("scope", audience + "/.default"));
        }
        var apis = json.putArray("apis");
        for (var link : developer.view().below(resource.id(), Catalogue.PRODUCT_APIS)) {
            developer
                    .view()
                    .find(resource.id().beside(Catalogue.APIS, link.id().name()))
                    .ifPresent(api -> apis.add(api(api)));
        }
        return json;
    }

    private ObjectNode api(Resource api) {
        var json = Json.object()
                .put("name", api.id().name())
                .put("displayName", api.properties().path("displayName").asText());
        developer.view().below(api.id(), Catalogue.OPERATIONS).stream()
                .map(Resource::properties)
                .filter(operation -> operation.path("method").asText().equalsIgnoreCase("GET"))
                .filter(operation -> operation.path("urlTemplate").asText().indexOf('{') < 0)
                .findFirst()
                .ifPresent(operation -> json.put("exampleUrl", url(api.properties(), operation)));
        return json;
    }

    /** The operation with values for what it requires in its query. */
    private String url(JsonNode api, JsonNode operation) {
        var path = api.path("path").asText();
        var url = new StringBuilder(gatewayUrl).append(path.isEmpty() ? "" : "/" + path);
        url.append(operation.path("urlTemplate").asText());
        var separator = url.indexOf("?") < 0 ? '?' : '&';
        for (var parameter : operation.at("/request/queryParameters")) {
            if (parameter.path("required").asBoolean()) {
                var value = Optional.of(parameter.path("defaultValue").asText())
                        .filter(text -> !text.isEmpty())
                        .orElse(parameter.path("values").path(0).asText("value"));
                url.append(separator)
                        .append(dev.gatehouse.http.PercentEncoding.encode(
                                parameter.path("name").asText()))
                        .append('=')
                        .append(dev.gatehouse.http.PercentEncoding.encode(value));
                separator = '&';
            }
        }
        return url.toString();
    }

    ObjectNode application(Resource resource) {
        var application = resource.as(ClientApplication.class);
        var json = Json.object()
                .put("name", resource.id().name())
                .put("displayName", application.displayName())
                .put("description", application.description().orElse(""))
                .put("clientId", application.entraApplicationId().orElse(""))
                .put("enabled", application.enabled())
                .put("registeredByOwner", !application.registeredFor().isEmpty());
        var products = json.putArray("products");
        for (var link : developer.links(resource)) {
            developer
                    .product(link)
                    .ifPresent(product -> products.add(product(product)
                            .put(
                                    "state",
                                    link.state().map(state -> state.wireName()).orElse(""))));
        }
        return json;
    }

    private static Optional<String> audience(Product product) {
        return product.application().flatMap(Product.Application::entra).flatMap(Product.Entra::audience);
    }
}
