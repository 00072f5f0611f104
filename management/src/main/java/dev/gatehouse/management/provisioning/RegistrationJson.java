package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.DirectoryView.Details;
import dev.gatehouse.identity.DirectoryView.Registration;
import dev.gatehouse.management.arm.Json;

import java.util.Locale;

/** App registrations as they are told: what they are and hold, never a credential's value. */
final class RegistrationJson {
    private RegistrationJson() {}

    static ObjectNode of(Registration registration) {
        var json = Json.object()
                .put("appId", registration.applicationId())
                .put("objectId", registration.objectId())
                .put("displayName", registration.displayName())
                .put("madeHere", registration.ours());
        registration.created().ifPresent(time -> json.put("createdDateTime", time.toString()));
        var roles = json.putArray("appRoles");
        registration
                .roles()
                .forEach(role -> roles.addObject()
                        .put("id", role.id())
                        .put("value", role.value())
                        .put("displayName", role.displayName())
                        .put("isEnabled", role.enabled()));
        var credentials = json.putArray("credentials");
        registration.credentials().forEach(credential -> {
            var one = credentials
                    .addObject()
                    .put("kind", credential.kind().name().toLowerCase(Locale.ROOT))
                    .put("keyId", credential.keyId())
                    .put("displayName", credential.displayName())
                    .put("hint", credential.hint());
            credential.start().ifPresent(time -> one.put("startDateTime", time.toString()));
            credential.end().ifPresent(time -> one.put("endDateTime", time.toString()));
        });
        return json;
    }

    static ObjectNode of(Details details) {
        var json = of(details.registration());
        var audiences = json.putArray("identifierUris");
        details.audiences().forEach(audiences::add);
        details.principal()
                .ifPresent(principal -> json.putObject("servicePrincipal")
                        .put("id", principal.id())
                        .put("accountEnabled", principal.enabled()));
        var permissions = json.putArray("permissions");
        details.permissions()
                .forEach(permission -> permissions
                        .addObject()
                        .put("resourceAppId", permission.resourceId())
                        .put("resource", permission.resource())
                        .put("value", permission.value())
                        .put("delegated", permission.delegated())
                        .put("asked", permission.asked())
                        .put("granted", permission.granted()));
        var holders = json.putArray("holders");
        details.holders()
                .forEach(holder -> holders.addObject()
                        .put("principalId", holder.principalId())
                        .put("displayName", holder.name())
                        .put("role", holder.role()));
        return json;
    }
}
