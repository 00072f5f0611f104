package dev.gatehouse.management.types.portal;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.resource.User;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that sign a user in without a password: {@code {user}&{yyyyMMddHHmm}&{signature}} (facts/azure-resource-manager.md
 * §7.2). They are signed with a key of {@code tenant/access}, so that making that key anew ends them, and are the user's
 * that there was when they were made: whoever comes later under the same name can't use them.
 */
public final class UserTokens {
    static final String PRIMARY = "primaryKey";
    static final String SECONDARY = "secondaryKey";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 600;

    private final Sealing sealing;

    public UserTokens(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * Makes one.
     *
     * @param key {@link #PRIMARY} or {@link #SECONDARY}
     * @param expires to the minute
     * @return empty if the service has no such key
     */
    Optional<String> make(Resource user, String key, Instant expires, ResourceView view) {
        return key(user.id(), key, view).map(secret -> {
            var minute = MINUTE.format(expires);
            return user.id().name() + "&" + minute + "&"
                    + Base64.getEncoder().encodeToString(signature(secret, user, minute));
        });
    }

    /** The active user whose token that is, while it lasts. */
    public Optional<Resource> user(ResourceId service, String token, Instant now, ResourceView view) {
        var last = token.lastIndexOf('&');
        var first = last < 0 ? -1 : token.lastIndexOf('&', last - 1);
        if (first <= 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        var minute = token.substring(first + 1, last);
        if (!ends(minute).filter(now::isBefore).isPresent()) {
            return Optional.empty();
        }
        var name = token.substring(0, first);
        return decoded(token.substring(last + 1))
                .flatMap(said -> Catalogue.USERS.name().allows(name)
                        ? view.find(service.child(Catalogue.USERS, name))
                                .filter(user -> signed(user, minute, said, view))
                        : Optional.empty())
                .filter(user -> user.as(User.class).state() == User.State.ACTIVE);
    }

    private boolean signed(Resource user, String minute, byte[] said, ResourceView view) {
        return Stream.of(PRIMARY, SECONDARY)
                .flatMap(key -> key(user.id(), key, view).stream())
                .map(secret -> MessageDigest.isEqual(signature(secret, user, minute), said))
                .reduce(false, Boolean::logicalOr);
    }

    private Optional<String> key(ResourceId user, String key, ResourceView view) {
        return view.find(ResourceId.of(user.service()).child(PortalTypes.TENANT_ACCESS, "access"))
                .flatMap(access -> sealing.open(access, key));
    }

    private static byte[] signature(String secret, Resource user, String minute) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return mac.doFinal((user.uid() + "\n" + user.id().name() + "\n" + minute).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Instant> ends(String minute) {
        try {
            return Optional.of(java.time.LocalDateTime.parse(minute, MINUTE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
