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
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the issuer for tokens, and reads who signed in from its id token (OpenID Connect Core, section 3.1.3). */
public final class TokenRequests {
    /** What issuers sign id tokens with; neither {@code none} nor an HMAC can stand here. */
    private static final Set<SignatureAlgorithm> SIGNED = Set.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.RS384, SignatureAlgorithm.RS512, SignatureAlgorithm.PS256);

    private static final int LONGEST_ID = 255;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SignInProvider provider;
    private final OutboundClient client;
    private final KeySetCache keys;
    private final TimeCheck time;

    public TokenRequests(SignInProvider provider, OutboundClient client, KeySetCache keys, InstantSource clock) {
        this.provider = provider;
        this.client = client;
        this.keys = keys;
        this.time = new TimeCheck(clock, SKEW);
    }

    /**
     * @param person empty where the issuer confirmed a sign-in without saying again whose it is
     * @param refreshToken to have the sign-in confirmed with later; empty where the issuer gives none
     */
    record SignedIn(Optional<Person> person, Optional<String> refreshToken) {}

    /** Redeems a code for who signed in. */
    SignedIn redeem(Portal portal, String code, String redirectUri, String verifier, String nonce) {
        var answer = ask(
                portal,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirectUri,
                        "code_verifier", verifier));
        return new SignedIn(Optional.of(read(portal, answer, Optional.of(nonce))), refreshToken(answer));
    }

    /** Has a sign-in confirmed. */
    SignedIn refresh(Portal portal, String refreshToken) {
        var answer = ask(
                portal,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "scope",
                        provider.issuer().scope()));
        var person = answer.hasNonNull("id_token")
                ? Optional.of(read(portal, answer, Optional.empty()))
                : Optional.<Person>empty();
        return new SignedIn(person, refreshToken(answer).or(() -> Optional.of(refreshToken)));
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
        var issuer = provider.issuer();
        var own = issuer.clients().get(portal);
        form.put("client_id", own.id());
        if (!issuer.basic()) {
            own.secret().ifPresent(secret -> form.put("client_secret", secret));
        }
        try {
            var request =
                    OutboundRequest.of("POST", URI.create(issuer.tokenUrl())).withForm(form);
            var reply = client.send(
                    issuer.basic() && own.secret().isPresent()
                            ? request.with(
                                    "Authorization",
                                    basic(own.id(), own.secret().get()))
                            : request);
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

    /** Both parts are encoded as forms are (RFC 6749, section 2.3.1). */
    private static String basic(String id, String secret) {
        var pair =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> refreshToken(JsonNode answer) {
        return Optional.of(answer.path("refresh_token").asText()).filter(text -> !text.isEmpty());
    }

    private Person read(Portal portal, JsonNode answer, Optional<String> nonce) {
        var issuer = provider.issuer();
        try {
            var token = UnverifiedToken.parse(answer.path("id_token").asText());
            if (token.claims().text("iss").filter(issuer.issuers()::contains).isEmpty()) {
                throw new SignInRefused("The id token is of another issuer.");
            }
            var set = keys.await(issuer.jwksUri(), token.header().keyId().orElse(""), PATIENCE);
            var claims = TokenVerifier.verify(token, set, SIGNED).claims();
            time.check(claims);
            var audience = claims.texts("aud");
            var authorized = claims.text("azp");
            if (!audience.contains(issuer.client(portal))
                    || audience.size() > 1 && authorized.isEmpty()
                    || authorized
                            .filter(azp -> !azp.equals(issuer.client(portal)))
                            .isPresent()) {
                throw new SignInRefused("The id token is for another application.");
            }
            if (nonce.isPresent() && !claims.text("nonce").equals(nonce)) {
                throw new SignInRefused("The id token is of another sign-in.");
            }
            var objectId = issuer.personClaims().stream()
                    .flatMap(claim -> claims.text(claim).stream())
                    .findFirst()
                    .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
                    .orElseThrow(() -> new SignInRefused("The id token names nobody."));
            var account = claims.text("preferred_username")
                    .or(() -> claims.text("email"))
                    .orElse(objectId);
            return new Person(issuer.provider(), objectId, claims.text("name").orElse(account), account);
        } catch (TokenRefused e) {
            throw new SignInRefused(e.getMessage());
        } catch (KeysUnavailable e) {
            throw new SignInUnavailable("The sign-in service's keys can't be had.");
        }
    }
}
