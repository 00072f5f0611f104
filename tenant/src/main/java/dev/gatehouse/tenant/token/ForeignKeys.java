package dev.gatehouse.tenant.token;

import dev.gatehouse.http.FetchException;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.KeySetStorage;
import dev.gatehouse.jose.KeysUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * The keys of other issuers, found as OpenID Connect Discovery 1.0 section 4 says: the issuer's metadata name its key
 * set. Both are fetched through the guard, kept for a while, and fetched again for a key that is not known yet, though
 * not at the pace at which somebody makes up key ids ({@link KeySetCache}).
 */
final class ForeignKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignKeys.class);
    private static final int MOST_ISSUERS = 500;
    private static final int LARGEST_METADATA = 128 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String METADATA = "/.well-known/openid-configuration";

    private final Fetcher fetcher;
    private final KeySetCache cache;

    ForeignKeys(Fetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.cache = new KeySetCache(
                issuer -> CompletableFuture.supplyAsync(() -> fetch(issuer), Thread::startVirtualThread),
                KeySetStorage.none(),
                clock,
                MOST_ISSUERS);
    }

    /**
     * The issuer's keys, with this one among them if it has it.
     *
     * @param issuer one that a credential names: nothing else may be asked for
     * @throws TokenRequestRefused if they can't be had
     */
    KeySet of(String issuer, String keyId) {
        try {
            return cache.await(issuer, keyId, PATIENCE.multipliedBy(2));
        } catch (KeysUnavailable e) {
            LOG.info("The keys of issuer {} can't be had: {}", issuer, e.toString());
            throw new TokenRequestRefused(
                    TokenFault.ISSUER_UNREACHABLE,
                    "The keys of the assertion's issuer could not be had. " + METADATA + " and its jwks_uri must be at"
                            + " public https addresses, or at hosts that the setting outbound-allow names, and the"
                            + " metadata's issuer must be the assertion's.");
        }
    }

    private String fetch(String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        var metadata = document(base + METADATA, LARGEST_METADATA);
        try {
            var json = Json.parse(metadata.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            // Section 4.3: or one issuer could hand out another's keys.
            if (!issuer.equals(json.path("issuer").textValue())) {
                throw new IllegalStateException("the metadata are of another issuer");
            }
            return document(json.path("jwks_uri").asText(), KeySet.LONGEST);
        } catch (RequestException e) {
            throw new IllegalStateException("the metadata are not JSON", e);
        }
    }

    private String document(String url, int maximumBytes) {
        try {
            return fetcher.get(new URI(url), maximumBytes, PATIENCE).text();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the metadata name no key set", e);
        } catch (FetchException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
