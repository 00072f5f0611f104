package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Group;
import dev.gatehouse.model.resource.NamedValue;
import dev.gatehouse.model.resource.Operation;
import dev.gatehouse.model.resource.Policy;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.model.resource.RoleAssignment;
import dev.gatehouse.model.resource.Service;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.model.resource.User;
import dev.gatehouse.model.resource.Workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.Filterable.compared;
import static dev.gatehouse.model.catalogue.Filterable.only;
import static dev.gatehouse.model.catalogue.ResourceType.entity;
import static dev.gatehouse.model.catalogue.ResourceType.link;
import static dev.gatehouse.model.catalogue.ResourceType.view;

/**
 * Every type of resource. A plain type is one entry here and one record. Sources: the operations of api-version
 * 2024-05-01 for verbs, {@code If-Match}, filters and names; 2024-10-01-preview and later for client applications.
 */
public final class Catalogue {
    /** The service itself; the root of all others. */
    public static final ResourceType SERVICE = entity("service", null, Service.class)
            .named(new NameRule(1, 50, java.util.regex.Pattern.compile("[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?")))
            .ifMatch(IfMatch.IGNORED)
            .done();

    /** Parts of a service with resources of their own: of each type that says so in its entry. */
    public static final ResourceType WORKSPACES = entity("workspaces", SERVICE, Workspace.class)
            .named(NameRule.withoutRevisionUpTo(80))
            .filteredBy(all("displayName"), all("description"))
            .since("2022-09-01-preview")
            .done();

    public static final ResourceType APIS = entity("apis", SERVICE, Api.class)
            .named(NameRule.revisionable(256))
            .filteredBy(
                    all("name"),
                    all("displayName"),
                    all("description"),
                    all("serviceUrl"),
                    all("path"),
                    only("isCurrent", "eq", "ne"))
            .inWorkspaces()
            .done();

    public static final ResourceType OPERATIONS = entity("operations", APIS, Operation.class)
            .named(NameRule.upTo(80))
            .filteredBy(all("name"), all("displayName"), all("method"), all("description"), all("urlTemplate"))
            .inWorkspaces()
            .done();

    public static final ResourceType PRODUCTS = entity("products", SERVICE, Product.class)
            .filteredBy(all("name"), all("displayName"), all("description"), all("terms"), only("state", "eq"))
            .inWorkspaces()
            .done();

    public static final ResourceType GROUPS = entity("groups", SERVICE, Group.class)
            .filteredBy(all("name"), all("displayName"), all("description"), only("externalId", "eq"))
            .inWorkspacesBeside("administrators", "developers", "guests")
            .done();

    public static final ResourceType USERS = entity("users", SERVICE, User.class)
            .named(NameRule.upTo(80))
            .filteredBy(
                    all("name"),
                    all("firstName"),
                    all("lastName"),
                    all("email"),
                    only("state", "eq"),
                    compared("registrationDate"),
                    all("note"))
            .done();

    private static final Filterable[] SUBSCRIPTION_FIELDS = {
        all("name"),
        all("displayName"),
        all("stateComment"),
        all("ownerId"),
        all("scope"),
        all("userId"),
        all("productId"),
        only("state", "eq")
    };

    public static final ResourceType SUBSCRIPTIONS = entity("subscriptions", SERVICE, Subscription.class)
            .named(NameRule.plainUpTo(256))
            .filteredBy(SUBSCRIPTION_FIELDS)
            .inWorkspaces()
            .done();

    public static final ResourceType NAMED_VALUES = entity("namedValues", SERVICE, NamedValue.class)
            .named(NameRule.plainUpTo(256))
            .filteredBy(
                    all("displayName"),
                    new Filterable(
                            "tags",
                            Set.of("eq", "ne", "gt", "ge", "lt", "le"),
                            Set.of("substringof", "contains", "startswith", "endswith", "any", "all")))
            .inWorkspaces()
            .done();

    public static final ResourceType CLIENT_APPLICATIONS = entity(
                    "clientApplications", SERVICE, ClientApplication.class)
            .without(Verb.PATCH)
            .ifMatch(IfMatch.IGNORED)
            .filteredBy(all("displayName"), all("description"), all("state"))
            .since("2024-10-01-preview")
            .done();

    public static final ResourceType PRODUCT_LINKS = entity("productLinks", CLIENT_APPLICATIONS, ProductLink.class)
            .without(Verb.PATCH, Verb.HEAD)
            .ifMatch(IfMatch.IGNORED)
            .since("2024-10-01-preview")
            .done();

    public static final ResourceType POLICIES = policies(SERVICE);
    public static final ResourceType PRODUCT_POLICIES = policies(PRODUCTS);
    public static final ResourceType API_POLICIES = policies(APIS);
    public static final ResourceType OPERATION_POLICIES = policies(OPERATIONS);

    public static final ResourceType PRODUCT_APIS = link(APIS, PRODUCTS)
            .filteredBy(all("name"), all("displayName"), all("description"), all("serviceUrl"), all("path"))
            .keptInWorkspaces()
            .done();

    public static final ResourceType PRODUCT_SUBSCRIPTIONS =
            view(SUBSCRIPTIONS, PRODUCTS).filteredBy(SUBSCRIPTION_FIELDS).done();

    public static final ResourceType API_PRODUCTS =
            view(PRODUCTS, APIS).filteredBy(all("displayName")).done();

    /** Kept with the service, but another provider's: no path of this one leads there. */
    public static final ResourceType ROLE_ASSIGNMENTS = entity("roleAssignments", SERVICE, RoleAssignment.class)
            .named(NameRule.guid())
            .without(Verb.PATCH, Verb.HEAD)
            .ifMatch(IfMatch.IGNORED)
            .inWorkspaces()
            .done();

    private Catalogue() {}

    /** Every type, parents before their children. */
    public static List<ResourceType> types() {
        return All.TYPES;
    }

    /** The types directly under another. */
    public static List<ResourceType> under(ResourceType parent) {
        return All.TYPES.stream()
                .filter(type -> type.parent().filter(parent::equals).isPresent())
                .toList();
    }

    /** The type of that name, in any case, directly under another. */
    public static Optional<ResourceType> child(ResourceType parent, String segment) {
        return All.TYPES.stream()
                .filter(type -> type.segment().equalsIgnoreCase(segment)
                        && type.parent().filter(parent::equals).isPresent())
                .findFirst();
    }

    /** The type as it stands in workspaces; empty if they don't have it. */
    public static Optional<ResourceType> inWorkspaces(ResourceType type) {
        return Optional.ofNullable(All.TWINS.get(type));
    }

    /** The type as it stands in the same service or workspace as another; itself where workspaces don't have it. */
    public static ResourceType beside(ResourceType place, ResourceType type) {
        return place.equals(WORKSPACES) || place.origin().isPresent()
                ? inWorkspaces(type).orElse(type)
                : type;
    }

    /** The type whose {@link ResourceType#path()} that is, in any case. */
    public static Optional<ResourceType> byPath(String path) {
        return Stream.concat(All.TYPES.stream(), Stream.of(ROLE_ASSIGNMENTS, All.TWINS.get(ROLE_ASSIGNMENTS)))
                .filter(type -> type.path().equalsIgnoreCase(path))
                .findFirst();
    }

    private static ResourceType policies(ResourceType parent) {
        return entity("policies", parent, Policy.class)
                .named(NameRule.always("policy"))
                .without(Verb.PATCH)
                .inWorkspaces()
                .done();
    }

    /**
     * The types here and those of every family. Apart from the constants, so that a family may use them whichever of
     * the classes is touched first.
     */
    private static final class All {
        private static final List<ResourceType> OF_SERVICES = Stream.of(
                        List.of(
                                SERVICE,
                                WORKSPACES,
                                APIS,
                                OPERATIONS,
                                PRODUCTS,
                                GROUPS,
                                USERS,
                                SUBSCRIPTIONS,
                                NAMED_VALUES,
                                CLIENT_APPLICATIONS,
                                PRODUCT_LINKS,
                                POLICIES,
                                PRODUCT_POLICIES,
                                API_POLICIES,
                                OPERATION_POLICIES,
                                PRODUCT_APIS,
                                PRODUCT_SUBSCRIPTIONS,
                                API_PRODUCTS),
                        ApiTypes.types(),
                        TagTypes.types(),
                        GatewayTypes.types(),
                        ProviderTypes.types(),
                        ContentTypes.types(),
                        PolicyTypes.types(),
                        PeopleTypes.types(),
                        RequestTypes.types(),
                        BackendTypes.types(),
                        PortalTypes.types())
                .flatMap(List::stream)
                .toList();

        private static final Map<ResourceType, ResourceType> TWINS = twins();

        private static final List<ResourceType> TYPES = Stream.concat(
                        OF_SERVICES.stream(), OF_SERVICES.stream().flatMap(type -> Stream.ofNullable(TWINS.get(type))))
                .toList();

        /** By the service's type, parents before their children. */
        private static Map<ResourceType, ResourceType> twins() {
            var twins = new LinkedHashMap<ResourceType, ResourceType>();
            Stream.concat(OF_SERVICES.stream(), Stream.of(ROLE_ASSIGNMENTS))
                    .filter(type -> type.workspaces() != Workspaces.NONE)
                    .forEach(type -> {
                        var above = type.parent().orElseThrow();
                        var parent = above.equals(SERVICE) ? WORKSPACES : twins.get(above);
                        twins.put(type, type.twin(parent));
                    });
            return twins;
        }
    }
}
