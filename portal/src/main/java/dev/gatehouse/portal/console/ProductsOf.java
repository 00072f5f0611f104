package dev.gatehouse.portal.console;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which products open an API. */
final class ProductsOf {
    private ProductsOf() {}

    static boolean contains(ResourceView view, Resource product, CallTarget target) {
        return view.exists(product.id().child(Catalogue.PRODUCT_APIS, target.apiName()));
    }

    /** Those of the products with the API that take tokens, first those that the application has. */
    static List<Resource> takingTokens(
            ResourceView view, List<Resource> products, CallTarget target, Resource application) {
        return products.stream()
                .filter(product -> product.as(Product.class).acceptsTokens())
                .filter(product -> audience(product).isPresent())
                .filter(product -> contains(view, product, target))
                .sorted(Comparator.comparing(
                        product -> link(view, application, product).isEmpty()))
                .toList();
    }

    static Optional<ProductLink> link(ResourceView view, Resource application, Resource product) {
        return view.below(application.id(), Catalogue.PRODUCT_LINKS).stream()
                .map(link -> link.as(ProductLink.class))
                .filter(link ->
                        name(link.productId()).equalsIgnoreCase(product.id().name()))
                .findFirst();
    }

    static Optional<String> audience(Resource product) {
        return product.as(Product.class)
                .application()
                .flatMap(Product.Application::entra)
                .flatMap(Product.Entra::audience);
    }

    /** The last word of an id. */
    static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
