package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.ApiRelease;
import dev.gatehouse.model.resource.ApiSchema;
import dev.gatehouse.model.resource.ApiVersionSet;
import dev.gatehouse.model.resource.GlobalSchema;

import java.util.List;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.ResourceType.entity;

/** What belongs to APIs beside their operations and policies. */
public final class ApiTypes {
    public static final ResourceType VERSION_SETS = entity("apiVersionSets", Catalogue.SERVICE, ApiVersionSet.class)
            .named(NameRule.plainUpTo(80))
            .inWorkspaces()
            .done();

    public static final ResourceType SCHEMAS = entity("schemas", Catalogue.APIS, ApiSchema.class)
            .named(NameRule.upTo(80))
            .without(Verb.PATCH)
            .filteredBy(all("contentType"))
            .inWorkspaces()
            .done();

    public static final ResourceType GLOBAL_SCHEMAS = entity("schemas", Catalogue.SERVICE, GlobalSchema.class)
            .named(NameRule.upTo(80))
            .without(Verb.PATCH)
            .filteredBy(all("name"))
            .inWorkspaces()
            .done();

    public static final ResourceType RELEASES = entity("releases", Catalogue.APIS, ApiRelease.class)
            .named(NameRule.plainUpTo(80))
            .filteredBy(all("notes"))
            .inWorkspaces()
            .done();

    private ApiTypes() {}

    static List<ResourceType> types() {
        return List.of(VERSION_SETS, SCHEMAS, GLOBAL_SCHEMAS, RELEASES);
    }
}
