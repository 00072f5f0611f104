package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.RedirectUris;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.AuthorizationCodes;
import dev.gatehouse.tenant.signin.AuthorizationCodes.Redeemed;
import dev.gatehouse.tenant.signin.RefreshTokens;

import java.util.Optional;

/** A client exchanges the code that a user's sign-in brought it (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
final class AuthorizationCodeGrant implements GrantFlow {
    static final String NAME = "authorization_code";

    private final TenantDatabase database;
    private final AuthorizationCodes codes;
    private final RefreshTokens refreshTokens;
    private final UserFlow flow;

    AuthorizationCodeGrant(
            TenantDatabase database, AuthorizationCodes codes, RefreshTokens refreshTokens, UserFlow flow) {
        this.database = database;
        this.codes = codes;
        this.refreshTokens = refreshTokens;
        this.flow = flow;
    }

    @Override
    public TokensGiven give(Call call) {
        var form = call.form();
        var code = form.field("code").orElseThrow(() -> TokenRequestRefused.missing("code"));
        var redirectUri = form.field("redirect_uri").orElseThrow(() -> TokenRequestRefused.missing("redirect_uri"));
        var client = flow.client(call);
        var exchanged = redeem(code);
        var grant = exchanged.grant();
        check(call, client, grant, redirectUri);
        var requested = RequestedScope.parse(form.scope().orElse(grant.scope()));
        boolean offline = RequestedScope.parse(grant.scope()).isOffline();
        return flow.give(client, exchanged.family(), requested, grant.nonce(), offline);
    }

    private record Begun(Redeemed redeemed, Optional<RefreshTokens.Family> family) {}

    private record Exchanged(AuthorizationCodes.Grant grant, RefreshTokens.Family family) {}

    /**
     * The code is used up from here on, also where something else turns out to be wrong. Its family begins in the same
     * transaction: who uses the code again, however soon, finds it there and revokes it.
     */
    private Exchanged redeem(String code) {
        var begun = database.write(directory -> {
            var redeemed = codes.redeem(directory, code);
            if (redeemed instanceof Redeemed.UsedBefore(var familyId)) {
                refreshTokens.revoke(directory, familyId);
            }
            var family = redeemed instanceof Redeemed.Good(var grant)
                    ? Optional.of(refreshTokens.begin(directory, grant))
                    : Optional.<RefreshTokens.Family>empty();
            return new Begun(redeemed, family);
        });
        return switch (begun.redeemed) {
            case Redeemed.Good(var grant) -> new Exchanged(grant, begun.family.orElseThrow());
            case Redeemed.UsedBefore _ ->
                throw new TokenRequestRefused(
                        TokenFault.CODE_USED,
                        "OAuth2 Authorization code was already redeemed. What it was redeemed for is revoked; sign in"
                                + " again.");
            case Redeemed.Expired _ ->
                throw new TokenRequestRefused(
                        TokenFault.CODE_EXPIRED,
                        "The provided authorization code has expired. Redeem it right after the sign-in.");
            case Redeemed.Unknown _ -> throw invalid("The provided authorization code is not one of this tenant.");
        };
    }

    private void check(Call call, UserFlow.Authenticated client, AuthorizationCodes.Grant grant, String redirectUri) {
        var appId = client.client().principal().appId();
        if (!grant.clientId().equals(appId)) {
            throw invalid("The provided authorization code was issued to another client.");
        }
        if (!grant.redirectUri().equals(redirectUri)) {
            throw new TokenRequestRefused(
                    TokenFault.REDIRECT_MISMATCH,
                    "The redirect_uri is not the one that the authorization code was requested with.");
        }
        boolean open = database.read(
                directory -> RedirectUris.ofClient(directory, appId).areOpenAt(redirectUri));
        if (client.how().method().equals("0") && !open) {
            throw new TokenRequestRefused(
                    TokenFault.NO_CREDENTIAL,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        if (!grant.isVerifiedBy(call.form().field("code_verifier"))) {
            throw new TokenRequestRefused(
                    TokenFault.VERIFIER_MISMATCH,
                    "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
        }
    }

    private static TokenRequestRefused invalid(String message) {
        return new TokenRequestRefused(TokenFault.CODE_INVALID, message);
    }
}
