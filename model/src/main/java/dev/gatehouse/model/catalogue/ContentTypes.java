package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.ContentItem;
import dev.gatehouse.model.resource.ContentType;
import dev.gatehouse.model.resource.Documentation;
import dev.gatehouse.model.resource.Issue;
import dev.gatehouse.model.resource.IssueAttachment;
import dev.gatehouse.model.resource.IssueComment;
import dev.gatehouse.model.resource.Wiki;

import java.util.List;
import java.util.Set;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.Filterable.only;
import static dev.gatehouse.model.catalogue.ResourceType.entity;
import static dev.gatehouse.model.catalogue.ResourceType.view;

/** What is written for developers, and what they write back. */
public final class ContentTypes {
    private static final Filterable NAME = new Filterable("name", Set.of("eq"), Set.of("contains"));

    public static final ResourceType API_ISSUES = entity("issues", Catalogue.APIS, Issue.class)
            .named(NameRule.plainUpTo(256))
            .filteredBy(all("name"), all("userId"), only("state", "eq"))
            .done();

    public static final ResourceType COMMENTS = below("comments", IssueComment.class);
    public static final ResourceType ATTACHMENTS = below("attachments", IssueAttachment.class);

    public static final ResourceType ISSUES = view(API_ISSUES, Catalogue.SERVICE)
            .filteredBy(
                    all("name"), all("apiId"), all("title"), all("description"), all("authorName"), only("state", "eq"))
            .readable()
            .done();

    public static final ResourceType DOCUMENTATIONS = entity("documentations", Catalogue.SERVICE, Documentation.class)
            .named(NameRule.plainUpTo(256))
            .filteredBy(NAME)
            .done();

    public static final ResourceType API_WIKIS = wikis(Catalogue.APIS);
    public static final ResourceType PRODUCT_WIKIS = wikis(Catalogue.PRODUCTS);

    public static final ResourceType CONTENT_TYPES = entity("contentTypes", Catalogue.SERVICE, ContentType.class)
            .named(NameRule.upTo(80))
            .without(Verb.HEAD, Verb.PATCH)
            .done();

    public static final ResourceType CONTENT_ITEMS = entity("contentItems", CONTENT_TYPES, ContentItem.class)
            .named(NameRule.upTo(80))
            .without(Verb.PATCH)
            .done();

    private ContentTypes() {}

    static List<ResourceType> types() {
        return List.of(
                API_ISSUES,
                COMMENTS,
                ATTACHMENTS,
                ISSUES,
                DOCUMENTATIONS,
                API_WIKIS,
                PRODUCT_WIKIS,
                CONTENT_TYPES,
                CONTENT_ITEMS);
    }

    private static ResourceType below(String segment, Class<? extends Record> record) {
        return entity(segment, API_ISSUES, record)
                .named(NameRule.plainUpTo(256))
                .without(Verb.PATCH)
                .filteredBy(all("name"), all("userId"))
                .done();
    }

    private static ResourceType wikis(ResourceType of) {
        return entity("wikis", of, Wiki.class)
                .named(NameRule.always("default"))
                .filteredBy(NAME)
                .done();
    }
}
