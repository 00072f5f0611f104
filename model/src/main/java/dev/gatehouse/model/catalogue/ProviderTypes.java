package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.AuthorizationAccess;
import dev.gatehouse.model.resource.AuthorizationProvider;
import dev.gatehouse.model.resource.AuthorizationServer;
import dev.gatehouse.model.resource.BackendAuthorization;
import dev.gatehouse.model.resource.OpenIdConnectProvider;
import dev.gatehouse.model.resource.SignInProvider;

import java.util.List;
import java.util.regex.Pattern;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.ResourceType.entity;

/** Who signs people in, and where callers and backends' tokens come from. */
public final class ProviderTypes {
    private static final Pattern KINDS =
            Pattern.compile("facebook|google|microsoft|twitter|aad|aadB2C", Pattern.CASE_INSENSITIVE);

    public static final ResourceType IDENTITY_PROVIDERS = entity(
                    "identityProviders", Catalogue.SERVICE, SignInProvider.class)
            .named(new NameRule(1, 20, KINDS))
            .done();

    public static final ResourceType OPENID_CONNECT_PROVIDERS = entity(
                    "openidConnectProviders", Catalogue.SERVICE, OpenIdConnectProvider.class)
            .named(NameRule.plainUpTo(256))
            .filteredBy(all("name"), all("displayName"))
            .done();

    public static final ResourceType AUTHORIZATION_SERVERS = entity(
                    "authorizationServers", Catalogue.SERVICE, AuthorizationServer.class)
            .named(NameRule.plainUpTo(80))
            .filteredBy(all("name"), all("displayName"))
            .done();

    public static final ResourceType AUTHORIZATION_PROVIDERS =
            kept("authorizationProviders", Catalogue.SERVICE, AuthorizationProvider.class);
    public static final ResourceType AUTHORIZATIONS =
            kept("authorizations", AUTHORIZATION_PROVIDERS, BackendAuthorization.class);
    public static final ResourceType AUTHORIZATION_ACCESS =
            kept("accessPolicies", AUTHORIZATIONS, AuthorizationAccess.class);

    private ProviderTypes() {}

    static List<ResourceType> types() {
        return List.of(
                IDENTITY_PROVIDERS,
                OPENID_CONNECT_PROVIDERS,
                AUTHORIZATION_SERVERS,
                AUTHORIZATION_PROVIDERS,
                AUTHORIZATIONS,
                AUTHORIZATION_ACCESS);
    }

    private static ResourceType kept(String segment, ResourceType parent, Class<? extends Record> record) {
        return entity(segment, parent, record)
                .named(NameRule.plainUpTo(256))
                .without(Verb.HEAD, Verb.PATCH)
                .filteredBy(all("name"), all("displayName"))
                .done();
    }
}
