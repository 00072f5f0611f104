package dev.gatehouse.portal.developer;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.types.GroupType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Product;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody sees of the catalogue, as of one moment: published products of the groups that they are in, and the APIs
 * of these products. Who hasn't signed in is in the group Guests.
 *
 * @param developer who it is, if it is known
 */
public record Visitor(Optional<Developer> developer, ServiceId service, ResourceView view) {

    /** The products that they see, in order of creation. */
    public List<Resource> products() {
        var shown = shown(PeopleTypes.PRODUCT_GROUPS, groups());
        return view.below(root(), Catalogue.PRODUCTS).stream()
                .filter(Visitor::published)
                .filter(product -> shown.containsKey(product.id().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The product of that name, if they see it. */
    public Optional<Resource> product(String name) {
        if (!Catalogue.PRODUCTS.name().allows(name)) {
            return Optional.empty();
        }
        var groups = groups();
        return view.find(root().child(Catalogue.PRODUCTS, name))
                .filter(Visitor::published)
                .filter(product -> view.below(product.id(), PeopleTypes.PRODUCT_GROUPS).stream()
                        .anyMatch(link -> groups.contains(lower(link))));
    }

    /** The APIs of the products that they see, each by its current revision, in order of creation. */
    public List<Resource> apis() {
        var names = new HashSet<String>();
        var products = names(products());
        for (var link : view.below(root(), Catalogue.PRODUCT_APIS)) {
            if (products.contains(above(link))) {
                names.add(lower(link));
            }
        }
        return view.below(root(), Catalogue.APIS).stream()
                .filter(api -> names.contains(lower(api)))
                .toList();
    }

    /** The current revision of the API of that name, if one of the products that they see has it. */
    public Optional<Resource> api(String name) {
        return !Catalogue.APIS.name().allows(name) || Revisions.number(name).isPresent()
                ? Optional.empty()
                : view.find(root().child(Catalogue.APIS, name))
                        .filter(api -> !productsWith(api).isEmpty());
    }

    /** The products that they see and that have the API. */
    public List<Resource> productsWith(Resource api) {
        var having = shown(Catalogue.PRODUCT_APIS, Set.of(lower(api)));
        return products().stream()
                .filter(product -> having.containsKey(lower(product)))
                .toList();
    }

    /** The APIs of a product, each by its current revision. */
    public List<Resource> apisOf(Resource product) {
        return view.below(product.id(), Catalogue.PRODUCT_APIS).stream()
                .flatMap(link ->
                        view.find(product.id().beside(Catalogue.APIS, link.id().name())).stream())
                .toList();
    }

    /** Which of a product's links of that type lead to one of these names; by the product's name. */
    private Map<String, String> shown(ResourceType links, Set<String> targets) {
        var found = new HashMap<String, String>();
        for (var link : view.below(root(), links)) {
            if (targets.contains(lower(link))) {
                found.put(above(link), lower(link));
            }
        }
        return found;
    }

    private Set<String> groups() {
        return developer.map(Developer::groups).orElse(Set.of(GroupType.GUESTS));
    }

    private ResourceId root() {
        return ResourceId.of(service);
    }

    private static boolean published(Resource product) {
        return product.as(Product.class).state() == Product.State.PUBLISHED;
    }

    private static Set<String> names(List<Resource> resources) {
        var names = new HashSet<String>();
        resources.forEach(each -> names.add(lower(each)));
        return names;
    }

    private static String lower(Resource resource) {
        return resource.id().name().toLowerCase(Locale.ROOT);
    }

    private static String above(Resource link) {
        return link.id().parent().orElseThrow().name().toLowerCase(Locale.ROOT);
    }
}
