package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.RefreshTokens;

import java.util.Optional;

/** What the grants of a signed-in user have in common: authenticating the client, and making the tokens. */
final class UserFlow {
    private final TenantDatabase database;
    private final ClientAuthentication authentication;
    private final UsedAssertions usedAssertions;
    private final RefreshTokens refreshTokens;
    private final UserTokenIssuer tokens;

    UserFlow(
            TenantDatabase database,
            ClientAuthentication authentication,
            UsedAssertions usedAssertions,
            RefreshTokens refreshTokens,
            UserTokenIssuer tokens) {
        this.database = database;
        this.authentication = authentication;
        this.usedAssertions = usedAssertions;
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
    }

    /** The client as it authenticated: also, by nothing, one that can keep no secret. */
    record Authenticated(Client client, ClientAuthentication.Authenticated how) {}

    /** @throws TokenRequestRefused if what it sent proves nothing */
    Authenticated client(GrantFlow.Call call) {
        var form = call.form();
        var client = database.read(directory -> Clients.find(directory, form));
        boolean proves = form.secret().isPresent() || form.assertion().isPresent();
        var how = proves || client.isEmpty()
                ? authentication.authenticate(
                        form, client, call.tenantSegment(), database.clock().instant())
                : ClientAuthentication.Authenticated.publicClient();
        return new Authenticated(client.orElseThrow(), how);
    }

    /**
     * @param family to which the sign-in belongs
     * @param nonce of the authorization request
     * @param offline whether a refresh token goes along
     * @throws TokenRequestRefused if the user, the client or what was granted are no longer there
     */
    TokensGiven give(
            Authenticated authenticated,
            RefreshTokens.Family family,
            RequestedScope requested,
            Optional<String> nonce,
            boolean offline) {
        record Looked(UserGrant grant, Optional<String> refresh) {}
        var looked = database.write(directory -> {
            authenticated.how.stillHolds(directory);
            var principal = Clients.enabled(directory, authenticated.client);
            var user = family.authentication()
                    .user(directory)
                    .orElseThrow(() -> new TokenRequestRefused(
                            TokenFault.GRANT_REVOKED,
                            "The grant was revoked: the password was changed, or the account is disabled. The user must"
                                    + " sign in again."));
            var grant = UserGrants.find(
                    directory,
                    principal,
                    user,
                    requested,
                    authenticated.how.method(),
                    family.authentication().when());
            return new Looked(grant, offline ? Optional.of(refreshTokens.next(directory, family)) : Optional.empty());
        });
        authenticated
                .how
                .assertion()
                .ifPresent(
                        use -> usedAssertions.keep(use, looked.grant.resource().id()));
        authenticated.how.noteUse().run();
        var grant = looked.grant;
        return new TokensGiven(
                tokens.access(grant),
                Optional.of(String.join(" ", grant.scopeNames())),
                looked.refresh,
                grant.openId().contains("openid") ? Optional.of(tokens.id(grant, nonce)) : Optional.empty(),
                Optional.of(tokens.clientInfo(grant.user())),
                Optional.of(grant.user()));
    }
}
