package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.NamedValueType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Secrets in properties that are given back, such as the connection string of a logger. As Azure does, each goes into a
 * secret named value made for it, and its property holds a reference, {@code {{name}}}. A text that refers to named
 * values already is kept as it is.
 */
final class NamedCredentials {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9\\-._]+)\\s*}}");
    private static final String COLLECTION = "namedValues";
    private static final String MADE_FOR = "madeFor";
    private static final int DIGITS = 24;

    private final String prefix;
    private final Sealing sealing;

    /** @param prefix of the names, such as {@code Logger-Credentials-} */
    NamedCredentials(String prefix, Sealing sealing) {
        this.prefix = prefix;
        this.sealing = sealing;
    }

    /** What is kept of a secret at that property: a reference. Says so where a reference leads nowhere. */
    String kept(Draft draft, ResourceView view, String property, String secret, Problems problems) {
        var references = REFERENCE.matcher(secret);
        if (!references.find()) {
            return "{{" + make(draft, view, property, secret) + "}}";
        }
        references.reset().results().map(found -> found.group(1)).forEach(name -> {
            if (!exists(view, draft.id(), name) && !name.equals(name(draft.uid(), property))) {
                problems.add(property, property + " refers to {{" + name + "}}, but there is no such named value.");
            }
        });
        return secret;
    }

    private String make(Draft draft, ResourceView view, String property, String secret) {
        var name = name(draft.uid(), property);
        var id = Scopes.of(draft.id(), COLLECTION).child(Scopes.type(draft.id(), COLLECTION), name);
        var document = Json.object();
        Json.properties(document).put("displayName", name).put("secret", true);
        var there = view.find(id).orElseGet(() -> Resource.made(id, document, draft.now()));
        var internal = there.internal().deepCopy();
        internal.put(MADE_FOR, draft.uid());
        draft.beside(sealing.keep(there.holding(there.document(), internal), NamedValueType.VALUE, secret));
        return name;
    }

    private static boolean exists(ResourceView view, ResourceId near, String name) {
        return Scopes.all(view, near, COLLECTION).stream()
                .anyMatch(named -> Json.text(named.properties(), "displayName")
                        .filter(name::equals)
                        .isPresent());
    }

    private String name(String uid, String property) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((uid + "/" + property).getBytes(StandardCharsets.UTF_8));
            return prefix + HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes away the named values that were made for a resource and that it doesn't refer to any more. */
    static void tidy(ResourceChange change, ResourceId id, String uid, String kept) {
        Scopes.all(change, id, COLLECTION).stream()
                .filter(named -> Json.text(named.internal(), MADE_FOR)
                        .filter(uid::equals)
                        .isPresent())
                .filter(named -> !kept.contains("{{" + named.id().name() + "}}"))
                .forEach(named -> change.remove(named.id()));
    }
}
