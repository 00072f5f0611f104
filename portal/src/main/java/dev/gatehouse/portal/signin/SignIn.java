package dev.gatehouse.portal.signin;

import dev.gatehouse.http.Json;
import dev.gatehouse.http.Parameters;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.portal.Issuer;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Cookies;
import dev.gatehouse.portal.session.SameOrigin;
import dev.gatehouse.portal.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signing in at one portal by authorization code with PKCE (OpenID Connect Core, section 3.1; RFC 7636), and out. Tokens
 * stay with the server: the browser gets the id of a session.
 */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Portal portal;
    private final SignInProvider provider;
    private final String controlUrl;
    private final Sessions sessions;
    private final TokenRequests tokens;
    private final SealKey seal;
    private final InstantSource clock;

    public SignIn(
            Portal portal,
            SignInProvider provider,
            String controlUrl,
            Sessions sessions,
            TokenRequests tokens,
            SealKey seal,
            InstantSource clock) {
        this.portal = portal;
        this.provider = provider;
        this.controlUrl = controlUrl;
        this.sessions = sessions;
        this.tokens = tokens;
        this.seal = seal;
        this.clock = clock;
    }

    /** {@code GET …/sign-in?next=…}: sends the browser to the issuer. */
    public Reply begin(Request request) {
        try {
            return begin(request, provider.issuer());
        } catch (SignInUnavailable e) {
            return failed("unavailable");
        }
    }

    private Reply begin(Request request, Issuer issuer) {
        var pending = new Pending(
                Sessions.random(),
                Sessions.random(),
                Sessions.random(),
                next(request.query().first("next")),
                clock.instant());
        var query = new TreeMap<>(Map.of(
                "client_id", issuer.client(portal),
                "response_type", "code",
                "response_mode", "query",
                "redirect_uri", redirectUri(),
                "scope", issuer.scope(),
                "state", pending.state(),
                "nonce", pending.nonce(),
                "code_challenge", challenge(pending.verifier()),
                "code_challenge_method", "S256"));
        return to(with(issuer.authorizeUrl(), query))
                .plus("Set-Cookie", Cookies.set(portal.signingInCookie(), pending.sealed(seal, context())));
    }

    /** {@code GET …/signed-in?code=…}: the browser comes back. */
    public Reply finish(Request request) {
        var query = request.query();
        var pending = Cookies.value(request, portal.signingInCookie())
                .flatMap(kept -> Pending.open(kept, seal, context(), clock.instant()))
                .filter(begun -> query.single("state").filter(begun::answers).isPresent())
                .filter(_ -> fromIssuer(query));
        if (pending.isEmpty()) {
            return failed("expired");
        }
        try {
            var signedIn = tokens.redeem(
                    portal,
                    code(query),
                    redirectUri(),
                    pending.get().verifier(),
                    pending.get().nonce());
            // A new session for each sign-in; one that the browser had before is of no more use.
            Cookies.value(request, portal.cookie())
                    .flatMap(id -> sessions.find(portal, id))
                    .ifPresent(sessions::end);
            var id = sessions.begin(portal, signedIn.person().orElseThrow(), signedIn.refreshToken());
            return to(pending.get().next())
                    .plus("Set-Cookie", Cookies.set(portal.cookie(), id))
                    .plus("Set-Cookie", Cookies.gone(portal.signingInCookie()));
        } catch (SignInRefused e) {
            LOG.info("A sign-in at the {} portal failed: {}", portal.wireName(), e.getMessage());
            return failed("refused");
        } catch (SignInUnavailable e) {
            LOG.warn("A sign-in at the {} portal failed: {}", portal.wireName(), e.getMessage());
            return failed("unavailable");
        }
    }

    /** {@code POST …/sign-out}: ends the session, and says where the issuer's own is ended. */
    public Reply end(Request request, SameOrigin origin) {
        origin.require(request, portal);
        Cookies.value(request, portal.cookie())
                .flatMap(id -> sessions.find(portal, id))
                .ifPresent(sessions::end);
        return Reply.json(200, Json.object().put("continue", afterwards()))
                .plus("Set-Cookie", Cookies.gone(portal.cookie()));
    }

    /** Where the issuer's own session is ended; the portal's home where it offers nothing for that, or can't be asked. */
    private String afterwards() {
        var home = controlUrl + portal.home();
        var query = new TreeMap<>(Map.of("client_id", provider.client(portal), "post_logout_redirect_uri", home));
        try {
            return provider.issuer().logoutUrl().map(url -> with(url, query)).orElse(home);
        } catch (SignInUnavailable e) {
            return home;
        }
    }

    /** An answer that says whose it is must be the issuer's (RFC 9207). */
    private boolean fromIssuer(Parameters query) {
        var named = query.all("iss");
        try {
            return named.isEmpty() || provider.issuer().issuers().containsAll(named);
        } catch (SignInUnavailable e) {
            return false;
        }
    }

    private static String with(String url, Map<String, String> query) {
        return url + (url.contains("?") ? "&" : "?") + encoded(query);
    }

    private static String code(Parameters query) {
        return query.single("code")
                .orElseThrow(() -> new SignInRefused(
                        query.single("error").orElse("The sign-in service answered without a code.")));
    }

    private Reply failed(String why) {
        return to(portal.home() + "?sign-in=" + why).plus("Set-Cookie", Cookies.gone(portal.signingInCookie()));
    }

    private String redirectUri() {
        return controlUrl + portal.signedIn();
    }

    private String context() {
        return portal.signingInCookie();
    }

    /** A page of this portal; never another place. */
    private String next(Optional<String> wanted) {
        return wanted.filter(path -> path.matches("/[A-Za-z0-9_~%./-]{0,500}") && !path.startsWith("//"))
                .filter(path -> path.equals(portal.home()) || path.startsWith(portal.root() + "/"))
                .orElse(portal.home());
    }

    private static Reply to(String location) {
        return Reply.empty(303).with("Location", location);
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(each -> each.getKey() + "=" + PercentEncoding.encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
