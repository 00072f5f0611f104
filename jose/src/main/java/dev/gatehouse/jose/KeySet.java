package dev.gatehouse.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import java.text.ParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of an issuer with which its tokens are verified (RFC 7517 section 5). Keys in it that are for something
 * else, of another type or unfit are left out, as section 5 asks; a {@code kid} that stands twice names no key.
 */
public final class KeySet {
    /** Characters a key set document may have. */
    public static final int LONGEST = 512 * 1024;

    private static final int MOST_KEYS = 200;

    private final Map<String, VerificationKey> keys;

    private KeySet(Map<String, VerificationKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** A set made of keys that are at hand. */
    public static KeySet of(Collection<VerificationKey> keys) {
        var byId = new HashMap<String, VerificationKey>();
        for (var key : keys) {
            if (byId.put(key.id(), key) != null) {
                throw new IllegalArgumentException("two keys are called " + key.id());
            }
        }
        return new KeySet(byId);
    }

    /** @throws IllegalArgumentException if it is not a key set or has no key of use; the message says which */
    public static KeySet parse(String document) {
        if (document.length() > LONGEST) {
            throw new IllegalArgumentException("The key set is longer than " + LONGEST + " characters.");
        }
        ObjectNode json;
        try {
            json = StrictJson.object(document);
        } catch (StrictJson.NotAnObject e) {
            throw new IllegalArgumentException("The key set is not a JSON object with every member once.", e);
        }
        var list = json.get("keys");
        if (list == null || !list.isArray() || list.size() > MOST_KEYS) {
            throw new IllegalArgumentException("The key set has no array keys of at most " + MOST_KEYS + " keys.");
        }
        var keys = new HashMap<String, VerificationKey>();
        var twice = new HashSet<String>();
        var seen = new HashSet<String>();
        for (JsonNode each : list) {
            if (each.path("kid").isTextual() && !seen.add(each.get("kid").textValue())) {
                twice.add(each.get("kid").textValue());
            }
            key(each).ifPresent(key -> keys.put(key.id(), key));
        }
        keys.keySet().removeAll(twice);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The key set has no RSA signature key of use.");
        }
        return new KeySet(keys);
    }

    private static Optional<VerificationKey> key(JsonNode json) {
        if (!"RSA".equals(json.path("kty").textValue()) || !json.path("kid").isTextual()) {
            return Optional.empty();
        }
        try {
            var jwk = RSAKey.parse(json.toString());
            if (jwk.getKeyUse() != null && !KeyUse.SIGNATURE.equals(jwk.getKeyUse())) {
                return Optional.empty();
            }
            if (jwk.getKeyOperations() != null && !jwk.getKeyOperations().contains(KeyOperation.VERIFY)) {
                return Optional.empty();
            }
            Optional<SignatureAlgorithm> only = Optional.empty();
            if (jwk.getAlgorithm() != null) {
                only = SignatureAlgorithm.named(jwk.getAlgorithm().getName());
                if (only.isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(VerificationKey.of(
                    jwk.getKeyID(),
                    only,
                    Optional.ofNullable(json.path("issuer").textValue()),
                    jwk.toRSAPublicKey()));
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The key with exactly this {@code kid}. */
    public Optional<VerificationKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** Whether this very key is (still) in the set. */
    public boolean contains(VerificationKey key) {
        var here = keys.get(key.id());
        return here != null && (here == key || here.publicKey().equals(key.publicKey()));
    }

    public Collection<VerificationKey> keys() {
        return keys.values();
    }
}
