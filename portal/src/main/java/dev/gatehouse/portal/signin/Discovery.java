package dev.gatehouse.portal.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.portal.Issuer;
import dev.gatehouse.portal.Portal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * An OpenID provider by configuration: its endpoints are read from its metadata (OpenID Connect Discovery 1.0, section 4),
 * and again every hour. Metadata that were good once are kept while it can't be asked.
 */
public final class Discovery implements SignInProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 << 10;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Settings settings;
    private final OutboundClient client;
    private final InstantSource clock;
    private Issuer known;
    private Instant fetched = Instant.MIN;
    private Instant tried = Instant.MIN;

    /**
     * @param issuer its URL, which is {@code iss} of its tokens character by character
     * @param provider its name in users' {@code identities}
     * @param personClaims of these claims the first that is there names the person
     */
    public record Settings(
            String issuer,
            String provider,
            Map<Portal, Issuer.Client> clients,
            String scope,
            List<String> personClaims) {}

    public Discovery(Settings settings, OutboundClient client, InstantSource clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String client(Portal portal) {
        return settings.clients().get(portal).id();
    }

    @Override
    public Optional<String> graphUrl() {
        return Optional.empty();
    }

    @Override
    public synchronized Issuer issuer() {
        var now = clock.instant();
        if (known != null && now.isBefore(fetched.plus(FRESH))) {
            return known;
        }
        if (tried.equals(Instant.MIN) || !now.isBefore(tried.plus(BETWEEN_TRIES))) {
            tried = now;
            try {
                known = read(metadata());
                fetched = now;
            } catch (SignInUnavailable e) {
                LOG.warn("The metadata of {} can't be used: {}", settings.issuer(), e.getMessage());
            }
        }
        if (known == null) {
            throw new SignInUnavailable("The sign-in service can't be reached, or isn't set up as it should be.");
        }
        return known;
    }

    private JsonNode metadata() {
        var issuer = settings.issuer();
        var root = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            var reply = client.send(OutboundRequest.get(URI.create(root + METADATA)));
            if (!reply.successful()) {
                throw new SignInUnavailable("It answers " + reply.status() + ".");
            }
            if (reply.body().length > MOST_BYTES) {
                throw new SignInUnavailable("It is too large.");
            }
            return reply.json();
        } catch (OutboundException | RequestException e) {
            throw e instanceof SignInUnavailable known ? known : new SignInUnavailable("It can't be read.");
        }
    }

    private Issuer read(JsonNode metadata) {
        if (!settings.issuer().equals(metadata.path("issuer").asText())) {
            throw new SignInUnavailable("It names another issuer.");
        }
        var challenges = metadata.path("code_challenge_methods_supported");
        if (challenges.isArray() && !texts(challenges).contains("S256")) {
            throw new SignInUnavailable("It doesn't take code challenges by S256.");
        }
        return new Issuer(
                settings.provider(),
                Set.of(settings.issuer()),
                url(metadata, "authorization_endpoint"),
                metadata.hasNonNull("end_session_endpoint")
                        ? Optional.of(url(metadata, "end_session_endpoint"))
                        : Optional.empty(),
                url(metadata, "token_endpoint"),
                url(metadata, "jwks_uri"),
                Optional.empty(),
                settings.scope(),
                settings.personClaims(),
                basic(metadata.path("token_endpoint_auth_methods_supported")),
                settings.clients());
    }

    /** By the header unless the provider names the form alone; the header is what counts where it names nothing. */
    private boolean basic(JsonNode methods) {
        if (!methods.isArray() || texts(methods).contains("client_secret_basic")) {
            return true;
        }
        var secrets = settings.clients().values().stream()
                .anyMatch(each -> each.secret().isPresent());
        if (secrets && !texts(methods).contains("client_secret_post")) {
            throw new SignInUnavailable("It takes secrets in neither way that is known here.");
        }
        return false;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** An https URL; http on this machine alone. */
    private static String url(JsonNode metadata, String name) {
        try {
            var uri = new URI(metadata.path(name).asText());
            var secure = "https".equalsIgnoreCase(uri.getScheme())
                    || "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
            if (secure && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri.toString();
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new SignInUnavailable("Its " + name + " is no https URL.");
    }
}
