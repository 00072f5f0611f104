package dev.gatehouse.management.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.jose.Claims;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;

import java.util.List;
import java.util.Optional;

/**
 * Whose token one says it is, and for what. It says so itself: whether that is true is for the checks to tell.
 *
 * @param application the client application that it names
 * @param product the product that it is for
 */
record TokenSubject(Optional<Resource> application, Optional<Resource> product) {

    static TokenSubject of(String token, ResourceId service, ResourceView view) {
        try {
            var claims = UnverifiedToken.parse(token).claims();
            return new TokenSubject(application(claims, service, view), product(claims.texts("aud"), service, view));
        } catch (TokenRefused _) {
            return new TokenSubject(Optional.empty(), Optional.empty());
        }
    }

    void describe(ObjectNode document) {
        application.ifPresent(found -> document.set("application", named(found)));
        product.ifPresent(found -> document.set("product", named(found)));
    }

    private static ObjectNode named(Resource resource) {
        return Json.object()
                .put("id", resource.id().path())
                .put("name", resource.id().name())
                .put(
                        "displayName",
                        Json.text(resource.properties(), "displayName")
                                .orElse(resource.id().name()));
    }

    private static Optional<Resource> application(Claims claims, ResourceId service, ResourceView view) {
        return claims.text("azp")
                .or(() -> claims.text("appid"))
                .flatMap(client ->
                        view.having(service, Catalogue.CLIENT_APPLICATIONS, "entraApplicationId", client).stream()
                                .findFirst());
    }

    private static Optional<Resource> product(List<String> audiences, ResourceId service, ResourceView view) {
        return view.below(service, Catalogue.PRODUCTS).stream()
                .filter(product -> product.as(Product.class)
                        .application()
                        .flatMap(Product.Application::entra)
                        .filter(entra -> audiences.stream().anyMatch(audience -> isOf(audience, entra)))
                        .isPresent())
                .findFirst();
    }

    private static boolean isOf(String audience, Product.Entra entra) {
        var plain = audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
        return entra.audience().filter(plain::equalsIgnoreCase).isPresent()
                || entra.applicationId().filter(plain::equalsIgnoreCase).isPresent();
    }
}
