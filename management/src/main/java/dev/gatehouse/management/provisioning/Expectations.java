package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.provisioning.KeptSecrets.Kept;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What should stand in the directory by what the resources of all services say.
 *
 * @param wanted by unique name
 * @param busy subjects of what is still to be done, about which nothing can be said
 */
record Expectations(Map<String, Wanted> wanted, Set<String> busy, int waiting) {
    /** How all unique names begin. */
    static final String BEGINNING = "gatehouse-";

    private static final String PRODUCT = ProductTask.uniqueName("");
    private static final String CLIENT = ClientTask.uniqueName("");

    /**
     * An application that should be there, or, of a product that was withdrawn, should not.
     *
     * @param application what the product keeps of it; empty of a client
     * @param links of a product, the unique names of the clients that have its role
     * @param secrets of a client, key ids and when they end
     */
    record Wanted(
            Whom whom,
            String displayName,
            String applicationId,
            boolean live,
            Optional<ProductApplication> application,
            Set<String> links,
            Map<String, Instant> secrets) {}

    static Expectations of(ResourceView view) {
        var wanted = new LinkedHashMap<String, Wanted>();
        view.services().forEach(service -> collect(service, view, wanted));
        var busy = new HashSet<String>();
        var intents = view.intents();
        for (var intent : intents) {
            var subjects = TaskIntent.task(intent).subjects();
            busy.addAll(subjects.alone());
            busy.addAll(subjects.beside());
        }
        return new Expectations(wanted, busy, intents.size());
    }

    /** What intents call the object of that unique name. */
    static String subject(String uniqueName) {
        return uniqueName.startsWith(PRODUCT)
                ? ProductTask.subject(uniqueName.substring(PRODUCT.length()))
                : ClientTask.subject(uniqueName.substring(CLIENT.length()));
    }

    /** Whether a unique name is one that is made here. */
    static boolean isOne(String uniqueName) {
        return uniqueName.startsWith(PRODUCT) || uniqueName.startsWith(CLIENT);
    }

    private static void collect(ServiceId service, ResourceView view, Map<String, Wanted> wanted) {
        var root = ResourceId.of(service);
        var clients = new LinkedHashMap<ResourceId, String>();
        for (var client : view.below(root, Catalogue.CLIENT_APPLICATIONS)) {
            var name = ClientTask.uniqueName(client.uid());
            clients.put(client.id(), name);
            wanted.put(name, client(client));
        }
        var links = new LinkedHashMap<String, Set<String>>();
        for (var link : view.below(root, Catalogue.PRODUCT_LINKS)) {
            var of = link.as(ProductLink.class);
            var client = link.id().parent().map(clients::get);
            if (client.isPresent() && of.active()) {
                links.computeIfAbsent(of.productId().toLowerCase(Locale.ROOT), _ -> new LinkedHashSet<>())
                        .add(client.get());
            }
        }
        for (var product : view.below(root, Catalogue.PRODUCTS)) {
            var path = product.id().shortPath().toLowerCase(Locale.ROOT);
            ProductApplication.of(product)
                    .ifPresent(application -> wanted.put(
                            ProductTask.uniqueName(product.uid()),
                            product(product, application, links.getOrDefault(path, Set.of()))));
        }
    }

    private static Wanted client(Resource client) {
        return new Wanted(
                Whom.of(client),
                ClientTask.applicationName(client.as(ClientApplication.class).displayName()),
                client.properties().path("entraApplicationId").asText(),
                true,
                Optional.empty(),
                Set.of(),
                KeptSecrets.of(client).all().stream().collect(Collectors.toMap(Kept::keyId, Kept::expires)));
    }

    private static Wanted product(Resource product, ProductApplication application, Set<String> links) {
        var is = product.as(Product.class);
        return new Wanted(
                Whom.of(product),
                ProductTask.applicationName(is.displayName()),
                application.applicationId(),
                is.acceptsTokens(),
                Optional.of(application),
                links,
                Map.of());
    }
}
