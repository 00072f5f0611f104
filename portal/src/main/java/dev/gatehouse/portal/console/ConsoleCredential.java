package dev.gatehouse.portal.console;

import dev.gatehouse.portal.Portal;

import java.time.Instant;

/**
 * A secret that the console had made for an application, in one session.
 *
 * @param objectId who asked for it, with {@code account}
 * @param application the application's ARM path
 * @param name what it is listed as among the application's secrets
 * @param keyId empty until it was made
 */
record ConsoleCredential(
        String id,
        String sessionHash,
        Portal portal,
        String objectId,
        String account,
        String application,
        String name,
        String keyId,
        Instant expires) {
    ConsoleCredential made(String madeKeyId) {
        return new ConsoleCredential(id, sessionHash, portal, objectId, account, application, name, madeKeyId, expires);
    }
}
