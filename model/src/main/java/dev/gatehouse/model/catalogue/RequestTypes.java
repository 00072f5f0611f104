package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.AccessRequest;
import dev.gatehouse.model.resource.AccessSettings;

import java.util.List;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.Filterable.compared;
import static dev.gatehouse.model.catalogue.Filterable.only;
import static dev.gatehouse.model.catalogue.ResourceType.entity;

/** What developers ask for: Azure has nothing like these, so its clients never write over them. */
public final class RequestTypes {
    /** Of a product, and not in it: a client of Azure that reads and writes a product doesn't know them. */
    public static final ResourceType ACCESS_SETTINGS = entity(
                    "accessSettings", Catalogue.PRODUCTS, AccessSettings.class)
            .named(NameRule.always("default"))
            .since("2024-10-01-preview")
            .done();

    public static final ResourceType ACCESS_REQUESTS = entity("accessRequests", Catalogue.SERVICE, AccessRequest.class)
            .named(NameRule.plainUpTo(80))
            .filteredBy(
                    only("state", "eq", "ne"),
                    all("applicationId"),
                    all("productId"),
                    all("applicationName"),
                    all("productName"),
                    all("requesterId"),
                    all("requesterName"),
                    compared("createdDate"))
            .since("2024-10-01-preview")
            .done();

    private RequestTypes() {}

    static List<ResourceType> types() {
        return List.of(ACCESS_SETTINGS, ACCESS_REQUESTS);
    }
}
