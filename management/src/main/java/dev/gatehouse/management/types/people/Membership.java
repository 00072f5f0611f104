package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.UserType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import static dev.gatehouse.management.types.GroupType.ADMINISTRATORS;
import static dev.gatehouse.management.types.GroupType.DEVELOPERS;

/** Who is in which group. */
public final class Membership {
    /** What a membership keeps, so that those of one user are found. */
    static final String USER = "userId";

    private Membership() {}

    /** The service's groups that a user is in, by name. */
    public static List<Resource> groupsOf(ResourceId user, ResourceView view) {
        return view.having(user.scope(), PeopleTypes.GROUP_USERS, USER, user.shortPath()).stream()
                .flatMap(link -> view.find(link.id().parent().orElseThrow()).stream())
                .sorted(Comparator.comparing(group -> group.id().name()))
                .toList();
    }

    /** Those and the groups of workspaces. */
    public static List<Resource> allGroupsOf(ResourceId user, ResourceView view) {
        return view.everywhere(user.service(), PeopleTypes.GROUP_USERS, USER, user.shortPath()).stream()
                .flatMap(link -> view.find(link.id().parent().orElseThrow()).stream())
                .toList();
    }

    /** Puts a user into the built-in groups that they belong to; nobody is put there by hand (facts/gateway.md §8.1). */
    public static void joinBuiltIn(ResourceId user, ResourceChange change) {
        var groups =
                user.name().equals(UserType.ADMINISTRATOR) ? Set.of(ADMINISTRATORS, DEVELOPERS) : Set.of(DEVELOPERS);
        for (var name : groups) {
            var group = user.beside(Catalogue.GROUPS, name);
            var link = group.child(PeopleTypes.GROUP_USERS, user.name());
            if (change.exists(group) && !change.exists(link)) {
                var document = Json.object();
                Json.properties(document).put(USER, user.shortPath());
                change.save(Resource.made(link, document, change.now()));
            }
        }
    }
}
