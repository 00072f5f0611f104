package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.GroupType;
import dev.gatehouse.management.types.people.Membership;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.model.resource.AccessSettings;
import dev.gatehouse.model.resource.Product;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What developers may ask for. */
public final class Requestable {
    private static final AccessSettings NOTHING = new AccessSettings(AccessSettings.Access.NONE, false, 10);

    private Requestable() {}

    /**
     * How developers come by a product: as its settings say, and not at all while tokens of applications don't open it.
     */
    public static AccessSettings settings(Resource product, ResourceView view) {
        return view.find(product.id().child(RequestTypes.ACCESS_SETTINGS, "default"))
                .filter(_ -> product.as(Product.class).acceptsTokens())
                .map(found -> found.as(AccessSettings.class))
                .orElse(NOTHING);
    }

    /** Whether a user sees a product: it is published, and one of the user's groups has it. */
    public static boolean sees(ResourceId user, Resource product, ResourceView view) {
        if (product.as(Product.class).state() != Product.State.PUBLISHED) {
            return false;
        }
        // What guests see everybody sees.
        var groups = new HashSet<>(Set.of(GroupType.GUESTS));
        Membership.groupsOf(user, view)
                .forEach(group -> groups.add(group.id().name().toLowerCase(Locale.ROOT)));
        return view.below(product.id(), PeopleTypes.PRODUCT_GROUPS).stream()
                .anyMatch(link -> groups.contains(link.id().name().toLowerCase(Locale.ROOT)));
    }

    /** How many more applications a user may register for a product by themselves. */
    public static int left(ResourceId user, Resource product, ResourceView view) {
        var settings = settings(product, view);
        if (!settings.registration()) {
            return 0;
        }
        var registered = view
                .having(ResourceId.of(user.service()), Catalogue.CLIENT_APPLICATIONS, "ownerId", user.shortPath())
                .stream()
                .filter(application -> SelfRegistration.registeredFor(application).stream()
                        .anyMatch(product.id().shortPath()::equalsIgnoreCase))
                .count();
        return (int) Math.max(0, settings.applicationsLimit() - registered);
    }

    /** Says of a product that somebody doesn't see what is said of one that isn't there. */
    static String missing(String property, String text) {
        return property + " must be the id of one of this service's products, such as /products/{id}; there is no "
                + text + ".";
    }
}
