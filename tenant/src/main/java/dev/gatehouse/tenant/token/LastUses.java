package dev.gatehouse.tenant.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.tenant.directory.TenantDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notes when credentials are used: the first use at once, later ones at most once a minute, and never on the caller's
 * time. What waits is written together; who reads the times waits for that first ({@link #settle}).
 */
public final class LastUses {
    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 10_000;

    /** @param password whether it is a secret; else a certificate */
    private record Credential(String keyId, boolean password) {}

    private final TenantDatabase database;
    private final Cache<String, Instant> noted =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Map<Credential, Instant> waiting = new LinkedHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    public LastUses(TenantDatabase database) {
        this.database = database;
    }

    void passwordUsed(String keyId) {
        used(new Credential(keyId, true));
    }

    void certificateUsed(String keyId) {
        used(new Credential(keyId, false));
    }

    private void used(Credential credential) {
        var now = database.clock().instant();
        var before = noted.getIfPresent(credential.keyId);
        if (before != null && now.isBefore(before.plus(BETWEEN))) {
            return;
        }
        noted.put(credential.keyId, now);
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                return;
            }
            waiting.put(credential, now);
        }
        Thread.startVirtualThread(this::settle);
    }

    /** Returns when all uses noted so far are written. */
    public void settle() {
        writing.lock();
        try {
            Map<Credential, Instant> batch;
            synchronized (waiting) {
                batch = new LinkedHashMap<>(waiting);
                waiting.clear();
            }
            if (batch.isEmpty()) {
                return;
            }
            database.write(directory -> {
                batch.forEach((credential, when) -> {
                    if (credential.password) {
                        directory.passwords().used(credential.keyId, when);
                    } else {
                        directory.keys().used(credential.keyId, when);
                    }
                });
                return batch.size();
            });
        } catch (RuntimeException e) {
            // The next use is noted again: nothing but a date is lost.
            LOG.warn("The last use of {} could not be written: {}", "credentials", e.toString());
        } finally {
            writing.unlock();
        }
    }
}
