package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.ApiLink;
import dev.gatehouse.model.resource.GroupLink;

import java.util.List;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.Filterable.compared;
import static dev.gatehouse.model.catalogue.Filterable.only;
import static dev.gatehouse.model.catalogue.ResourceType.link;
import static dev.gatehouse.model.catalogue.ResourceType.namedLink;
import static dev.gatehouse.model.catalogue.ResourceType.view;

/** Who belongs to what: members of groups, groups that see products, and what is a user's. */
public final class PeopleTypes {
    public static final ResourceType PRODUCT_GROUPS = link(Catalogue.GROUPS, Catalogue.PRODUCTS)
            .filteredBy(compared("name"), only("displayName", "eq", "ne"), only("description", "eq", "ne"))
            .keptInWorkspaces()
            .done();

    public static final ResourceType PRODUCT_API_LINKS = namedLink("apiLinks", Catalogue.PRODUCT_APIS, ApiLink.class)
            .filteredBy(all("apiId"))
            .inWorkspaces()
            .done();

    public static final ResourceType PRODUCT_GROUP_LINKS = namedLink("groupLinks", PRODUCT_GROUPS, GroupLink.class)
            .filteredBy(all("groupId"))
            .inWorkspaces()
            .done();

    public static final ResourceType GROUP_USERS = link(Catalogue.USERS, Catalogue.GROUPS)
            .filteredBy(
                    all("name"),
                    all("firstName"),
                    all("lastName"),
                    all("email"),
                    compared("registrationDate"),
                    all("note"))
            .inWorkspaces()
            .done();

    public static final ResourceType USER_GROUPS = view(Catalogue.GROUPS, Catalogue.USERS)
            .filteredBy(all("name"), all("displayName"), all("description"))
            .done();

    public static final ResourceType USER_SUBSCRIPTIONS = view(Catalogue.SUBSCRIPTIONS, Catalogue.USERS)
            .filteredBy(
                    all("name"),
                    all("displayName"),
                    all("stateComment"),
                    all("ownerId"),
                    all("scope"),
                    all("userId"),
                    all("productId"))
            .readable()
            .done();

    private PeopleTypes() {}

    static List<ResourceType> types() {
        return List.of(
                PRODUCT_GROUPS, PRODUCT_API_LINKS, PRODUCT_GROUP_LINKS, GROUP_USERS, USER_GROUPS, USER_SUBSCRIPTIONS);
    }
}
