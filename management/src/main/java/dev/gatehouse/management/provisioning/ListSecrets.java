package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.provisioning.KeptSecrets.Kept;
import dev.gatehouse.management.provisioning.KeptSecrets.Origin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * {@code POST …/listSecrets}: reveals the secret made at registration, once; when there is none to reveal, makes a new
 * one (facts/azure-resource-manager.md §4.3).
 */
final class ListSecrets implements ResourceAction {
    private static final String NAME = "Made by listSecrets";
    private static final DateTimeFormatter SEVEN_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final SecretMaking making;
    private final Sealing sealing;

    ListSecrets(SecretMaking making, Sealing sealing) {
        this.making = making;
        this.sealing = sealing;
    }

    private record Revealed(String value, Instant expires) {}

    @Override
    public ArmReply run(Call call) {
        var unread = Sealing.hash(call.resource(), KeptSecrets.SEALED).isPresent()
                ? reveal(call)
                : Optional.<Revealed>empty();
        var shown = unread.orElseGet(() -> {
            var made = making.make(
                    call.resource(),
                    NAME,
                    SecretMaking.expiry(call.now()),
                    Origin.LIST_SECRETS,
                    call.now(),
                    call.resources());
            return new Revealed(made.value(), made.expires());
        });
        var body = Json.object();
        body.putObject("entra")
                .put("clientSecret", shown.value())
                .put("expiresAt", SEVEN_DIGITS.format(shown.expires()));
        return ArmReply.of(200, body).with("Cache-Control", "no-store");
    }

    /** Of two who ask at the same time one gets it: it is opened and forgotten in one transaction. */
    private Optional<Revealed> reveal(Call call) {
        var revealed = new Revealed[1];
        call.resources().change(change -> {
            var application = Whom.of(call.resource())
                    .in(change)
                    .orElseThrow(() -> ArmException.notFound(
                            "Resource " + call.resource().id().path()));
            var value = sealing.open(application, KeptSecrets.SEALED);
            var expires = KeptSecrets.of(application).first().map(Kept::expires);
            revealed[0] =
                    value.isPresent() && expires.filter(call.now()::isBefore).isPresent()
                            ? new Revealed(value.get(), expires.get())
                            : null;
            if (value.isPresent()) {
                var internal = application.internal().deepCopy();
                Sealing.forget(internal, KeptSecrets.SEALED);
                change.save(application.holding(application.document(), internal));
            }
        });
        return Optional.ofNullable(revealed[0]);
    }
}
