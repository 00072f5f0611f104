package dev.gatehouse.gateway.access;

import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.KeysUnavailable;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.jose.VerificationKey;
import dev.gatehouse.model.gateway.Entity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at signatures, away from the event loops and never more at once than is bearable: whoever floods the gateway
 * with forged tokens holds up other unknown tokens at worst, not the calls whose tokens are known.
 */
final class TokenSignatures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSignatures.class);
    private static final Set<SignatureAlgorithm> ACCEPTED = Set.of(SignatureAlgorithm.RS256);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final KeySetCache keySets;
    private final ThreadPoolExecutor verifying;
    private final Semaphore waitingForKeys;

    /**
     * What was found.
     *
     * @param key the key that made the signature, when it is good
     */
    record Result(Signature signature, Optional<VerificationKey> key) {
        static Result of(Signature signature) {
            return new Result(signature, Optional.empty());
        }
    }

    /** @param waiting how many tokens may wait to be verified, and how many for keys to be fetched */
    TokenSignatures(KeySetCache keySets, int threads, int waiting) {
        this.keySets = keySets;
        this.waitingForKeys = new Semaphore(waiting);
        this.verifying = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("gateway-tokens-", 0).daemon().factory());
        this.verifying.allowCoreThreadTimeOut(true);
    }

    /** @param then is told once, on any thread but never from within this call unless nothing had to be done */
    void check(UnverifiedToken token, Optional<Entity.Issuer> issuer, Consumer<Result> then) {
        var keyId = token.header().keyId();
        if (issuer.isEmpty() || keyId.isEmpty()) {
            then.accept(Result.of(new Signature.Bad(
                    issuer.isEmpty() ? "the service has no issuer of tokens" : "its header has no kid")));
            return;
        }
        var uri = issuer.get().jwksUri();
        var known = keySets.current(uri);
        if (known.flatMap(keys -> keys.key(keyId.get())).isPresent()) {
            offload(token, known.get(), issuer.get(), then);
        } else if (waitingForKeys.tryAcquire()) {
            keySets.withKey(uri, keyId.get()).whenComplete((keys, failure) -> {
                waitingForKeys.release();
                if (failure != null) {
                    then.accept(Result.of(unavailable(failure)));
                } else {
                    offload(token, keys, issuer.get(), then);
                }
            });
        } else {
            then.accept(Result.of(new Signature.Overloaded()));
        }
    }

    /** The same for a thread that may wait. */
    Result await(UnverifiedToken token, Optional<Entity.Issuer> issuer) {
        var keyId = token.header().keyId();
        if (issuer.isEmpty() || keyId.isEmpty()) {
            return Result.of(new Signature.Bad("the service has no issuer of tokens, or the token names no key"));
        }
        try {
            return verify(token, keySets.await(issuer.get().jwksUri(), keyId.get(), LONGEST_WAIT), issuer.get());
        } catch (KeysUnavailable e) {
            return Result.of(unavailable(e));
        }
    }

    @Override
    public void close() {
        verifying.shutdownNow();
    }

    private void offload(UnverifiedToken token, KeySet keys, Entity.Issuer issuer, Consumer<Result> then) {
        try {
            verifying.execute(() -> then.accept(verify(token, keys, issuer)));
        } catch (RejectedExecutionException e) {
            then.accept(Result.of(new Signature.Overloaded()));
        }
    }

    private static Result verify(UnverifiedToken token, KeySet keys, Entity.Issuer issuer) {
        try {
            var key = TokenVerifier.verify(token, keys, ACCEPTED).key();
            var restricted = key.issuer().map(only -> only.replace("{tenantid}", issuer.tenantId()));
            if (restricted.filter(only -> !issuer.issuers().contains(only)).isPresent()) {
                return Result.of(new Signature.Bad("its key is for another issuer"));
            }
            return new Result(new Signature.Good(), Optional.of(key));
        } catch (TokenRefused e) {
            return Result.of(new Signature.Bad(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A token could not be verified", e);
            return Result.of(new Signature.Bad("it could not be verified: " + e));
        }
    }

    private static Signature unavailable(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new Signature.WithoutKeys(String.valueOf(cause.getMessage()));
    }
}
