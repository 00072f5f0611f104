package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.token.ClientSecret;

/**
 * {@code addPassword}, {@code removePassword}, {@code addKey}, {@code removeKey} of applications and service principals
 * (facts/entra-and-graph.md §7.1 c).
 */
final class CredentialsApi {
    private final KeyedHash hash;

    CredentialsApi(KeyedHash hash) {
        this.hash = hash;
    }

    /** Whose credentials, found and checked to be the caller's to change. */
    record Holder(String objectId, String appId) {}

    static Holder application(GraphCall call, ObjectKey key) {
        var application = ApplicationsApi.get(call, key);
        call.access().change(application);
        return new Holder(application.id(), application.appId());
    }

    static Holder servicePrincipal(GraphCall call, ObjectKey key) {
        var principal = ServicePrincipalsApi.get(call, key);
        call.access().change(principal);
        return new Holder(principal.id(), principal.appId());
    }

    /** The value is in the reply and nowhere else. */
    Reply addPassword(GraphCall call, Holder holder) {
        call.access().addCredential(holder.appId);
        var body = call.request().body().length == 0 ? Json.object() : GraphBody.object(call.request());
        JsonNode wanted = body.path("passwordCredential");
        var value = ClientSecret.generate();
        var credential = call.directory()
                .passwords()
                .add(
                        holder.objectId,
                        hash.of(value),
                        ClientSecret.hint(value),
                        GraphBody.optionalText(wanted, "displayName"),
                        GraphBody.optionalTime(wanted, "startDateTime"),
                        GraphBody.optionalTime(wanted, "endDateTime"));
        var json = ApplicationJson.password(credential).put("secretText", value);
        return GraphReplies.entity(
                call, 200, GraphType.PASSWORD_CREDENTIAL, GraphType.PASSWORD_CREDENTIAL.context(), json);
    }

    Reply removePassword(GraphCall call, Holder holder) {
        var keyId = GraphBody.guid(GraphBody.object(call.request()), "keyId");
        if (!call.directory().passwords().remove(holder.objectId, keyId)) {
            throw DirectoryRefused.bad("No password credential found with keyId.");
        }
        return GraphReplies.noContent();
    }

    Reply addKey(GraphCall call, Holder holder) {
        call.access().addCredential(holder.appId);
        var body = GraphBody.object(call.request());
        PossessionProof.require(call.directory(), holder.objectId, GraphBody.text(body, "proof"));
        var credential = KeyCredentialList.add(call.directory(), holder.objectId, body.path("keyCredential"));
        return GraphReplies.entity(
                call,
                200,
                GraphType.KEY_CREDENTIAL,
                GraphType.KEY_CREDENTIAL.context(),
                ApplicationJson.key(credential));
    }

    Reply removeKey(GraphCall call, Holder holder) {
        var body = GraphBody.object(call.request());
        var keyId = GraphBody.guid(body, "keyId");
        PossessionProof.require(call.directory(), holder.objectId, GraphBody.text(body, "proof"));
        if (!call.directory().keys().remove(holder.objectId, keyId)) {
            throw DirectoryRefused.bad("No key credential found with keyId.");
        }
        return GraphReplies.noContent();
    }
}
