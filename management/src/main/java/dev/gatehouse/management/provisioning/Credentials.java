package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.SecretDescription;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction.Call;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.provisioning.KeptSecrets.Kept;
import dev.gatehouse.management.provisioning.KeptSecrets.Origin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code …/clientApplications/{id}/credentials}, Gatehouse's addition: the secrets of an application by key id, with
 * name, hint, expiry and last use. GET lists them, POST {@code {"name":…,"expiresAt":…}} makes one and is the only reply
 * with its value, DELETE of one removes it.
 */
final class Credentials implements SubResource {
    private static final int LONGEST_NAME = 120;

    private final SecretMaking making;
    private final Provisioning provisioning;

    Credentials(SecretMaking making, Provisioning provisioning) {
        this.making = making;
        this.provisioning = provisioning;
    }

    @Override
    public ArmReply answer(String method, Optional<String> name, Call call) {
        try {
            return switch (method) {
                case "GET" -> name.map(keyId -> one(keyId, call)).orElseGet(() -> list(call));
                case "POST" -> name.isEmpty() ? make(call) : notThere(method);
                case "DELETE" -> name.map(keyId -> remove(keyId, call)).orElseGet(() -> notThere(method));
                default -> notThere(method);
            };
        } catch (IdentityProviderException e) {
            throw Refusal.of(e, provisioning.provider());
        }
    }

    private static ArmReply notThere(String method) {
        throw ArmException.notAllowed(method + " can't be asked of this path of credentials: GET and POST of the"
                + " collection, GET and DELETE of one by its key id.");
    }

    private ArmReply list(Call call) {
        var body = Json.object();
        var value = body.putArray("value");
        secrets(call.resource()).forEach(secret -> value.add(document(secret, call.resource())));
        return ArmReply.of(200, body);
    }

    private ArmReply one(String keyId, Call call) {
        return secrets(call.resource()).stream()
                .filter(secret -> secret.keyId().equalsIgnoreCase(keyId))
                .findFirst()
                .map(secret -> ArmReply.of(200, document(secret, call.resource())))
                .orElseThrow(() -> ArmException.notFound("The credential " + keyId));
    }

    private ArmReply make(Call call) {
        var name = Json.text(call.body(), "name").map(String::strip).orElse("");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ArmException.invalid(
                    "name", "name must say what the secret is for, in 1 to " + LONGEST_NAME + " characters.");
        }
        var made = making.make(call.resource(), name, expiry(call), Origin.CREDENTIALS, call.now(), call.resources());
        var body = Json.object()
                .put("keyId", made.keyId())
                .put("name", name)
                .put("hint", made.hint())
                .put("expiresAt", made.expires().toString())
                .put("clientSecret", made.value());
        return ArmReply.of(201, body).with("Cache-Control", "no-store");
    }

    /** In one year, unless it is to be sooner. */
    private static Instant expiry(Call call) {
        var longest = SecretMaking.expiry(call.now());
        var wanted = Json.text(call.body(), "expiresAt");
        if (wanted.isEmpty()) {
            return longest;
        }
        try {
            var expires = Instant.parse(wanted.get().strip());
            if (expires.isAfter(call.now()) && !expires.isAfter(longest)) {
                return expires;
            }
        } catch (DateTimeException _) {
            // Refused below.
        }
        throw ArmException.invalid(
                "expiresAt",
                "expiresAt must be a time to come, at most one year from now, such as "
                        + longest.truncatedTo(ChronoUnit.SECONDS) + ".");
    }

    private ArmReply remove(String keyId, Call call) {
        var there = secrets(call.resource()).stream()
                .filter(secret -> secret.keyId().equalsIgnoreCase(keyId))
                .findFirst();
        if (there.isEmpty()) {
            return ArmReply.of(204);
        }
        var known = there.get().keyId();
        provisioning.provider().removeSecret(uniqueName(call.resource()), known);
        var revision = call.resources()
                .change(change -> Whom.of(call.resource()).in(change).ifPresent(application -> {
                    var internal = application.internal().deepCopy();
                    if (KeptSecrets.of(application).first().map(Kept::keyId).equals(Optional.of(known))) {
                        Sealing.forget(internal, KeptSecrets.SEALED);
                    }
                    KeptSecrets.remove(internal, Set.of(known));
                    change.save(application.holding(application.document(), internal));
                }));
        return ArmReply.of(200).at(revision);
    }

    private List<SecretDescription> secrets(Resource application) {
        return provisioning.provider().secrets(uniqueName(application));
    }

    private static String uniqueName(Resource application) {
        return ClientTask.uniqueName(application.uid());
    }

    private static ObjectNode document(SecretDescription secret, Resource application) {
        var unread = Sealing.hash(application, KeptSecrets.SEALED).isPresent()
                && KeptSecrets.of(application).first().map(Kept::keyId).equals(Optional.of(secret.keyId()));
        var json = Json.object()
                .put("keyId", secret.keyId())
                .put("name", secret.displayName())
                .put("hint", secret.hint())
                .put("createdAt", secret.created().toString())
                .put("expiresAt", secret.expires().toString())
                .put("lastUseKnown", secret.lastUseKnown())
                .put("revealed", !unread);
        secret.lastUse().ifPresent(time -> json.put("lastUsedAt", time.toString()));
        return json;
    }
}
