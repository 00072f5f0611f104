package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.token.SigningKeys;

import java.util.function.BiConsumer;

/** {@code GET /tenant/signingKeys} and {@code POST /tenant/signingKeys/rotate}. */
final class SigningKeysApi {
    private final SigningKeys keys;

    SigningKeysApi(SigningKeys keys) {
        this.keys = keys;
    }

    Reply list() {
        var body = Json.object();
        var list = body.putArray("value");
        keys.describe().forEach(key -> list.add(json(key)));
        return Reply.json(200, body);
    }

    /** @param told of the key, in the transaction */
    Reply rotate(BiConsumer<Directory, SigningKeys.Description> told) {
        return Reply.json(200, json(keys.rotate(told)));
    }

    private static ObjectNode json(SigningKeys.Description key) {
        return Json.object()
                .put("keyId", key.id())
                .put("signsFrom", key.signsFrom().toString())
                .put("current", key.current());
    }
}
