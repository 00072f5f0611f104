package dev.gatehouse.management.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.Catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a user was written a letter with a link for. One at a time: a newer one replaces it. Kept of the link's token is a
 * keyed hash; it can be used once, and ends.
 */
public enum Confirmation {
    SIGN_UP("/account/confirm", Duration.ofDays(2)),
    INVITATION("/account/invitation", Duration.ofDays(7)),
    PASSWORD("/account/reset", Duration.ofHours(1));

    private static final String MEMBER = "confirmation";
    private static final String PREFIX = "ghc_";
    private static final int LONGEST = 1000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String path;
    private final Duration life;

    Confirmation(String path, Duration life) {
        this.path = path;
        this.life = life;
    }

    /**
     * Begins one in what is kept of a user.
     *
     * @return the token, which is told in the letter alone
     */
    String begin(ObjectNode internal, String user, Instant now, Sealing sealing) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var token = PREFIX + encoder.encodeToString(user.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(bytes);
        internal.putObject(MEMBER)
                .put("kind", name())
                .put("hash", sealing.hash(token))
                .put("expires", now.plus(life).toString());
        return token;
    }

    /**
     * The page of the developer portal that takes the token. It stands behind the #, which browsers keep to themselves:
     * no server and no proxy on the way writes it down.
     */
    String link(String portalUrl, String token) {
        return portalUrl + path + "#" + token;
    }

    /** The user to whom that token was sent for this, while it can be used. */
    Optional<Resource> user(ResourceView view, ResourceId service, String token, Instant now, Sealing sealing) {
        return userName(token)
                .filter(Catalogue.USERS.name()::allows)
                .flatMap(name -> view.find(service.child(Catalogue.USERS, name)))
                .filter(user -> opens(user, token, now, sealing));
    }

    private boolean opens(Resource user, String token, Instant now, Sealing sealing) {
        var kept = user.internal().path(MEMBER);
        return name().equals(kept.path("kind").asText())
                && now.isBefore(Instant.parse(kept.path("expires").asText()))
                && MessageDigest.isEqual(
                        kept.path("hash").asText().getBytes(StandardCharsets.UTF_8),
                        sealing.hash(token).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> userName(String token) {
        var dot = token.indexOf('.');
        if (!token.startsWith(PREFIX) || dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(
                    Base64.getUrlDecoder().decode(token.substring(PREFIX.length(), dot)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The user without any: what was sent opens nothing any more. */
    static Resource ended(Resource user) {
        ObjectNode internal = user.internal().deepCopy();
        end(internal);
        return user.holding(user.document(), internal);
    }

    static void end(ObjectNode internal) {
        internal.remove(MEMBER);
    }

    /** The user with what another version of them had. */
    static Resource restored(Resource user, Resource from) {
        ObjectNode internal = user.internal().deepCopy();
        if (!Json.has(internal, MEMBER) && from.internal().has(MEMBER)) {
            internal.set(MEMBER, from.internal().get(MEMBER).deepCopy());
        }
        return user.holding(user.document(), internal);
    }
}
