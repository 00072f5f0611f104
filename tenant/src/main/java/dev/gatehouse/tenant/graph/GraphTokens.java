package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Request;
import dev.gatehouse.jose.Claims;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TimeCheck;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRefused.Reason;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.GraphScope;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Takes this tenant's access tokens for Graph, of applications and of users, and no others. */
final class GraphTokens {
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.RS256);

    private final Supplier<KeySet> keys;
    private final TenantFacts tenant;
    private final TimeCheck time;

    GraphTokens(Supplier<KeySet> keys, TenantFacts tenant, InstantSource clock) {
        this.keys = keys;
        this.tenant = tenant;
        this.time = new TimeCheck(clock, Duration.ZERO);
    }

    /** @throws DirectoryRefused 401, if the request has no such token */
    Claims verify(Request request) {
        var fields = request.headers().all("Authorization");
        if (fields.size() != 1 || !fields.getFirst().toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw refused("Access token is empty.");
        }
        try {
            var token = UnverifiedToken.parse(
                    fields.getFirst().substring("bearer ".length()).strip());
            var claims = TokenVerifier.verify(token, keys.get(), ALGORITHMS).claims();
            time.check(claims);
            checkClaims(claims);
            return claims;
        } catch (TokenRefused e) {
            throw refused("Access token validation failure. " + e.getMessage());
        }
    }

    private void checkClaims(Claims claims) {
        var issuer = claims.text("iss").orElse("");
        if (!issuer.equals(tenant.issuerV1()) && !issuer.equals(tenant.issuerV2())) {
            throw refused("Access token validation failure. Invalid issuer.");
        }
        var audience = claims.texts("aud");
        if (audience.size() != 1
                || FirstParty.GRAPH.names(tenant).stream().noneMatch(audience.getFirst()::equalsIgnoreCase)) {
            throw refused("Access token validation failure. Invalid audience.");
        }
        boolean application = claims.text("idtyp").orElse("").equals("app");
        if (application == claims.has("scp")) {
            throw refused("Access token validation failure. The token is neither an application's nor a user's.");
        }
    }

    /** @throws DirectoryRefused 401, if the client or the user is gone or disabled */
    Caller caller(Claims claims, Directory directory) {
        return claims.has("scp") ? user(claims, directory) : application(claims, directory);
    }

    private Caller application(Claims claims, Directory directory) {
        var principal = directory
                .servicePrincipals()
                .withId(claims.text("oid").orElse(""))
                .filter(each -> each.enabled())
                .orElseThrow(() -> refused("The identity of the calling application could not be established."));
        var graph = directory
                .servicePrincipals()
                .withAppId(FirstParty.GRAPH.appId())
                .orElseThrow();
        var said = Set.copyOf(claims.texts("roles"));
        var permissions = EnumSet.noneOf(GraphPermission.class);
        directory
                .appRoleAssignments()
                .roleIds(principal.id(), graph.id())
                .forEach(id -> GraphPermission.withId(id)
                        .filter(permission -> said.contains(permission.value()))
                        .ifPresent(permissions::add));
        return new Caller(
                Caller.Kind.APPLICATION,
                principal.id(),
                principal.appId(),
                permissions,
                Set.of(),
                directory.directoryRoles().rolesOf(principal.id()));
    }

    /** A client that acts for a user may do what its scopes say, as far as the user may do it. */
    private Caller user(Claims claims, Directory directory) {
        var client = directory
                .servicePrincipals()
                .withAppId(claims.text("appid").or(() -> claims.text("azp")).orElse(""))
                .filter(each -> each.enabled())
                .orElseThrow(() -> refused("The identity of the calling application could not be established."));
        var user = directory
                .users()
                .withId(claims.text("oid").orElse(""))
                .filter(each -> each.enabled())
                .orElseThrow(() -> refused("The identity of the calling user could not be established."));
        var scopes = EnumSet.noneOf(GraphScope.class);
        for (var value : claims.text("scp").orElse("").split(" ")) {
            GraphScope.of(value).ifPresent(scopes::add);
        }
        return new Caller(
                Caller.Kind.USER,
                user.id(),
                client.appId(),
                Set.of(),
                scopes,
                directory.directoryRoles().rolesOf(user.id()));
    }

    private static DirectoryRefused refused(String message) {
        return new DirectoryRefused(Reason.NOT_AUTHENTICATED, message);
    }
}
