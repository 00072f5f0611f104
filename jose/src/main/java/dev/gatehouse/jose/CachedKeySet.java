package dev.gatehouse.jose;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One key set in the cache: what is at hand, since when, and the one fetch that may be under way. */
final class CachedKeySet {
    private final KeySetCache cache;
    private final String uri;
    private volatile KeySet current;
    private volatile Instant lastAttempt = Instant.EPOCH;
    private volatile Throwable lastFailure;
    private CompletableFuture<KeySet> fetching;
    private boolean diskAsked;

    CachedKeySet(KeySetCache cache, String uri) {
        this.cache = cache;
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    Instant lastAttempt() {
        return lastAttempt;
    }

    Optional<KeySet> current() {
        var set = current;
        if (set != null && isOld()) {
            refetch();
        }
        return Optional.ofNullable(set);
    }

    CompletionStage<KeySet> get() {
        var set = current;
        if (set == null) {
            return refetch();
        }
        if (isOld()) {
            refetch();
        }
        return CompletableFuture.completedStage(set);
    }

    CompletionStage<KeySet> withKey(String keyId) {
        var set = current;
        if (set != null && set.key(keyId).isPresent()) {
            return get();
        }
        // The set may be the one from the disk, which the wait below replaces by the issuer's own.
        return refetch()
                .thenCompose(newer ->
                        newer.key(keyId).isEmpty() && mayFetch() ? refetch() : CompletableFuture.completedStage(newer));
    }

    private boolean isOld() {
        return !cache.clock().instant().isBefore(lastAttempt.plus(KeySetCache.OLD));
    }

    private boolean mayFetch() {
        var wait = current == null ? KeySetCache.BETWEEN_FIRST_FETCHES : KeySetCache.BETWEEN_FETCHES;
        var now = cache.clock().instant();
        // A clock that was set back must not keep the keys away until it has caught up.
        return now.isBefore(lastAttempt) || !now.isBefore(lastAttempt.plus(wait));
    }

    /** Joins the fetch under way, starts one, or, when the last was just now, answers with what is at hand. */
    private synchronized CompletableFuture<KeySet> refetch() {
        if (fetching != null) {
            return fetching;
        }
        CompletableFuture<KeySet> result;
        if (current == null && !diskAsked) {
            diskAsked = true;
            result = cache.kept(uri)
                    .thenCompose(
                            kept -> kept.map(CompletableFuture::completedFuture).orElseGet(this::fetch));
        } else if (mayFetch()) {
            result = fetch();
        } else {
            return current == null
                    ? CompletableFuture.failedFuture(new KeysUnavailable(uri, lastFailure))
                    : CompletableFuture.completedFuture(current);
        }
        var settled = result.handle(this::settle);
        if (!settled.isDone()) {
            fetching = settled;
        }
        return settled;
    }

    private CompletableFuture<KeySet> fetch() {
        lastAttempt = cache.clock().instant();
        return cache.fetch(uri);
    }

    private synchronized KeySet settle(KeySet set, Throwable failure) {
        fetching = null;
        if (set != null) {
            current = set;
            return set;
        }
        lastFailure =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (current == null) {
            throw new CompletionException(new KeysUnavailable(uri, lastFailure));
        }
        return current;
    }
}
