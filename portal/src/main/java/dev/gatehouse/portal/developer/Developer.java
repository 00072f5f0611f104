package dev.gatehouse.portal.developer;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.types.GroupType;
import dev.gatehouse.management.types.people.JoinedAccounts;
import dev.gatehouse.management.types.people.Membership;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.model.resource.User;
import dev.gatehouse.portal.session.Session.Person;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a developer may see, as of one moment: published products of their groups, and what is theirs. What visitors may
 * see who haven't signed in, everybody may.
 *
 * @param user the service's user that the signed-in account is joined to
 */
public record Developer(Resource user, ResourceView view) {
    /** The active user of an account; empty if it is joined to none. */
    public static Optional<Developer> of(Person person, ServiceId service, ResourceView view) {
        return JoinedAccounts.user(view, service, person.provider(), person.objectId())
                .filter(user -> user.as(User.class).state() == User.State.ACTIVE)
                .map(user -> new Developer(user, view));
    }

    /** Published products that one of the developer's groups may see. */
    public List<Resource> products() {
        return new Visitor(Optional.of(this), user.id().service(), view).products();
    }

    /** The product of that name, if the developer sees it. */
    public Optional<Resource> sees(String product) {
        return new Visitor(Optional.of(this), user.id().service(), view).product(product);
    }

    /** The names of the groups whose products the developer sees, in lower case. */
    Set<String> groups() {
        var names = new HashSet<>(Set.of(GroupType.GUESTS));
        Membership.groupsOf(user.id(), view)
                .forEach(group -> names.add(group.id().name().toLowerCase(Locale.ROOT)));
        return names;
    }

    /** The developer's own applications. */
    public List<Resource> applications() {
        return view.having(
                ResourceId.of(user.id().service()),
                Catalogue.CLIENT_APPLICATIONS,
                "ownerId",
                user.id().shortPath());
    }

    /** The one of that name, if it is the developer's. */
    public Optional<Resource> application(String name) {
        return view.find(ResourceId.of(user.id().service()).child(Catalogue.CLIENT_APPLICATIONS, name))
                .filter(found -> found.as(ClientApplication.class)
                        .ownerId()
                        .equalsIgnoreCase(user.id().shortPath()));
    }

    /** The developer's own subscriptions. */
    public List<Resource> subscriptions() {
        return view.having(
                ResourceId.of(user.id().service()),
                Catalogue.SUBSCRIPTIONS,
                "ownerId",
                user.id().shortPath());
    }

    /** The one of that name, if it is the developer's. */
    public Optional<Resource> subscription(String name) {
        return !Catalogue.SUBSCRIPTIONS.name().allows(name)
                ? Optional.empty()
                : view.find(ResourceId.of(user.id().service()).child(Catalogue.SUBSCRIPTIONS, name))
                        .filter(found -> found.as(Subscription.class)
                                .ownerId()
                                .filter(user.id().shortPath()::equalsIgnoreCase)
                                .isPresent());
    }

    /** The links of an application. */
    public List<ProductLink> links(Resource application) {
        return view.below(application.id(), Catalogue.PRODUCT_LINKS).stream()
                .map(link -> link.as(ProductLink.class))
                .toList();
    }

    /** The product that a link leads to. */
    public Optional<Resource> product(ProductLink link) {
        return view.find(ResourceId.of(user.id().service())
                .child(
                        Catalogue.PRODUCTS,
                        link.productId().substring(link.productId().lastIndexOf('/') + 1)));
    }
}
