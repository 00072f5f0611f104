package dev.gatehouse.jose;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The key sets of issuers, by where they are. Nothing here blocks except {@link #await}: a set that is at hand is given
 * at once, others are fetched once however many ask.
 *
 * <p>A set is fetched when it is asked for first, when a token names a key that it lacks, and when it is old. Between
 * two fetches of one set lie at least {@link #BETWEEN_FETCHES}, whatever tokens arrive. What was fetched last stays in
 * use while the issuer can't be reached, also across a restart.
 */
public final class KeySetCache {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetCache.class);

    /** A source that never answers must not hold up the next try. */
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(30);

    /** So that forged tokens with made-up key ids can't be used to flood an issuer. */
    public static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    /** While there is no set at all every call is refused: then it is tried again sooner. */
    public static final Duration BETWEEN_FIRST_FETCHES = Duration.ofSeconds(1);

    /** A set this old is fetched again beside the calls, so that a key which its issuer took back is forgotten. */
    public static final Duration OLD = Duration.ofMinutes(15);

    private final KeySetSource source;
    private final KeySetStorage storage;
    private final InstantSource clock;
    private final int most;
    private final Executor blocking;
    private final Map<String, CachedKeySet> sets = new ConcurrentHashMap<>();

    /**
     * @param clock tells how old a set is
     * @param most how many sets are held; beyond it the one fetched longest ago gives way
     */
    public KeySetCache(KeySetSource source, KeySetStorage storage, InstantSource clock, int most) {
        this(source, storage, clock, most, Thread::startVirtualThread);
    }

    KeySetCache(KeySetSource source, KeySetStorage storage, InstantSource clock, int most, Executor blocking) {
        this.source = source;
        this.storage = storage;
        this.clock = clock;
        this.most = most;
        this.blocking = blocking;
    }

    /** The set as it is at hand; nothing is fetched. For the hot path. */
    public Optional<KeySet> current(String uri) {
        var cached = sets.get(uri);
        return cached == null ? Optional.empty() : cached.current();
    }

    /**
     * The set, fetched if there is none yet.
     *
     * @return completes exceptionally with {@link KeysUnavailable} if none was ever obtained
     */
    public CompletionStage<KeySet> get(String uri) {
        return cached(uri).get();
    }

    /**
     * The set, fetched again if it lacks this key and the last fetch was not just now. It may still lack it.
     *
     * @return completes exceptionally with {@link KeysUnavailable} if none was ever obtained
     */
    public CompletionStage<KeySet> withKey(String uri, String keyId) {
        return cached(uri).withKey(keyId);
    }

    /**
     * {@link #withKey} for threads that may wait.
     *
     * @throws KeysUnavailable if none was ever obtained, or not within the time
     */
    public KeySet await(String uri, String keyId, Duration atMost) {
        try {
            return withKey(uri, keyId).toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KeysUnavailable unavailable
                    ? unavailable
                    : new KeysUnavailable(uri, e.getCause());
        } catch (TimeoutException e) {
            return current(uri).orElseThrow(() -> new KeysUnavailable(uri, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysUnavailable(uri, e);
        }
    }

    private CachedKeySet cached(String uri) {
        var cached = sets.get(uri);
        if (cached == null) {
            cached = sets.computeIfAbsent(uri, key -> new CachedKeySet(this, key));
            makeRoom(uri);
        }
        return cached;
    }

    private void makeRoom(String keep) {
        while (sets.size() > most) {
            sets.values().stream()
                    .filter(each -> !each.uri().equals(keep))
                    .min(Comparator.comparing(CachedKeySet::lastAttempt))
                    .ifPresent(oldest -> sets.remove(oldest.uri()));
        }
    }

    InstantSource clock() {
        return clock;
    }

    /** What is on disk, read off the caller's thread. */
    CompletableFuture<Optional<KeySet>> kept(String uri) {
        return CompletableFuture.supplyAsync(
                () -> storage.load(uri).flatMap(document -> {
                    try {
                        return Optional.of(KeySet.parse(document));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                }),
                blocking);
    }

    /** Fetches, parses and keeps. */
    CompletableFuture<KeySet> fetch(String uri) {
        CompletionStage<String> fetching;
        try {
            fetching = source.fetch(uri);
        } catch (RuntimeException e) {
            fetching = CompletableFuture.failedFuture(e);
        }
        return fetching.toCompletableFuture()
                .orTimeout(LONGEST_FETCH.toSeconds(), TimeUnit.SECONDS)
                .thenApplyAsync(
                        document -> {
                            var set = KeySet.parse(document);
                            try {
                                storage.save(uri, document);
                            } catch (RuntimeException e) {
                                LOG.warn("The key set of {} could not be kept: {}", uri, e.toString());
                            }
                            return set;
                        },
                        blocking)
                .exceptionally(e -> {
                    throw e instanceof CompletionException wrapped ? wrapped : new CompletionException(e);
                });
    }
}
