package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.token.SigningKeys;

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

    Reply rotate() {
        return Reply.json(200, json(keys.rotate()));
    }

    private static ObjectNode json(SigningKeys.Description key) {
        return Json.object()
                .put("keyId", key.id())
                .put("signsFrom", key.signsFrom().toString())
                .put("current", key.current());
    }
}
