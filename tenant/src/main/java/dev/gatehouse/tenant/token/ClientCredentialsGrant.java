package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.TenantDatabase;

import java.util.Optional;

/** A client asks for a token of its own (RFC 6749 section 4.4, facts/entra-and-graph.md §2). */
final class ClientCredentialsGrant implements GrantFlow {
    static final String NAME = "client_credentials";

    private final TenantDatabase database;
    private final ClientAuthentication authentication;
    private final UsedAssertions usedAssertions;
    private final TokenIssuer issuer;

    ClientCredentialsGrant(
            TenantDatabase database,
            ClientAuthentication authentication,
            UsedAssertions usedAssertions,
            TokenIssuer issuer) {
        this.database = database;
        this.authentication = authentication;
        this.usedAssertions = usedAssertions;
        this.issuer = issuer;
    }

    @Override
    public TokensGiven give(Call call) {
        var form = call.form();
        var resource = call.version1() ? resource(form) : scope(form);
        var client = database.read(directory -> Clients.find(directory, form));
        var authenticated = authentication.authenticate(
                form, client, call.tenantSegment(), database.clock().instant());
        var grant = database.read(directory -> {
            authenticated.stillHolds(directory);
            var principal = Clients.enabled(directory, client.orElseThrow());
            return Grants.find(directory, principal, resource, authenticated.method(), Optional.empty());
        });
        authenticated
                .assertion()
                .ifPresent(use -> usedAssertions.keep(use, grant.resource().id()));
        authenticated.noteUse().run();
        return TokensGiven.appOnly(issuer.issue(grant, issuer.usualLifetime()));
    }

    private static String scope(TokenForm form) {
        return RequestedResource.inScope(form.scope().orElseThrow(() -> fieldMissing("scope")));
    }

    private static String resource(TokenForm form) {
        return form.resource().orElseThrow(() -> fieldMissing("resource"));
    }

    private static TokenRequestRefused fieldMissing(String name) {
        return new TokenRequestRefused(
                TokenFault.FIELD_MISSING,
                "The required field '" + name + "' is missing from the credential. Ensure that you have all the"
                        + " necessary parameters for the login request.");
    }
}
