package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A person's account.
 *
 * @param principalName {@code userPrincipalName}, such as {@code anna@gatehouse.localhost}
 * @param passwordHash Argon2id
 * @param mustChangePassword at the next sign-in
 * @param properties Graph's other properties; not to be changed in place
 */
public record User(
        String id,
        String principalName,
        String displayName,
        boolean enabled,
        Instant created,
        String passwordHash,
        boolean mustChangePassword,
        ObjectNode properties) {

    /** With another password, which need not be changed. */
    public User withPassword(String newHash) {
        return new User(id, principalName, displayName, enabled, created, newHash, false, properties);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "User[" + id + ", " + principalName + "]";
    }
}
