package dev.gatehouse.gateway.access;

import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.VerificationKey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one event loop remembers of tokens whose signatures it knows to be good, found by the hash of the whole token. It
 * spares the signature and the parsing, nothing else: what the token says is measured again on each call. Bounded, the
 * longest unused going first; a token is forgotten when its key leaves the issuer's set. Used by one thread.
 */
final class VerifiedTokens {
    private final KeySetCache keySets;
    private final Map<Hash, Verified> tokens;
    private final MessageDigest digest;

    /** SHA-256 of a token. */
    record Hash(long a, long b, long c, long d) {}

    /** A token whose signature was good when it was looked at: ask {@link #holds} whether it still counts. */
    record Verified(TokenFacts facts, VerificationKey key, String jwksUri) {}

    /** @param most how many tokens are remembered */
    VerifiedTokens(KeySetCache keySets, int most) {
        this.keySets = keySets;
        this.tokens = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Hash, Verified> eldest) {
                return size() > most;
            }
        };
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    Hash hash(String token) {
        var bytes = ByteBuffer.wrap(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        return new Hash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** @param jwksUri where the issuer's keys are now */
    Optional<Verified> recall(Hash hash, String jwksUri) {
        var verified = tokens.get(hash);
        if (verified == null) {
            return Optional.empty();
        }
        if (!holds(verified, jwksUri)) {
            tokens.remove(hash);
            return Optional.empty();
        }
        return Optional.of(verified);
    }

    /** Whether its key still is one of the issuer's. */
    boolean holds(Verified verified, String jwksUri) {
        return verified.jwksUri().equals(jwksUri)
                && keySets.current(jwksUri)
                        .filter(keys -> keys.contains(verified.key()))
                        .isPresent();
    }

    Verified remember(Hash hash, TokenFacts facts, VerificationKey key, String jwksUri) {
        var verified = new Verified(facts, key, jwksUri);
        tokens.put(hash, verified);
        return verified;
    }

    int size() {
        return tokens.size();
    }
}
