package dev.gatehouse.management.insight;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.provisioning.ApplicationSecrets;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.model.resource.User;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A service's applications, products and APIs at one revision, and what leads from one to the other. Keys are names in
 * lower case; each map is in the order of display names. Workspaces have no application based access and no part in it.
 */
record Picture(
        Map<String, Application> applications,
        Map<String, Offer> products,
        Map<String, Callable> apis,
        List<Grant> grants,
        List<Content> contents) {

    /**
     * @param resource its ARM path
     * @param uid what names at the identity provider are made from
     * @param lastExpiry when the last of its secrets that were made here expires; empty if none was
     */
    record Application(
            String name,
            String displayName,
            String resource,
            String uid,
            String owner,
            boolean enabled,
            boolean ownerActive,
            Optional<Instant> lastExpiry) {}

    /** A product. */
    record Offer(String name, String displayName, String resource, boolean published, boolean acceptsTokens) {}

    /** An API's current revision. */
    record Callable(String name, String displayName, String path) {}

    /** That an application was granted a product; both by key. */
    record Grant(String application, String product, ClientApplication.State state) {}

    /** That a product contains an API; both by key. */
    record Content(String product, String api) {}

    static Picture of(ResourceId service, ResourceView view) {
        var owners = new HashMap<String, Boolean>();
        var applications = byKey(
                view.below(service, Catalogue.CLIENT_APPLICATIONS),
                resource -> application(resource, service, view, owners),
                Application::displayName);
        var products = byKey(view.below(service, Catalogue.PRODUCTS), Picture::offer, Offer::displayName);
        var apis = byKey(
                view.below(service, Catalogue.APIS).stream()
                        .filter(resource -> !resource.id().name().contains(";rev="))
                        .toList(),
                Picture::callable,
                Callable::displayName);
        var grants = view.below(service, Catalogue.PRODUCT_LINKS).stream()
                .map(Picture::grant)
                .filter(grant -> applications.containsKey(grant.application()) && products.containsKey(grant.product()))
                .toList();
        var contents = view.below(service, Catalogue.PRODUCT_APIS).stream()
                .map(link -> new Content(
                        key(link.id().names().getFirst()), key(link.id().name())))
                .filter(content -> products.containsKey(content.product()) && apis.containsKey(content.api()))
                .toList();
        return new Picture(applications, products, apis, grants, contents);
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Application application(
            Resource resource, ResourceId service, ResourceView view, Map<String, Boolean> owners) {
        var application = resource.as(ClientApplication.class);
        var owner = last(application.ownerId());
        var active = owners.computeIfAbsent(
                owner,
                name -> view.find(service.child(Catalogue.USERS, name))
                        .map(user -> user.as(User.class).state() == User.State.ACTIVE)
                        .orElse(false));
        return new Application(
                resource.id().name(),
                application.displayName(),
                resource.id().path(),
                resource.uid(),
                owner,
                application.enabled(),
                active,
                ApplicationSecrets.expiries(resource).stream().max(Comparator.naturalOrder()));
    }

    private static Offer offer(Resource resource) {
        var product = resource.as(Product.class);
        return new Offer(
                resource.id().name(),
                product.displayName(),
                resource.id().path(),
                product.state() == Product.State.PUBLISHED,
                product.acceptsTokens());
    }

    private static Callable callable(Resource resource) {
        var api = resource.as(Api.class);
        return new Callable(
                resource.id().name(), api.displayName().orElse(resource.id().name()), api.path());
    }

    private static Grant grant(Resource resource) {
        var link = resource.as(ProductLink.class);
        return new Grant(
                key(resource.id().names().getFirst()),
                key(last(link.productId())),
                link.state().orElse(ClientApplication.State.ACTIVE));
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static <T> Map<String, T> byKey(
            List<Resource> resources, Function<Resource, T> reading, Function<T, String> displayName) {
        record Keyed<T>(String key, T value) {}
        return resources.stream()
                .map(resource -> new Keyed<>(key(resource.id().name()), reading.apply(resource)))
                .sorted(Comparator.comparing(
                                (Keyed<T> one) -> displayName.apply(one.value()), String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Keyed::key))
                .collect(Collectors.toMap(Keyed::key, Keyed::value, (one, _) -> one, LinkedHashMap::new));
    }
}
