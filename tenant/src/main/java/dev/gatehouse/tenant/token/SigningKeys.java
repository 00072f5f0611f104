package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.KeySet;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.directory.Certificates;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.TenantDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The tenant's signing keys. Of those whose time has come the newest signs; all are published and verify, so that keys
 * roll over while nobody notices ({@link KeyLife}).
 */
public final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int BITS = 2048;

    private final TenantDatabase database;
    private final KeptKeys kept;
    private final KeyLife life;
    private volatile Published published = new Published(List.of(), KeySet.of(List.of()));

    private record Published(List<SigningKey> keys, KeySet set) {}

    private SigningKeys(TenantDatabase database, SealKey seal, KeyLife life) {
        this.database = database;
        this.kept = new KeptKeys(seal);
        this.life = life;
    }

    /** The first time, makes one. */
    public static SigningKeys open(TenantDatabase database, SealKey seal, KeyLife life) {
        var keys = new SigningKeys(database, seal, life);
        if (keys.all().isEmpty()) {
            // Made before the transaction: it takes a while.
            var first = keys.generate(database.clock().instant());
            database.change(directory -> {
                if (keys.kept.all(directory).isEmpty()) {
                    keys.kept.add(directory, first);
                }
                return first;
            });
        }
        return keys;
    }

    /**
     * A published key, as administrators see it.
     *
     * @param id {@code kid}
     * @param signsFrom when its time comes, or came
     * @param current whether it signs now
     */
    public record Description(String id, Instant signsFrom, boolean current) {}

    SigningKey current() {
        return current(all(), database.clock().instant());
    }

    private static SigningKey current(List<SigningKey> newestFirst, Instant now) {
        return newestFirst.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElseGet(newestFirst::getLast);
    }

    /** All that are published, newest first. */
    List<SigningKey> all() {
        return database.read(kept::all);
    }

    /** For checking tokens of this tenant without a network. */
    public KeySet keySet() {
        var keys = all();
        var before = published;
        if (!before.keys.equals(keys)) {
            before = new Published(
                    keys, KeySet.of(keys.stream().map(SigningKey::verification).toList()));
            published = before;
        }
        return before.set;
    }

    /** What is published, newest first. */
    public List<Description> describe() {
        var keys = all();
        var current = current(keys, database.clock().instant());
        return keys.stream()
                .map(key -> new Description(key.id(), key.signsFrom(), key.id().equals(current.id())))
                .toList();
    }

    /**
     * Has another key take over soon: one that is published already and waits, or a new one. Asked again before its time
     * has come, it is the same key.
     *
     * @return the key that will sign
     */
    public Description rotate() {
        return rotate((directory, key) -> byServer(directory, "Add signing key", key.id()));
    }

    /** @param told of the key, in the transaction */
    public Description rotate(BiConsumer<Directory, Description> told) {
        return rotate(KeyLife.ON_DEMAND_AHEAD, told);
    }

    /** As {@link #rotate()}, with nobody given time to learn of the key: for tests. */
    public Description rotateAtOnce() {
        return rotate(Duration.ZERO, (directory, key) -> byServer(directory, "Add signing key", key.id()));
    }

    private static void byServer(Directory directory, String activity, String key) {
        directory.audit(AuditRecords.Kind.CHANGES).byServer(activity, "KeyManagement", "SigningKey", key, key);
    }

    private Description rotate(Duration ahead, BiConsumer<Directory, Description> told) {
        var spare = generate(database.clock().instant().plus(ahead));
        var next = database.change(directory -> {
            var key = next(directory, spare, directory.now().plus(ahead));
            var description = new Description(key.id(), key.signsFrom(), ahead.isZero());
            told.accept(directory, description);
            return description;
        });
        LOG.info("Signing key {} is published and signs from {}", next.id(), next.signsFrom());
        return next;
    }

    private SigningKey next(Directory directory, SigningKey spare, Instant from) {
        var newest = kept.all(directory).getFirst();
        if (!newest.signsFrom().isAfter(directory.now())) {
            kept.add(directory, spare);
            return spare;
        }
        if (newest.signsFrom().isAfter(from)) {
            kept.moveForward(directory, newest, from);
            return newest.signingFrom(from);
        }
        return newest;
    }

    /** Does what is due: publishes the next key in time, and takes back those whose tokens have all expired. */
    public void maintain() {
        var now = database.clock().instant();
        if (isNextDue(all(), now)) {
            var next = generate(now);
            database.change(directory -> {
                var keys = kept.all(directory);
                if (!isNextDue(keys, directory.now())) {
                    return keys.getFirst();
                }
                var key = next.signingFrom(takesOver(keys.getFirst(), directory.now()));
                kept.add(directory, key);
                byServer(directory, "Add signing key", key.id());
                LOG.info("Signing key {} is published and signs from {}", key.id(), key.signsFrom());
                return key;
            });
        }
        if (!outlived(all(), now).isEmpty()) {
            database.change(this::removeOutlived);
        }
    }

    private int removeOutlived(Directory directory) {
        var outlived = outlived(kept.all(directory), directory.now());
        outlived.forEach(key -> {
            kept.remove(directory, key);
            byServer(directory, "Remove signing key", key.id());
            LOG.info("Signing key {} is no longer published: what it signed has expired", key.id());
        });
        return outlived.size();
    }

    private boolean isNextDue(List<SigningKey> newestFirst, Instant now) {
        var end = newestFirst.getFirst().signsFrom().plus(life.signs());
        return !now.isBefore(end.minus(KeyLife.PUBLISHED_AHEAD));
    }

    /** At the end of the last one's time; after a long standstill, once the new one could be learnt. */
    private Instant takesOver(SigningKey last, Instant now) {
        var end = last.signsFrom().plus(life.signs());
        var soonest = now.plus(KeyLife.ON_DEMAND_AHEAD);
        return end.isBefore(soonest) ? soonest : end;
    }

    /** Those that a newer one replaced longer ago than any token lives. */
    private static List<SigningKey> outlived(List<SigningKey> newestFirst, Instant now) {
        var outlived = new ArrayList<SigningKey>();
        for (int i = 1; i < newestFirst.size(); i++) {
            if (newestFirst.get(i - 1).signsFrom().plus(KeyLife.STAYS).isBefore(now)) {
                outlived.add(newestFirst.get(i));
            }
        }
        return outlived;
    }

    private SigningKey generate(Instant signsFrom) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var certificate = SigningCertificate.of(
                    pair, database.tenant().id(), database.clock().instant());
            return new SigningKey(
                    Certificates.thumbprint(certificate, "SHA-1"), pair.getPrivate(), certificate, signsFrom);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }
}
