package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.ListField;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.resource.ClientApplication.State;
import dev.gatehouse.store.ResourceField;
import dev.gatehouse.store.ResourceFilter;

import java.util.List;

/** What lists of client applications are filtered by: what their links say is asked of the links. */
final class ApplicationFields {
    private static final String LINKS = "clientApplications/productLinks";

    /** Any link at all. */
    private static final ResourceFilter LINKED = linked(ResourceFilter.everything());

    static final List<ListField> ALL = List.of(
            ListField.references("ownerId"),
            ListField.kept(Filterable.only("enabled", "eq", "ne")),
            ListField.made(Filterable.all("state")).equal((text, _) -> state(text)),
            ListField.found("productId", ApplicationFields::product));

    private ApplicationFields() {}

    /** Linked to the product, which is named by its id or by its name alone. */
    private static ResourceFilter product(String text, ResourceId above) {
        var id = Ids.parse(above, text, Catalogue.PRODUCTS)
                .map(ResourceId::shortPath)
                .orElse("/products/" + text);
        return linked(ResourceFilter.textEquals(ResourceField.document("properties", "productId"), id));
    }

    /** @see ClientApplicationType#state */
    private static ResourceFilter state(String text) {
        var active = new ResourceFilter.Or(new ResourceFilter.Not(LINKED), having(State.ACTIVE));
        if (text.equalsIgnoreCase(State.ACTIVE.wireName())) {
            return active;
        }
        var pending = new ResourceFilter.Not(active).and(having(State.PENDING));
        if (text.equalsIgnoreCase(State.PENDING.wireName())) {
            return pending;
        }
        return text.equalsIgnoreCase(State.REJECTED.wireName())
                ? new ResourceFilter.Not(active).and(new ResourceFilter.Not(pending))
                : new ResourceFilter.Not(ResourceFilter.everything());
    }

    private static ResourceFilter having(State state) {
        return linked(ResourceFilter.textEquals(ResourceField.document("properties", "state"), state.wireName()));
    }

    private static ResourceFilter linked(ResourceFilter link) {
        return new ResourceFilter.Below(LINKS, link);
    }
}
