package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.KeyCredential;
import dev.gatehouse.tenant.directory.PasswordCredential;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Applications and credentials as Graph shows them: every property, secrets never. */
final class ApplicationJson {
    private ApplicationJson() {}

    static ObjectNode of(Application application, Directory directory) {
        var json = Json.object();
        json.put("id", application.id());
        json.put("deletedDateTime", time(application.deleted()));
        json.put("appId", application.appId());
        json.putNull("applicationTemplateId");
        json.putNull("disabledByMicrosoftStatus");
        json.put("createdDateTime", application.created().toString());
        json.putNull("displayName");
        json.putNull("description");
        json.putNull("groupMembershipClaims");
        json.putArray("identifierUris");
        json.putNull("isDeviceOnlyAuthSupported");
        json.putNull("isFallbackPublicClient");
        json.putNull("notes");
        json.put("publisherDomain", directory.tenant().domain());
        json.putNull("serviceManagementReference");
        json.putNull("signInAudience");
        json.putArray("tags");
        json.putNull("tokenEncryptionKeyId");
        json.putNull("uniqueName");
        json.putNull("samlMetadataUrl");
        json.putNull("defaultRedirectUri");
        json.putNull("optionalClaims");
        json.putArray("addIns");
        var api = json.putObject("api");
        api.putNull("acceptMappedClaims");
        api.putArray("knownClientApplications");
        api.putNull("requestedAccessTokenVersion");
        api.putArray("oauth2PermissionScopes");
        api.putArray("preAuthorizedApplications");
        json.putArray("appRoles");
        json.putObject("info");
        json.putObject("publicClient").putArray("redirectUris");
        json.putArray("requiredResourceAccess");
        json.putObject("spa").putArray("redirectUris");
        json.putObject("web").putArray("redirectUris");
        application.properties().properties().forEach(property -> {
            if (property.getValue() instanceof ObjectNode object
                    && json.get(property.getKey()) instanceof ObjectNode old) {
                old.setAll(object.deepCopy());
            } else {
                json.set(property.getKey(), property.getValue().deepCopy());
            }
        });
        json.path("appRoles").forEach(role -> ((ObjectNode) role).put("origin", "Application"));
        passwords(json, directory.passwords().of(application.id()));
        keys(json, directory.keys().of(application.id()));
        return json;
    }

    static void passwords(ObjectNode json, List<PasswordCredential> credentials) {
        var list = json.putArray("passwordCredentials");
        credentials.forEach(each -> list.add(password(each)));
    }

    /** {@code secretText} is null: the value is kept nowhere. */
    static ObjectNode password(PasswordCredential credential) {
        var json = Json.object();
        json.putNull("customKeyIdentifier");
        json.put("displayName", credential.displayName().orElse(null));
        json.put("endDateTime", credential.ends().toString());
        json.put("hint", credential.hint());
        json.put("keyId", credential.keyId());
        json.putNull("secretText");
        json.put("startDateTime", credential.starts().toString());
        return json;
    }

    static void keys(ObjectNode json, List<KeyCredential> credentials) {
        var list = json.putArray("keyCredentials");
        credentials.forEach(each -> list.add(key(each)));
    }

    /** {@code customKeyIdentifier} is the certificate's thumbprint, as Graph sets it. */
    static ObjectNode key(KeyCredential credential) {
        var json = Json.object();
        var thumbprint = Base64.getUrlDecoder().decode(credential.sha1());
        json.put("customKeyIdentifier", Base64.getEncoder().encodeToString(thumbprint));
        json.put("displayName", credential.displayName().orElse(null));
        json.put("endDateTime", credential.ends().toString());
        json.putNull("key");
        json.put("keyId", credential.keyId());
        json.put("startDateTime", credential.starts().toString());
        json.put("type", "AsymmetricX509Cert");
        json.put("usage", "Verify");
        return json;
    }

    static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
