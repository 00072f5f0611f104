package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.Authentication;
import dev.gatehouse.tenant.signin.AuthorizationCodes;
import dev.gatehouse.tenant.token.RequestedScope;
import dev.gatehouse.tenant.token.TokenRequestRefused;
import dev.gatehouse.tenant.token.UserGrants;

/** The end of a sign-in: the application gets a code, if it may have tokens for this user. */
final class Completion {
    private final TenantDatabase database;
    private final AuthorizationCodes codes;

    Completion(TenantDatabase database, AuthorizationCodes codes) {
        this.database = database;
        this.codes = codes;
    }

    /** @throws AuthorizeRefused if it may not */
    Reply reply(AuthorizeRequest request, Authentication authentication) {
        var target = request.target();
        try {
            return AuthorizeResponse.code(
                    target, database.write(directory -> code(directory, request, authentication)));
        } catch (TokenRequestRefused e) {
            throw AuthorizeRefused.of(target, e);
        }
    }

    private String code(Directory directory, AuthorizeRequest request, Authentication authentication) {
        var target = request.target();
        var user = authentication
                .user(directory)
                .orElseThrow(() -> AuthorizeParameters.refused(
                        target, "access_denied", 50057, "The account can't sign in any more."));
        var client = directory.servicePrincipals().withAppId(target.clientId()).orElseThrow();
        UserGrants.check(directory, client, user, RequestedScope.parse(request.scope()));
        return codes.issue(
                directory,
                new AuthorizationCodes.Grant(
                        Directory.newId(),
                        target.clientId(),
                        authentication,
                        target.redirectUri(),
                        request.scope(),
                        request.nonce(),
                        request.challenge()));
    }
}
