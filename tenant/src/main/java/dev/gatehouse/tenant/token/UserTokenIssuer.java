package dev.gatehouse.tenant.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.TenantFacts;
import dev.gatehouse.tenant.directory.User;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the tokens of a user's sign-in, with the claims of Entra ID's: an access token, and an id token. */
final class UserTokenIssuer {
    private static final Duration ID_TOKEN_LIFE = Duration.ofHours(1);

    private final TokenIssuer issuer;
    private final TenantFacts tenant;
    private final KeyedHash hash;
    private final InstantSource clock;

    UserTokenIssuer(TokenIssuer issuer, TenantFacts tenant, KeyedHash hash, InstantSource clock) {
        this.issuer = issuer;
        this.tenant = tenant;
        this.hash = hash;
        this.clock = clock;
    }

    IssuedToken access(UserGrant grant) {
        var issued = now();
        var lifetime = issuer.usualLifetime();
        var version2 = grant.version2();
        var claims = common(grant.audience(), version2 ? tenant.issuerV2() : tenant.issuerV1(), issued, lifetime);
        claims.put("acr", "1");
        list(claims, "amr", List.of("pwd"));
        claims.put(version2 ? "azp" : "appid", grant.client().appId());
        claims.put(version2 ? "azpacr" : "appidacr", grant.method());
        claims.put("idtyp", "user");
        person(claims, grant.user());
        if (version2) {
            claims.put("preferred_username", grant.user().principalName());
        } else {
            claims.put("unique_name", grant.user().principalName());
            claims.put("upn", grant.user().principalName());
        }
        if (!grant.roles().isEmpty()) {
            list(claims, "roles", grant.roles());
        }
        claims.put("scp", String.join(" ", grant.scopes()));
        claims.put("sub", subject(grant.user(), grant.resource().appId()));
        claims.put("ver", version2 ? "2.0" : "1.0");
        grant.directoryRoles().ifPresent(roles -> list(claims, "wids", roles));
        return new IssuedToken(
                issuer.sign(claims, version2),
                issued,
                lifetime,
                grant.audience(),
                grant.client().appId());
    }

    /** @param nonce as the authorization request had it */
    String id(UserGrant grant, Optional<String> nonce) {
        var claims = common(grant.client().appId(), tenant.issuerV2(), now(), ID_TOKEN_LIFE);
        claims.put("auth_time", grant.authenticated().getEpochSecond());
        nonce.ifPresent(value -> claims.put("nonce", value));
        person(claims, grant.user());
        if (grant.openId().contains("email")) {
            email(grant.user()).ifPresent(email -> claims.put("email", email));
        }
        claims.put("preferred_username", grant.user().principalName());
        claims.put("sub", subject(grant.user(), grant.client().appId()));
        claims.put("ver", "2.0");
        return issuer.sign(claims, true);
    }

    /** {@code client_info}, by which MSAL tells accounts apart. */
    String clientInfo(User user) {
        var info = Json.object().put("uid", user.id()).put("utid", tenant.id());
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(info));
    }

    /** The same person is another subject to each application (OpenID Connect Core section 8.1). */
    String subject(User user, String appId) {
        return hash.of("subject\n" + user.id() + "\n" + appId.toLowerCase(Locale.ROOT));
    }

    static Optional<String> email(User user) {
        return Optional.ofNullable(user.properties().path("mail").textValue());
    }

    private ObjectNode common(String audience, String issuedBy, Instant issued, Duration lifetime) {
        var claims = Json.object();
        claims.put("aud", audience);
        claims.put("iss", issuedBy);
        claims.put("iat", issued.getEpochSecond());
        claims.put("nbf", issued.getEpochSecond());
        claims.put("exp", issued.plus(lifetime).getEpochSecond());
        claims.put("rh", "1." + TokenIssuer.random(30));
        claims.put("tid", tenant.id());
        claims.put("uti", TokenIssuer.random(16));
        return claims;
    }

    private static void person(ObjectNode claims, User user) {
        Optional.ofNullable(user.properties().path("surname").textValue())
                .ifPresent(name -> claims.put("family_name", name));
        Optional.ofNullable(user.properties().path("givenName").textValue())
                .ifPresent(name -> claims.put("given_name", name));
        claims.put("name", user.displayName());
        claims.put("oid", user.id());
    }

    private static void list(ObjectNode claims, String name, List<String> values) {
        var array = claims.putArray(name);
        values.forEach(array::add);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
