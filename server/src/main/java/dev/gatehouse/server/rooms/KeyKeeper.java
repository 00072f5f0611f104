package dev.gatehouse.server.rooms;

import dev.gatehouse.tenant.token.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every minute whether a signing key is due; when, the tenant's clock decides. */
final class KeyKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("signing keys").daemon().factory());

    KeyKeeper(SigningKeys keys) {
        this.keys = keys;
        thread.scheduleWithFixedDelay(this::look, BETWEEN.toSeconds(), BETWEEN.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            keys.maintain();
        } catch (RuntimeException e) {
            LOG.warn("Signing keys could not be looked after; it is tried again in a minute", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(BETWEEN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
