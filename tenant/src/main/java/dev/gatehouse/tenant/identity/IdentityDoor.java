package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.token.IdentityTokens;
import dev.gatehouse.tenant.token.IssuedToken;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Tokens of managed identities in the App Service form (facts/entra-and-graph.md §8): {@code GET /msi/token} with the
 * secret header. Whoever has a browser open can be made to send requests to loopback, so what names another host or came
 * through a proxy is refused.
 */
public final class IdentityDoor {
    /** Where it is, below the door's address; {@code IDENTITY_ENDPOINT} ends in it. */
    public static final String PATH = "/msi/token";

    private static final String API_VERSION = "2019-08-01";
    private static final List<String> SIGNS_OF_A_PROXY =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via");

    private final IdentityTokens tokens;
    private final byte[] secret;

    /** @param secret the value of {@code IDENTITY_HEADER} */
    public IdentityDoor(IdentityTokens tokens, String secret) {
        this.tokens = tokens;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public Handler handler() {
        return Router.builder()
                .errors(new IdentityErrors())
                .route("GET", PATH, this::token)
                .build();
    }

    private Reply token(Request request) {
        fromHere(request);
        authenticate(request);
        if (!API_VERSION.equals(request.query().first("api-version").orElse(""))) {
            throw new IdentityRefused(400, "invalid_request", "The parameter api-version is " + API_VERSION + ".");
        }
        var resource = request.query()
                .single("resource")
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IdentityRefused(400, "invalid_request", "The parameter resource is required."));
        var issued = tokens.issue(
                directory -> {
                    var principal = identity(directory, request);
                    return new IdentityTokens.Identity(
                            principal,
                            TenantManagedIdentities.resourceOf(directory, principal.id())
                                    .orElseThrow());
                },
                resource,
                request);
        return reply(issued, resource);
    }

    private static void fromHere(Request request) {
        boolean proxied =
                SIGNS_OF_A_PROXY.stream().anyMatch(name -> request.header(name).isPresent());
        if (proxied
                || !request.remote().getAddress().isLoopbackAddress()
                || !request.host().matches("(?i)(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?")) {
            throw new IdentityRefused(
                    403, "access_denied", "Tokens of managed identities are given to callers on this machine alone.");
        }
    }

    private void authenticate(Request request) {
        var sent = request.headers().all("X-IDENTITY-HEADER");
        if (sent.size() != 1 || !MessageDigest.isEqual(sent.getFirst().getBytes(StandardCharsets.UTF_8), secret)) {
            throw new IdentityRefused(
                    401, "unauthorized", "The header X-IDENTITY-HEADER is not the value of IDENTITY_HEADER.");
        }
    }

    /** The identity that is asked for; unnamed, the only one there is. */
    private static ServicePrincipal identity(Directory directory, Request request) {
        var query = request.query();
        var resourceId = query.first("mi_res_id").or(() -> query.first("msi_res_id"));
        var named = query.first("client_id")
                .map(directory.servicePrincipals()::withAppId)
                .or(() -> query.first("object_id")
                        .or(() -> query.first("principal_id"))
                        .map(directory.servicePrincipals()::withId))
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

    private static Reply reply(IssuedToken token, String resource) {
        var body = Json.object();
        body.put("access_token", token.value());
        body.put("expires_on", Long.toString(token.expires().getEpochSecond()));
        body.put("resource", resource);
        body.put("token_type", "Bearer");
        body.put("client_id", token.clientId());
        return Reply.json(200, body).with("Cache-Control", "no-store");
    }
}
