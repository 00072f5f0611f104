package dev.gatehouse.tenant.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.http.Json;
import dev.gatehouse.jose.FastRsa;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs access tokens with the claims of Entra ID's app-only tokens (facts/entra-and-graph.md §4). Signing takes a
 * while: call it where the thread may be busy.
 */
public final class TokenIssuer {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** No token lives longer; a managed identity's lives so long (facts §4). */
    static final Duration LONGEST_LIFETIME = Duration.ofHours(24);

    private final SigningKeys keys;
    private final TenantFacts tenant;
    private final InstantSource clock;
    private volatile Optional<Duration> fixed = Optional.empty();

    public TokenIssuer(SigningKeys keys, TenantFacts tenant, InstantSource clock) {
        this.keys = keys;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Entra ID's life of a token: between 60 and 90 minutes, so that not all are renewed at once. */
    Duration usualLifetime() {
        return fixed.orElseGet(() -> Duration.ofSeconds(3600 + RANDOM.nextInt(1801) - 1));
    }

    /**
     * Has tokens live exactly so long from now on, for tests of what happens when one expires.
     *
     * @param lifetime a second to a day; empty for the usual
     */
    public void fixLifetime(Optional<Duration> lifetime) {
        if (lifetime.filter(each -> each.compareTo(Duration.ofSeconds(1)) < 0 || each.compareTo(LONGEST_LIFETIME) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("a token lives from a second to a day");
        }
        fixed = lifetime;
    }

    /** {@link #LONGEST_LIFETIME}, unless tokens live exactly so long. */
    Duration longestLifetime() {
        return fixed.orElse(LONGEST_LIFETIME);
    }

    IssuedToken issue(TokenGrant grant, Duration lifetime) {
        var issued = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new IssuedToken(
                sign(claims(grant, issued, issued.plus(lifetime)), grant.version2()),
                issued,
                lifetime,
                grant.audience(),
                grant.client().appId());
    }

    String sign(ObjectNode claims, boolean version2) {
        var key = keys.current();
        var jws = new JWSObject(header(key, version2), new Payload(Base64URL.encode(Json.write(claims))));
        try {
            jws.sign(FastRsa.by(new RSASSASigner(key.privateKey())));
        } catch (JOSEException e) {
            throw new IllegalStateException("the token could not be signed", e);
        }
        return jws.serialize();
    }

    /** v1.0 tokens name the key twice (facts §4). */
    private static JWSHeader header(SigningKey key, boolean version2) {
        var header = Json.object().put("typ", "JWT").put("alg", "RS256");
        if (!version2) {
            header.put("x5t", key.id());
        }
        try {
            return JWSHeader.parse(header.put("kid", key.id()).toString());
        } catch (ParseException e) {
            throw new IllegalStateException("a header that was made can be read", e);
        }
    }

    private ObjectNode claims(TokenGrant grant, Instant issued, Instant expires) {
        var claims = Json.object();
        var issuer = grant.version2() ? tenant.issuerV2() : tenant.issuerV1();
        claims.put("aud", grant.audience());
        claims.put("iss", issuer);
        claims.put("iat", issued.getEpochSecond());
        claims.put("nbf", issued.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("aio", random(27));
        claims.put(grant.version2() ? "azp" : "appid", grant.client().appId());
        claims.put(grant.version2() ? "azpacr" : "appidacr", grant.method());
        if (grant.directoryRoles().isPresent()) {
            claims.put("app_displayname", grant.client().displayName());
        }
        if (!grant.version2()) {
            claims.put("idp", issuer);
        }
        if (grant.identityType()) {
            claims.put("idtyp", "app");
        }
        claims.put("oid", grant.client().id());
        claims.put("rh", "1." + random(30));
        if (!grant.roles().isEmpty()) {
            var roles = claims.putArray("roles");
            grant.roles().forEach(roles::add);
        }
        claims.put("sub", grant.client().id());
        claims.put("tid", tenant.id());
        claims.put("uti", random(16));
        claims.put("ver", grant.version2() ? "2.0" : "1.0");
        grant.directoryRoles().ifPresent(roles -> {
            var wids = claims.putArray("wids");
            roles.forEach(wids::add);
        });
        grant.managedIdentity().ifPresent(resource -> claims.put("xms_mirid", resource));
        return claims;
    }

    static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return BASE64URL.encodeToString(random);
    }
}
