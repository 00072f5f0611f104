package dev.gatehouse.server.rooms;

import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.server.data.DataFolder;

/** The installation's keys at work: what must be readable again is sealed, what need only be recognized is hashed. */
public record Secrets(SealKey seal, KeyedHash hash) {

    public static Secrets of(DataFolder folder) {
        return new Secrets(
                new SealKey(folder.key(DataFolder.Key.SEAL)), new KeyedHash(folder.key(DataFolder.Key.HASH)));
    }
}
