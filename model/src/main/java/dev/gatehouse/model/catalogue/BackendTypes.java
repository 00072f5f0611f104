package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.Backend;
import dev.gatehouse.model.resource.Certificate;
import dev.gatehouse.model.resource.Diagnostic;
import dev.gatehouse.model.resource.ExternalCache;
import dev.gatehouse.model.resource.Logger;

import java.util.List;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.Filterable.compared;
import static dev.gatehouse.model.catalogue.Filterable.only;
import static dev.gatehouse.model.catalogue.ResourceType.entity;

/** What stands behind the gateway: backends and how they are reached, where records go, caches. */
public final class BackendTypes {
    public static final ResourceType BACKENDS = entity("backends", Catalogue.SERVICE, Backend.class)
            .named(NameRule.upTo(80))
            .filteredBy(all("name"), all("title"), all("url"))
            .inWorkspaces()
            .done();

    public static final ResourceType CERTIFICATES = entity("certificates", Catalogue.SERVICE, Certificate.class)
            .named(NameRule.plainUpTo(80))
            .without(Verb.PATCH)
            .filteredBy(all("name"), all("subject"), all("thumbprint"), compared("expirationDate"))
            .inWorkspaces()
            .done();

    public static final ResourceType LOGGERS = entity("loggers", Catalogue.SERVICE, Logger.class)
            .named(NameRule.plainUpTo(256))
            .filteredBy(all("name"), all("description"), only("loggerType", "eq"), all("resourceId"))
            .inWorkspaces()
            .done();

    public static final ResourceType DIAGNOSTICS = diagnostics(Catalogue.SERVICE);
    public static final ResourceType API_DIAGNOSTICS = diagnostics(Catalogue.APIS);

    public static final ResourceType CACHES = entity("caches", Catalogue.SERVICE, ExternalCache.class)
            .named(NameRule.plainUpTo(80))
            .done();

    private BackendTypes() {}

    static List<ResourceType> types() {
        return List.of(BACKENDS, CERTIFICATES, LOGGERS, DIAGNOSTICS, API_DIAGNOSTICS, CACHES);
    }

    private static ResourceType diagnostics(ResourceType parent) {
        return entity("diagnostics", parent, Diagnostic.class)
                .named(NameRule.plainUpTo(80))
                .filteredBy(all("name"))
                .inWorkspaces()
                .done();
    }
}
