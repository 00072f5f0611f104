package dev.gatehouse.management.roles;

import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.KeysUnavailable;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TimeCheck;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.management.arm.ArmException;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who asks from the bearer token of a request to the ARM API. Tokens for any other door are refused, however
 * good they are.
 */
public final class TokenCheck {
    private static final String SCHEME = "Bearer ";
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final KeySetCache keys;
    private final TimeCheck time;

    /**
     * @param issuers accepted values of {@code iss}
     * @param jwksUri where the issuer's keys are
     * @param audiences accepted values of {@code aud}, with and without a slash at the end
     * @param tokenUrl the token endpoint, told to who comes without a token
     */
    public record Settings(Set<String> issuers, String jwksUri, Set<String> audiences, String tokenUrl) {
        /** The audiences of the ARM API at a control URL. */
        public static Set<String> audiences(String controlUrl) {
            return Set.of(
                    "https://management.azure.com",
                    "https://management.azure.com/",
                    "https://management.core.windows.net",
                    "https://management.core.windows.net/",
                    controlUrl,
                    controlUrl + "/");
        }
    }

    public TokenCheck(Settings settings, KeySetCache keys, InstantSource clock) {
        this.settings = settings;
        this.keys = keys;
        this.time = new TimeCheck(clock, SKEW);
    }

    /** The {@code WWW-Authenticate} of a refusal. */
    public String challenge() {
        return "Bearer authorization_uri=\"" + settings.tokenUrl() + "\", error=\"invalid_token\"";
    }

    /** @throws ArmException 401, or 503 while no key of the issuer was ever obtained */
    public Principal principal(Optional<String> authorization) {
        var header = authorization
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .orElseThrow(() -> refused(
                        "AuthenticationFailed",
                        "The request has no bearer token: send Authorization: Bearer {token}."));
        try {
            return check(UnverifiedToken.parse(header.substring(SCHEME.length()).strip()));
        } catch (TokenRefused e) {
            throw refused(
                    e.reason() == TokenRefused.Reason.EXPIRED
                            ? "ExpiredAuthenticationToken"
                            : "InvalidAuthenticationToken",
                    e.getMessage());
        } catch (KeysUnavailable e) {
            throw new ArmException(
                    503, "ServiceUnavailable", "The token can't be checked: the tenant's signing keys can't be had.");
        }
    }

    private Principal check(UnverifiedToken token) {
        if (token.claims().text("iss").filter(settings.issuers()::contains).isEmpty()) {
            throw refused(
                    "InvalidAuthenticationTokenTenant", "The token was not issued by the tenant of this service.");
        }
        var keyId = token.header().keyId().orElse("");
        var set = keys.await(settings.jwksUri(), keyId, PATIENCE);
        var claims = TokenVerifier.verify(token, set, Set.of(SignatureAlgorithm.RS256))
                .claims();
        time.check(claims);
        if (claims.texts("aud").stream().noneMatch(settings.audiences()::contains)) {
            throw refused(
                    "InvalidAuthenticationTokenAudience",
                    "The token is for another service: ask for one with scope https://management.azure.com/.default.");
        }
        var id = claims.text("oid")
                .orElseThrow(() -> refused("InvalidAuthenticationToken", "The token has no oid: it names nobody."));
        var name = claims.text("app_displayname")
                .or(() -> claims.text("upn"))
                .or(() -> claims.text("preferred_username"))
                .or(() -> claims.text("appid"))
                .or(() -> claims.text("azp"))
                .orElse(id);
        var appId = claims.text("appid").or(() -> claims.text("azp")).orElse("");
        return new Principal(id, name, claims.has("scp"), appId);
    }

    private static ArmException refused(String code, String message) {
        return new ArmException(401, code, message);
    }
}
