package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.token.IdentityTokens;
import dev.gatehouse.tenant.token.IssuedToken;

import java.util.Optional;

/** Which identity and which resource a request means, in the parameters that both forms have (facts §8). */
final class AskedIdentity {
    private AskedIdentity() {}

    /** App id or identifier URI. */
    static String resource(Request request) {
        return request.query()
                .single("resource")
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IdentityRefused(400, "invalid_request", "The parameter resource is required."));
    }

    static IssuedToken token(IdentityTokens tokens, Request request, String resource) {
        return tokens.issue(
                directory -> {
                    var principal = identity(directory, request);
                    return new IdentityTokens.Identity(
                            principal,
                            TenantManagedIdentities.resourceOf(directory, principal.id())
                                    .orElseThrow());
                },
                resource,
                request);
    }

    /** The identity that is asked for; unnamed, the only one there is. */
    private static ServicePrincipal identity(Directory directory, Request request) {
        var query = request.query();
        var clientId = query.first("client_id");
        var objectId = query.first("object_id").or(() -> query.first("principal_id"));
        // Java says the one, JavaScript the other.
        var resourceId = query.first("mi_res_id").or(() -> query.first("msi_res_id"));
        if (clientId.isPresent() && objectId.isPresent()
                || (clientId.isPresent() || objectId.isPresent()) && resourceId.isPresent()) {
            throw new IdentityRefused(
                    400, "invalid_request", "Name the identity by one of client_id, object_id and mi_res_id.");
        }
        var named = clientId.map(directory.servicePrincipals()::withAppId)
                .or(() -> objectId.map(directory.servicePrincipals()::withId))
                .or(() -> resourceId.map(id -> TenantManagedIdentities.of(directory, id)));
        return named.orElseGet(() -> only(directory))
                .filter(principal -> principal.type() == ServicePrincipal.Type.MANAGED_IDENTITY && principal.enabled())
                .orElseThrow(() -> new IdentityRefused(
                        400,
                        "invalid_request",
                        "No managed identity was found for the given parameters: switch the identity of the service on,"
                                + " or name one of several by client_id, object_id or mi_res_id."));
    }

    private static Optional<ServicePrincipal> only(Directory directory) {
        var all = TenantManagedIdentities.principalIds(directory);
        return all.size() == 1 ? directory.servicePrincipals().withId(all.getFirst()) : Optional.empty();
    }
}
