package dev.gatehouse.gateway.access;

import dev.gatehouse.jose.Claims;
import dev.gatehouse.jose.TokenRefused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a token says, as far as access asks for it; of the shapes v1.0 and v2.0 (facts/entra-and-graph.md §4). Believed
 * only once the signature is known to be good.
 *
 * @param clientId {@code azp} or {@code appid}; empty if there is neither
 * @param userSign why it is not an application's own token; empty when it is
 */
record TokenFacts(
        List<String> audiences,
        String issuer,
        Optional<String> tenantId,
        Optional<Instant> expires,
        Optional<Instant> notBefore,
        Optional<Instant> issuedAt,
        Set<String> roles,
        String clientId,
        String userSign) {

    /** @throws TokenRefused if a claim has a type that it must not have */
    static TokenFacts of(Claims claims) {
        var azp = claims.text("azp");
        var appId = claims.text("appid");
        return new TokenFacts(
                claims.texts("aud"),
                claims.text("iss").orElse(""),
                claims.text("tid"),
                claims.time("exp"),
                claims.time("nbf"),
                claims.time("iat"),
                Set.copyOf(claims.texts("roles")),
                azp.or(() -> appId).orElse(""),
                userSign(claims, azp, appId));
    }

    /**
     * An application's own token has no {@code scp}, says {@code idtyp} "app" where it says it, names its client, and
     * has that client for its subject.
     */
    private static String userSign(Claims claims, Optional<String> azp, Optional<String> appId) {
        if (claims.has("scp")) {
            return "it has the claim scp";
        }
        var type = claims.text("idtyp");
        if (type.isPresent() && !type.get().equals("app")) {
            return "its idtyp is not app";
        }
        if (azp.isEmpty() && appId.isEmpty()) {
            return "it names no client in azp or appid";
        }
        if (azp.isPresent() && appId.isPresent() && !azp.get().equalsIgnoreCase(appId.get())) {
            return "its azp and appid differ";
        }
        var subject = claims.text("sub");
        var object = claims.text("oid");
        if (subject.isPresent() && object.isPresent() && !subject.equals(object)) {
            return "its subject is not the client's own object";
        }
        return "";
    }
}
