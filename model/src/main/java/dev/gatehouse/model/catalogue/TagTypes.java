package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.Tag;
import dev.gatehouse.model.resource.TagDescription;

import java.util.List;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.ResourceType.entity;
import static dev.gatehouse.model.catalogue.ResourceType.link;

/** Tags, and what has them. That something has a tag is kept with what has it; the tag's own links show the same. */
public final class TagTypes {
    public static final ResourceType TAGS = entity("tags", Catalogue.SERVICE, Tag.class)
            .named(NameRule.plainUpTo(80))
            .filteredBy(all("name"), all("displayName"))
            .inWorkspaces()
            .done();

    public static final ResourceType API_TAGS = assignments(Catalogue.APIS);
    public static final ResourceType OPERATION_TAGS = assignments(Catalogue.OPERATIONS);
    public static final ResourceType PRODUCT_TAGS = assignments(Catalogue.PRODUCTS);

    public static final ResourceType TAG_DESCRIPTIONS = entity("tagDescriptions", Catalogue.APIS, TagDescription.class)
            .named(NameRule.upTo(80))
            .without(Verb.PATCH)
            .filteredBy(all("displayName"), all("name"))
            .done();

    private TagTypes() {}

    static List<ResourceType> types() {
        return List.of(TAGS, API_TAGS, OPERATION_TAGS, PRODUCT_TAGS, TAG_DESCRIPTIONS);
    }

    private static ResourceType assignments(ResourceType of) {
        return link(TAGS, of)
                .readable()
                .filteredBy(all("displayName"), all("name"))
                .keptInWorkspaces()
                .done();
    }
}
