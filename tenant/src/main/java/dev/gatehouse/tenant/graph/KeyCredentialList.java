package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.tenant.directory.Certificates;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.KeyCredential;

import java.util.HashSet;

/** The list {@code keyCredentials} of an object as a body sets it (facts/entra-and-graph.md §7.1 c3). */
final class KeyCredentialList {
    private static final String TYPE = "AsymmetricX509Cert";
    private static final String USAGE = "Verify";

    private KeyCredentialList() {}

    /** Secrets are made by {@code addPassword} alone (facts §7.1 e): their values are the server's. */
    static void refusePasswords(ObjectNode body) {
        var passwords = body.remove("passwordCredentials");
        if (passwords != null && !passwords.isNull() && !passwords.isEmpty()) {
            throw DirectoryRefused.bad(
                    "Property passwordCredentials can't be set: use addPassword and removePassword.");
        }
    }

    /** Makes the list what was sent: those named by keyId without a key stay, those with a key are new. */
    static void replace(Directory directory, String ownerId, JsonNode list) {
        if (!list.isArray() && !list.isNull()) {
            throw DirectoryRefused.bad("Property keyCredentials is an array.");
        }
        var before = directory.keys().of(ownerId);
        var kept = new HashSet<String>();
        for (var each : list) {
            if (each.path("key").isTextual()) {
                continue;
            }
            var keyId = Directory.id(GraphBody.guid(each, "keyId"));
            if (before.stream().noneMatch(old -> old.keyId().equals(keyId))) {
                throw DirectoryRefused.bad("A key credential without key names no existing one by keyId.");
            }
            kept.add(keyId);
        }
        before.stream()
                .filter(old -> !kept.contains(old.keyId()))
                .forEach(old -> directory.keys().remove(ownerId, old.keyId()));
        for (var each : list) {
            if (each.path("key").isTextual()) {
                add(directory, ownerId, each);
            }
        }
    }

    static KeyCredential add(Directory directory, String ownerId, JsonNode credential) {
        if (!GraphBody.optionalText(credential, "type").orElse(TYPE).equals(TYPE)
                || !GraphBody.optionalText(credential, "usage").orElse(USAGE).equals(USAGE)) {
            throw DirectoryRefused.bad(
                    "Key credentials are of type " + TYPE + " and usage " + USAGE + "; others are not served.");
        }
        return directory
                .keys()
                .add(
                        ownerId,
                        Certificates.parse(GraphBody.text(credential, "key")),
                        GraphBody.optionalText(credential, "displayName"),
                        GraphBody.optionalTime(credential, "startDateTime"),
                        GraphBody.optionalTime(credential, "endDateTime"));
    }
}
