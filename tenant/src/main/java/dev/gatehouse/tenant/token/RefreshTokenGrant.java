package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.RedirectUris;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.RefreshTokens;
import dev.gatehouse.tenant.signin.RefreshTokens.Presented;

import java.util.Optional;

/** A client gets new tokens for a user who signed in before (RFC 6749 section 6), and another refresh token. */
final class RefreshTokenGrant implements GrantFlow {
    static final String NAME = "refresh_token";

    private final TenantDatabase database;
    private final RefreshTokens refreshTokens;
    private final UserFlow flow;

    RefreshTokenGrant(TenantDatabase database, RefreshTokens refreshTokens, UserFlow flow) {
        this.database = database;
        this.refreshTokens = refreshTokens;
        this.flow = flow;
    }

    @Override
    public TokensGiven give(Call call) {
        var form = call.form();
        var token = form.field("refresh_token").orElseThrow(() -> TokenRequestRefused.missing("refresh_token"));
        var client = flow.client(call);
        var appId = client.client().principal().appId();
        boolean secretless = client.how().method().equals("0");
        if (secretless
                && !database.read(directory -> RedirectUris.ofClient(directory, appId))
                        .isOpenAnywhere()) {
            throw new TokenRequestRefused(
                    TokenFault.NO_CREDENTIAL,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        var requested = form.scope().map(RequestedScope::parse);
        var presented = database.write(directory -> refreshTokens.present(directory, token, appId));
        return switch (presented) {
            case Presented.Good(var family) ->
                flow.give(
                        client,
                        family,
                        requested.orElseGet(() -> RequestedScope.parse(family.scope())),
                        Optional.empty(),
                        true);
            case Presented.Bad(var revoked) ->
                throw new TokenRequestRefused(
                        TokenFault.REFRESH_INVALID,
                        revoked
                                ? "The refresh token was used before: it may have been stolen, so all of this sign-in are"
                                        + " revoked. The user must sign in again."
                                : "The provided refresh token has expired, was revoked, or was issued to another client."
                                        + " The user must sign in again.");
        };
    }
}
