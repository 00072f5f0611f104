package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.Accounts.Key;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;

import java.util.Optional;

/**
 * The account that was made for a user, as it is kept with the user and never given back. An account that the user was
 * only joined to stands in {@code identities} alone, and is never changed.
 *
 * @param id at its provider
 * @param email that it was made with
 */
public record KeptAccount(String provider, String id, String email, String signInName) {
    private static final String MEMBER = "account";

    /** The account of a user, if one was made. */
    public static Optional<KeptAccount> of(Resource user) {
        return of(user.internal());
    }

    static Optional<KeptAccount> of(ObjectNode internal) {
        return internal.get(MEMBER) instanceof ObjectNode kept
                ? Optional.of(new KeptAccount(
                        kept.path("provider").asText(),
                        kept.path("id").asText(),
                        kept.path("email").asText(),
                        kept.path("signInName").asText()))
                : Optional.empty();
    }

    void keep(ObjectNode internal) {
        internal.putObject(MEMBER)
                .put("provider", provider)
                .put("id", id)
                .put("email", email)
                .put("signInName", signInName);
    }

    /** How it is found at the provider, for the user of that uid. */
    Key key(String uid) {
        return new Key(AccountTask.uniqueName(uid), email);
    }

    /** An entry of {@code identities}. */
    ObjectNode identity() {
        return Json.object().put("provider", provider).put("id", id);
    }
}
