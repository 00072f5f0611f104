package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Gives tokens to managed identities: they live a day, and nobody authenticates but the machine. */
public final class IdentityTokens {
    private static final Duration LIFETIME = Duration.ofHours(24);
    /** What Entra ID says of a managed identity: it proved itself by a certificate of the platform. */
    private static final String METHOD = "2";

    private final TenantDatabase database;
    private final TokenIssuer issuer;
    private final TokenObserver observer;

    public IdentityTokens(TenantDatabase database, TokenIssuer issuer, TokenObserver observer) {
        this.database = database;
        this.issuer = issuer;
        this.observer = observer;
    }

    /** @param resourceId the resource whose identity the principal is */
    public record Identity(ServicePrincipal principal, String resourceId) {}

    /**
     * @param identity finds whose token it is, in the same transaction
     * @param resource app id or identifier URI
     * @throws TokenRequestRefused if there is no such resource
     */
    public IssuedToken issue(Function<Directory, Identity> identity, String resource) {
        try {
            var grant = database.read(directory -> {
                var found = identity.apply(directory);
                return Grants.find(directory, found.principal(), resource, METHOD, Optional.of(found.resourceId()));
            });
            var token = issuer.issue(grant, LIFETIME);
            observer.tokenIssued("managed_identity");
            return token;
        } catch (TokenRequestRefused e) {
            observer.tokenRefused(e.fault());
            throw e;
        }
    }
}
