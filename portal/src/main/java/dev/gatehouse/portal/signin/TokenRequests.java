package dev.gatehouse.portal.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.KeysUnavailable;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TimeCheck;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.portal.Issuer;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the issuer for tokens, and reads who signed in from its id token (OpenID Connect Core, section 3.1.3). */
public final class TokenRequests {
    static final String SCOPE = "openid profile email offline_access";
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Issuer issuer;
    private final OutboundClient client;
    private final KeySetCache keys;
    private final TimeCheck time;

    public TokenRequests(Issuer issuer, OutboundClient client, KeySetCache keys, InstantSource clock) {
        this.issuer = issuer;
        this.client = client;
        this.keys = keys;
        this.time = new TimeCheck(clock, SKEW);
    }

    /** @param refreshToken to have the sign-in confirmed with later */
    record SignedIn(Person person, String refreshToken) {}

    /** Redeems a code for who signed in. */
    SignedIn redeem(Portal portal, String code, String redirectUri, String verifier, String nonce) {
        var answer = ask(
                portal,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirectUri,
                        "code_verifier", verifier));
        return read(portal, answer, Optional.of(nonce));
    }

    /** Has a sign-in confirmed. */
    SignedIn refresh(Portal portal, String refreshToken) {
        var answer = ask(portal, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "scope", SCOPE));
        return read(portal, answer, Optional.empty());
    }

    /** What a refresh token was exchanged for. */
    record Granted(String accessToken, String refreshToken) {}

    /** An access token for something else than signing in. */
    Granted token(Portal portal, String refreshToken, String scope) {
        var answer = ask(
                portal,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "scope",
                        scope + " offline_access"));
        var accessToken = answer.path("access_token").asText();
        if (accessToken.isEmpty()) {
            throw new SignInRefused("The sign-in service gave no access token.");
        }
        return new Granted(accessToken, answer.path("refresh_token").asText(refreshToken));
    }

    private JsonNode ask(Portal portal, Map<String, String> grant) {
        var form = new HashMap<>(grant);
        form.put("client_id", issuer.client(portal));
        try {
            var reply = client.send(
                    OutboundRequest.of("POST", URI.create(issuer.tokenUrl())).withForm(form));
            if (reply.successful()) {
                return reply.json();
            }
            if (reply.status() == 400 || reply.status() == 401) {
                throw new SignInRefused("The sign-in service did not accept the sign-in.");
            }
            throw new SignInUnavailable("The sign-in service answers " + reply.status() + ".");
        } catch (OutboundException e) {
            throw new SignInUnavailable("The sign-in service can't be reached.");
        }
    }

    private SignedIn read(Portal portal, JsonNode answer, Optional<String> nonce) {
        try {
            var token = UnverifiedToken.parse(answer.path("id_token").asText());
            if (token.claims().text("iss").filter(issuer.issuers()::contains).isEmpty()) {
                throw new SignInRefused("The id token is of another issuer.");
            }
            var set = keys.await(issuer.jwksUri(), token.header().keyId().orElse(""), PATIENCE);
            var claims = TokenVerifier.verify(token, set, Set.of(SignatureAlgorithm.RS256))
                    .claims();
            time.check(claims);
            if (!claims.texts("aud").contains(issuer.client(portal))) {
                throw new SignInRefused("The id token is for another application.");
            }
            if (nonce.isPresent() && !claims.text("nonce").equals(nonce)) {
                throw new SignInRefused("The id token is of another sign-in.");
            }
            var objectId = claims.text("oid").orElseThrow(() -> new SignInRefused("The id token names nobody."));
            var account = claims.text("preferred_username").orElse(objectId);
            var refreshToken = answer.path("refresh_token").asText();
            if (refreshToken.isEmpty()) {
                throw new SignInRefused("The sign-in service gave no refresh token.");
            }
            return new SignedIn(
                    new Person(issuer.provider(), objectId, claims.text("name").orElse(account), account),
                    refreshToken);
        } catch (TokenRefused e) {
            throw new SignInRefused(e.getMessage());
        } catch (KeysUnavailable e) {
            throw new SignInUnavailable("The sign-in service's keys can't be had.");
        }
    }
}
