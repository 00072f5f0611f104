package dev.gatehouse.tenant.token;

import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.SignIn;
import dev.gatehouse.tenant.signin.SignInObserver;

import java.util.Optional;
import java.util.function.Function;

/** Gives tokens to managed identities: they live a day, and nobody authenticates but the machine. */
public final class IdentityTokens {
    private static final String NAME = "managed_identity";

    /** What Entra ID says of a managed identity: it proved itself by a certificate of the platform. */
    private static final String METHOD = "2";

    private final TenantDatabase database;
    private final TokenIssuer issuer;
    private final TokenObserver observer;
    private final SignInObserver signIns;

    public IdentityTokens(TenantDatabase database, TokenIssuer issuer, TokenObserver observer, SignInObserver signIns) {
        this.database = database;
        this.issuer = issuer;
        this.observer = observer;
        this.signIns = signIns;
    }

    /** @param resourceId the resource whose identity the principal is */
    public record Identity(ServicePrincipal principal, String resourceId) {}

    /**
     * @param identity finds whose token it is, in the same transaction
     * @param resource app id or identifier URI
     * @param request where it was asked
     * @throws TokenRequestRefused if there is no such resource
     */
    public IssuedToken issue(Function<Directory, Identity> identity, String resource, Request request) {
        try {
            var grant = database.read(directory -> {
                var found = identity.apply(directory);
                return Grants.find(directory, found.principal(), resource, METHOD, Optional.of(found.resourceId()));
            });
            var token = issuer.issue(grant, issuer.longestLifetime());
            observer.tokenIssued(NAME);
            signIns.signedIn(signIn(request, Optional.of(token), Optional.empty()));
            return token;
        } catch (TokenRequestRefused e) {
            observer.tokenRefused(e.fault());
            signIns.signedIn(signIn(
                    request,
                    Optional.empty(),
                    Optional.of(new SignIn.Failure(e.fault().number(), e.getMessage()))));
            throw e;
        }
    }

    private SignIn signIn(Request request, Optional<IssuedToken> token, Optional<SignIn.Failure> failure) {
        return new SignIn(
                database.clock().instant(),
                NAME,
                Optional.empty(),
                Optional.empty(),
                token.map(IssuedToken::clientId),
                token.map(IssuedToken::audience),
                request.remote().getAddress().getHostAddress(),
                request.id(),
                failure);
    }
}
