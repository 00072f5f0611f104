package dev.gatehouse.management.types.tags;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.Filterable.only;

/** The lists by tag: of everything in a service that has tags, of its APIs and its products, and of an API's operations. */
final class TagResources {
    private static final List<Filterable> ANYTHING = List.of(
            all("aid"),
            all("name"),
            all("displayName"),
            all("apiName"),
            all("apiRevision"),
            all("path"),
            all("description"),
            all("serviceUrl"),
            all("method"),
            all("urlTemplate"),
            all("terms"),
            only("state", "eq"),
            only("isCurrent", "eq"));
    private static final List<Filterable> APIS = List.of(
            all("name"),
            all("displayName"),
            all("apiRevision"),
            all("path"),
            all("description"),
            all("serviceUrl"),
            only("isCurrent", "eq"));
    private static final List<Filterable> PRODUCTS = List.of(
            all("name"),
            all("displayName"),
            all("description"),
            all("terms"),
            new Filterable("state", Set.of("eq"), Set.of("substringof", "contains", "startswith", "endswith")));
    private static final List<Filterable> OPERATIONS = List.of(
            all("name"), all("displayName"), all("apiName"), all("description"), all("method"), all("urlTemplate"));

    private TagResources() {}

    static List<ResourceBehaviour> behaviours() {
        return List.of(
                new Lists(
                        Catalogue.SERVICE,
                        Map.of(
                                "tagResources",
                                new TagResourceList(
                                        "tagResources",
                                        List.of(List.of("apis"), List.of("apis", "operations"), List.of("products")),
                                        ANYTHING,
                                        "includeNotTagged"),
                                "apisByTags",
                                new TagResourceList(
                                        "apisByTags", List.of(List.of("apis")), APIS, "includeNotTaggedApis"),
                                "productsByTags",
                                new TagResourceList(
                                        "productsByTags",
                                        List.of(List.of("products")),
                                        PRODUCTS,
                                        "includeNotTaggedProducts"))),
                new Lists(
                        Catalogue.APIS,
                        Map.of(
                                "operationsByTags",
                                new TagResourceList(
                                        "operationsByTags",
                                        List.of(List.of("operations")),
                                        OPERATIONS,
                                        "includeNotTaggedOperations"))));
    }

    /** Lists under resources of a type. */
    private record Lists(ResourceType type, Map<String, SubResource> subResources) implements ResourceBehaviour {
        @Override
        public Set<ResourceType> types() {
            return Set.of(type);
        }
    }
}
