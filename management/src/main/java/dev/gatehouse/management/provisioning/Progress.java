package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.NewSecret;

import java.util.Optional;

/** What was observed so far while a task was given. */
final class Progress {
    private final ObjectNode observed;
    private Optional<NewSecret> secret = Optional.empty();

    Progress(ObjectNode observed) {
        this.observed = observed;
    }

    /** Ids and the like; written into the intent after each step, so never a secret. */
    ObjectNode observed() {
        return observed;
    }

    /** The secret that was made: only ever in memory. */
    Optional<NewSecret> secret() {
        return secret;
    }

    void made(NewSecret made) {
        secret = Optional.of(made);
        observed.put("keyId", made.keyId());
    }
}
