package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client application's resource keeps of the secrets that were made for it: never a value, save the sealed one
 * that nobody has seen yet, which the engine keeps.
 */
record KeptSecrets(List<Kept> all) {
    private static final String INTERNAL = "secrets";

    /** Under which name the engine seals the value that nobody has seen yet. */
    static final String SEALED = "clientSecret";

    /** Who asked for a secret. */
    enum Origin {
        REGISTRATION,
        LIST_SECRETS,
        CREDENTIALS
    }

    record Kept(String keyId, Origin origin, Instant expires) {}

    static KeptSecrets of(Resource application) {
        return of(application.internal());
    }

    static KeptSecrets of(ObjectNode internal) {
        var all = new ArrayList<Kept>();
        internal.path(INTERNAL)
                .forEach(one -> all.add(new Kept(
                        one.path("keyId").asText(),
                        Origin.valueOf(one.path("origin").asText()),
                        Instant.parse(one.path("expires").asText()))));
        return new KeptSecrets(List.copyOf(all));
    }

    Set<String> keyIds() {
        return all.stream().map(Kept::keyId).collect(Collectors.toSet());
    }

    /** The one made at registration: what the sealed value belongs to while there is one. */
    Optional<Kept> first() {
        return all.stream().filter(one -> one.origin() == Origin.REGISTRATION).findFirst();
    }

    boolean madeByListSecrets(String keyId) {
        return all.stream().anyMatch(one -> one.keyId().equals(keyId) && one.origin() == Origin.LIST_SECRETS);
    }

    static void add(ObjectNode internal, Kept kept) {
        var array = internal.get(INTERNAL) instanceof ArrayNode there ? there : internal.putArray(INTERNAL);
        array.add(Json.object()
                .put("keyId", kept.keyId())
                .put("origin", kept.origin().name())
                .put("expires", kept.expires().toString()));
    }

    static void remove(ObjectNode internal, Set<String> keyIds) {
        if (internal.get(INTERNAL) instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (keyIds.contains(array.get(i).path("keyId").asText())) {
                    array.remove(i);
                }
            }
        }
    }
}
