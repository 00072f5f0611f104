package dev.gatehouse.management.publishing;

import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.provisioning.ProductApplication;
import dev.gatehouse.management.types.NamedValueType;
import dev.gatehouse.management.types.ServiceAddresses;
import dev.gatehouse.management.types.backends.GatewayBackend;
import dev.gatehouse.management.types.people.Membership;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Kind;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ApiVersionSet;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Group;
import dev.gatehouse.model.resource.NamedValue;
import dev.gatehouse.model.resource.Operation;
import dev.gatehouse.model.resource.Policy;
import dev.gatehouse.model.resource.PolicyFragment;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.model.resource.User;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which entity each type of resource becomes. A type that the gateway is to know is one line in {@link #all}. */
final class Entities {
    private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";
    private static final String KEY_QUERY = "subscription-key";

    private final Sealing sealing;
    private final IdentityProvider.TokenService tokens;
    private final Set<String> hosts;

    Entities(Sealing sealing, IdentityProvider.TokenService tokens, Set<String> hosts) {
        this.sealing = sealing;
        this.tokens = tokens;
        this.hosts = hosts;
    }

    List<EntityMapping> all() {
        return List.of(
                new EntityMapping(Catalogue.SERVICE, id -> new EntityRef(Kind.SERVICE, "service", id), this::service),
                new EntityMapping(Catalogue.SERVICE, id -> new EntityRef(Kind.ISSUER, "issuer", id), this::issuer),
                new EntityMapping(Catalogue.APIS, id -> EntityRef.named(Kind.API, id), Entities::api),
                new EntityMapping(
                        Catalogue.OPERATIONS, id -> EntityRef.named(Kind.OPERATION, id), (one, _) -> operation(one)),
                new EntityMapping(Catalogue.PRODUCTS, id -> EntityRef.named(Kind.PRODUCT, id), Entities::product),
                new EntityMapping(
                        Catalogue.PRODUCT_APIS,
                        id -> EntityRef.named(Kind.PRODUCT, id.parent().orElseThrow()),
                        Entities::product),
                new EntityMapping(
                        PeopleTypes.PRODUCT_GROUPS,
                        id -> EntityRef.named(Kind.PRODUCT, id.parent().orElseThrow()),
                        Entities::product),
                new EntityMapping(
                        PeopleTypes.GROUP_USERS,
                        id -> EntityRef.named(
                                Kind.USER, ResourceId.of(id.service()).child(Catalogue.USERS, id.name())),
                        Entities::user),
                new EntityMapping(
                        Catalogue.CLIENT_APPLICATIONS,
                        id -> EntityRef.named(Kind.APPLICATION, id),
                        (application, _) -> application(application)),
                new EntityMapping(
                        Catalogue.PRODUCT_LINKS, id -> EntityRef.named(Kind.PRODUCT_LINK, id), (link, _) -> link(link)),
                new EntityMapping(Catalogue.USERS, id -> EntityRef.named(Kind.USER, id), Entities::user),
                new EntityMapping(Catalogue.GROUPS, id -> EntityRef.named(Kind.GROUP, id), (group, _) -> group(group)),
                new EntityMapping(
                        Catalogue.SUBSCRIPTIONS,
                        id -> EntityRef.named(Kind.SUBSCRIPTION, id),
                        (subscription, _) -> Subscriptions.entity(subscription)),
                new EntityMapping(
                        Catalogue.NAMED_VALUES,
                        id -> EntityRef.named(Kind.NAMED_VALUE, id),
                        (named, _) -> namedValue(named)),
                new EntityMapping(
                        PolicyTypes.POLICY_FRAGMENTS,
                        id -> EntityRef.named(Kind.FRAGMENT, id),
                        (fragment, _) -> fragment(fragment)),
                new EntityMapping(
                        BackendTypes.BACKENDS,
                        id -> EntityRef.named(Kind.BACKEND, id),
                        (backend, _) -> GatewayBackend.entity(backend, EntityRef.id(backend.id()), EntityRef::id)),
                policy(Catalogue.POLICIES, scope -> scope.isEmpty() ? Entity.Policy.GLOBAL : "workspace/" + scope),
                policy(Catalogue.PRODUCT_POLICIES, id -> "product/" + id),
                policy(Catalogue.API_POLICIES, id -> "api/" + id),
                policy(Catalogue.OPERATION_POLICIES, id -> "operation/" + id));
    }

    private Entity service(Resource service, ResourceView view) {
        var id = service.id().service();
        var first = view.services().getFirst().key().equals(id.key());
        return new Entity.Service("service", id.name(), hosts(id.name(), first), first);
    }

    /** The service's name before the gateway's hosts; of the first service these themselves too. */
    private Set<String> hosts(String service, boolean first) {
        return hosts.stream()
                .flatMap(host -> Stream.concat(
                        first ? Stream.of(host) : Stream.empty(),
                        ServiceAddresses.isName(host) ? Stream.of(lower(service) + "." + host) : Stream.empty()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Entity issuer(Resource service, ResourceView view) {
        return new Entity.Issuer("issuer", tokens.issuers(), tokens.jwksUri(), tokens.tenantId());
    }

    private static Entity api(Resource resource, ResourceView view) {
        var api = resource.as(Api.class);
        var keys = api.subscriptionKeyParameterNames();
        return new Entity.Api(
                EntityRef.id(resource.id()),
                api.displayName().orElse(resource.id().name()),
                api.path().replaceAll("^/+|/+$", ""),
                api.protocols().stream().map(Api.Protocol::wireName).collect(Collectors.toUnmodifiableSet()),
                api.serviceUrl(),
                api.subscriptionRequired(),
                keys.header().orElse(KEY_HEADER),
                keys.query().orElse(KEY_QUERY),
                api.apiRevision(),
                api.isCurrent(),
                api.isOnline().orElse(true),
                version(resource, api, view),
                resource.order());
    }

    private static Optional<Entity.Version> version(Resource resource, Api api, ResourceView view) {
        return api.apiVersionSetId()
                .flatMap(id -> Ids.parse(resource.id().scope(), id))
                .flatMap(view::find)
                .map(found -> found.as(ApiVersionSet.class))
                .map(set -> new Entity.Version(
                        api.apiVersion().orElse(""),
                        Entity.Version.Scheme.valueOf(set.versioningScheme().name()),
                        set.versionHeaderName().or(set::versionQueryName).orElse("")));
    }

    private static Entity operation(Resource resource) {
        var operation = resource.as(Operation.class);
        return new Entity.Operation(
                EntityRef.id(resource.id()),
                EntityRef.id(resource.id().parent().orElseThrow()),
                resource.id().name(),
                operation.displayName(),
                operation.method().toUpperCase(Locale.ROOT),
                operation.urlTemplate().startsWith("/") ? operation.urlTemplate() : "/" + operation.urlTemplate(),
                resource.order());
    }

    private static Entity product(Resource resource, ResourceView view) {
        var product = resource.as(Product.class);
        var application = ProductApplication.of(resource);
        return new Entity.Product(
                EntityRef.id(resource.id()),
                product.displayName(),
                product.subscriptionRequired(),
                product.approvalRequired().orElse(false),
                product.subscriptionsLimit(),
                product.state() == Product.State.PUBLISHED,
                product.acceptsKeys(),
                product.acceptsTokens() && application.isPresent(),
                application.map(known ->
                        new Entity.ProductApplication(known.applicationId(), known.audience(), known.roleValue())),
                view.below(resource.id(), Catalogue.PRODUCT_APIS).stream()
                        .map(link -> EntityRef.id(
                                link.id().beside(Catalogue.APIS, link.id().name())))
                        .collect(Collectors.toUnmodifiableSet()),
                view.below(resource.id(), PeopleTypes.PRODUCT_GROUPS).stream()
                        .map(link -> EntityRef.id(
                                link.id().beside(Catalogue.GROUPS, link.id().name())))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Entity application(Resource resource) {
        var application = resource.as(ClientApplication.class);
        return new Entity.Application(
                lower(resource.id().name()),
                application.displayName(),
                application.entraApplicationId().orElse(""),
                lastName(application.ownerId()),
                application.enabled(),
                application.refuseTokensBefore());
    }

    private static Entity link(Resource resource) {
        var link = resource.as(ProductLink.class);
        return new Entity.ProductLink(
                lower(String.join("/", resource.id().names())),
                lower(resource.id().names().getFirst()),
                lastName(link.productId()),
                link.state().filter(ClientApplication.State.ACTIVE::equals).isPresent());
    }

    private static Entity user(Resource resource, ResourceView view) {
        var user = resource.as(User.class);
        return new Entity.User(
                lower(resource.id().name()),
                user.state() == User.State.ACTIVE,
                user.email(),
                user.firstName(),
                user.lastName(),
                user.note().orElse(""),
                user.registrationDate().orElse(Instant.EPOCH),
                Membership.allGroupsOf(resource.id(), view).stream()
                        .map(group -> EntityRef.id(group.id()))
                        .collect(Collectors.toUnmodifiableSet()),
                user.identities().stream()
                        .map(one -> new Entity.UserIdentity(
                                one.provider().orElse(""), one.id().orElse("")))
                        .toList());
    }

    private static Entity group(Resource resource) {
        return new Entity.Group(
                EntityRef.id(resource.id()), resource.as(Group.class).displayName());
    }

    private Entity namedValue(Resource resource) {
        var named = resource.as(NamedValue.class);
        return new Entity.NamedValue(
                EntityRef.id(resource.id()),
                named.displayName(),
                NamedValueType.value(resource, sealing).orElse(""),
                named.secret());
    }

    private static Entity fragment(Resource resource) {
        var fragment = resource.as(PolicyFragment.class);
        return new Entity.Fragment(
                EntityRef.id(resource.id()), fragment.value(), fragment.format() == PolicyFragment.Format.RAWXML);
    }

    private static EntityMapping policy(
            dev.gatehouse.model.catalogue.ResourceType type, Function<String, String> place) {
        return new EntityMapping(type, id -> new EntityRef(Kind.POLICY, place(id, place), id), (resource, _) -> {
            var policy = resource.as(Policy.class);
            return new Entity.Policy(
                    place(resource.id(), place), policy.value(), policy.format() == Policy.Format.RAWXML);
        });
    }

    private static String place(ResourceId id, Function<String, String> place) {
        return place.apply(lower(
                String.join("/", id.names().subList(0, id.names().size() - 1))));
    }

    static String lastName(String path) {
        return lower(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
