package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProvider.NewSecret;
import dev.gatehouse.identity.IdentityProvider.SecretDescription;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.provisioning.KeptSecrets.Kept;
import dev.gatehouse.management.provisioning.KeptSecrets.Origin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Makes a secret for a client application, beside those that live: at most ten, each valid for at most one year. */
final class SecretMaking {
    private static final int MOST = 10;

    private final Provisioning provisioning;

    SecretMaking(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    /** When a secret made now ends that is not to end sooner. */
    static Instant expiry(Instant now) {
        return now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
    }

    /**
     * @param name what the directory calls it
     * @param expires when it ends
     * @param origin who asked; {@link Origin#LIST_SECRETS} may put one of its own out that nobody used
     */
    NewSecret make(
            Resource application, String name, Instant expires, Origin origin, Instant now, Resources resources) {
        var whom = Whom.of(application);
        var room = new Step(
                "make room for a secret",
                (directory, progress) -> makeRoom(directory, progress, resources, whom, origin, now));
        var task = SecretTask.making(whom, name, expires, List.of(room));
        var made = new NewSecret[1];
        provisioning.give(provisioning.giving(
                task,
                progress -> made[0] = progress.secret().orElseThrow(),
                (progress, change) -> keep(change, whom, origin, made[0], progress)));
        return made[0];
    }

    private static void keep(ResourceChange change, Whom whom, Origin origin, NewSecret made, Progress progress) {
        var application = whom.in(change)
                .orElseThrow(() -> ArmException.notFound("Resource " + whom.id().path()));
        var internal = application.internal().deepCopy();
        KeptSecrets.remove(internal, Set.of(progress.observed().path("gaveWay").asText("")));
        KeptSecrets.add(internal, new Kept(made.keyId(), origin, made.expires()));
        change.save(application.holding(application.document(), internal));
    }

    private static void makeRoom(
            Directory directory, Progress progress, Resources resources, Whom whom, Origin origin, Instant now) {
        var uniqueName = ClientTask.uniqueName(whom.uid());
        var living = directory.provider().secrets(uniqueName).stream()
                .filter(secret -> secret.expires().isAfter(now))
                .sorted(Comparator.comparing(SecretDescription::created))
                .toList();
        if (living.size() < MOST) {
            return;
        }
        var kept = resources
                .read(whom::in)
                .map(KeptSecrets::of)
                .orElseThrow(() -> ArmException.notFound("Resource " + whom.id().path()));
        var unused = living.stream()
                .filter(_ -> origin == Origin.LIST_SECRETS)
                .filter(secret -> kept.madeByListSecrets(secret.keyId()) && neverUsed(secret))
                .findFirst()
                .orElseThrow(() -> full(whom, living));
        directory.provider().removeSecret(uniqueName, unused.keyId());
        progress.observed().put("gaveWay", unused.keyId());
    }

    /** Unknown counts as used. */
    private static boolean neverUsed(SecretDescription secret) {
        return secret.lastUseKnown() && secret.lastUse().isEmpty();
    }

    private static ArmException full(Whom whom, List<SecretDescription> living) {
        var longest = living.stream()
                .min(Comparator.comparing(secret -> secret.lastUse().orElse(secret.created())))
                .orElseThrow();
        var use = longest.lastUse().map(time -> "last used " + time).orElse("made " + longest.created());
        return ArmException.conflict("The client application has " + living.size() + " secrets, the most it may have,"
                + " and none may give way by itself. Remove one that is no longer needed; the one that rests longest is "
                + longest.keyId() + " (\"" + longest.displayName() + "\", beginning with " + longest.hint() + ", " + use
                + "): DELETE " + whom.id().path() + "/credentials/" + longest.keyId() + ". Then ask again.");
    }
}
