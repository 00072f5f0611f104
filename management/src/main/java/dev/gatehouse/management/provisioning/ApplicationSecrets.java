package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.identity.IdentityProvider.SecretDescription;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.Resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of all client applications at once, as the directory has them. It is asked page by page for all of them,
 * never for each; and a minute after the last time at the earliest, whoever asks.
 */
public final class ApplicationSecrets {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final IdentityProvider provider;
    private final InstantSource clock;
    private Optional<Known> last = Optional.empty();

    public ApplicationSecrets(IdentityProvider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** When the secrets expire that were made here for an application; nobody is asked. */
    public static List<Instant> expiries(Resource application) {
        return KeptSecrets.of(application).all().stream()
                .map(KeptSecrets.Kept::expires)
                .toList();
    }

    /**
     * What the directory has, or had a minute ago. Whoever comes while it is asked waits for the answer.
     *
     * @throws dev.gatehouse.management.arm.ArmException if the directory can't be read
     */
    public synchronized Known all() {
        var now = clock.instant();
        var fresh = last.filter(known -> known.readAt().plus(FRESH).isAfter(now));
        if (fresh.isPresent()) {
            return fresh.get();
        }
        try {
            var known = new Known(provider.allSecrets(ClientTask.BEGINNING), now);
            last = Optional.of(known);
            return known;
        } catch (IdentityProviderException e) {
            throw Refusal.of(e, provider);
        }
    }

    /** The next who asks is told what the directory has then. */
    synchronized void forget() {
        last = Optional.empty();
    }

    /**
     * @param byName the secrets by the application's unique name
     * @param readAt when the directory was asked
     */
    public record Known(Map<String, List<SecretDescription>> byName, Instant readAt) {
        /** @param uid the application resource's */
        public List<SecretDescription> of(String uid) {
            return byName.getOrDefault(ClientTask.uniqueName(uid), List.of());
        }
    }
}
