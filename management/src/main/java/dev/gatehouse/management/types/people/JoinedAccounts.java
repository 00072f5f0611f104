package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.resource.JoinedAccount;
import dev.gatehouse.model.resource.User;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the user whom an account is joined to by its key: a resource of its own for each of a user's {@code identities},
 * named by a digest of it and written with the user.
 */
public final class JoinedAccounts {
    private JoinedAccounts() {}

    /**
     * The user whom an account is joined to, whatever their state.
     *
     * @param provider who keeps the account, such as {@code Aad}, in any case
     * @param id of the account there, in any case
     */
    public static Optional<Resource> user(ResourceView view, ServiceId service, String provider, String id) {
        var root = ResourceId.of(service);
        return view.find(root.child(PortalTypes.JOINED_ACCOUNTS, name(provider, id)))
                .map(joined -> joined.as(JoinedAccount.class).userId())
                .flatMap(user -> view.find(root.child(Catalogue.USERS, user.substring(user.lastIndexOf('/') + 1))));
    }

    static Optional<Resource> user(ResourceView view, ServiceId service, User.Identity identity) {
        return user(view, service, text(identity.provider()), text(identity.id()));
    }

    /** Writes down those of a user as it is now. */
    public static void write(ResourceChange change, Resource user) {
        for (var identity : user.as(User.class).identities()) {
            var id = id(user, identity);
            if (!change.exists(id)) {
                var document = Json.object();
                Json.properties(document).put("userId", user.id().shortPath());
                change.save(Resource.made(id, document, change.now()));
            }
        }
    }

    /** Forgets some of a user's. */
    static void forget(ResourceChange change, Resource user, List<User.Identity> identities) {
        for (var identity : identities) {
            var id = id(user, identity);
            if (change.exists(id)) {
                change.remove(id);
            }
        }
    }

    private static ResourceId id(Resource user, User.Identity identity) {
        return ResourceId.of(user.id().service())
                .child(PortalTypes.JOINED_ACCOUNTS, name(text(identity.provider()), text(identity.id())));
    }

    private static String text(Optional<String> text) {
        return text.orElse("");
    }

    private static String name(String provider, String id) {
        var key = provider.toLowerCase(Locale.ROOT) + "\n" + id.toLowerCase(Locale.ROOT);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
