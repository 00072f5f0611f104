package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.gateway.proxy.ProxiedCall;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.model.gateway.AccessExplainer;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.policy.PolicyFailure;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Decides about calls. What is remembered between calls is that a token's signature is good; who may do what comes from
 * the configuration in force each time, read again after a signature had to be looked at.
 */
public final class Access implements AutoCloseable {
    private final KeyedHash keyHashes;
    private final TokenSignatures signatures;
    private final VerifiedTokens[] memories;
    private final InstantSource clock;

    /**
     * @param keyHashes hashes subscription keys as the configuration's were
     * @param loops event loops, each of which has its own memory of verified tokens
     */
    public Access(KeyedHash keyHashes, KeySetCache keySets, InstantSource clock, int loops, Bounds bounds) {
        this.keyHashes = keyHashes;
        this.signatures = new TokenSignatures(keySets, bounds.verifyingThreads(), bounds.waitingTokens());
        this.memories = IntStream.range(0, loops)
                .mapToObj(_ -> new VerifiedTokens(keySets, bounds.rememberedTokens()))
                .toArray(VerifiedTokens[]::new);
        this.clock = clock;
    }

    /**
     * How much is done and kept at once.
     *
     * @param rememberedTokens by each event loop; about 1 KB each
     * @param waitingTokens beyond them: 503
     */
    public record Bounds(int verifyingThreads, int waitingTokens, int rememberedTokens) {
        public static final Bounds DEFAULT =
                new Bounds(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 1024, 8192);
    }

    /**
     * Decides about a call.
     *
     * @param current gives the service as it is configured now; asked again when the decision had to wait
     * @param then is told on the call's event loop: at once where nothing has to be waited for
     */
    public void decide(
            ProxiedCall call, Supplier<ServiceConfiguration> current, Entity.Api api, Consumer<AccessDecision> then) {
        var memory = memories[call.loop()];
        var service = current.get();
        if (call.noted().orElse(null) instanceof VerifiedTokens.Verified again
                && service.issuer()
                        .filter(issuer -> memory.holds(again, issuer.jwksUri()))
                        .isPresent()) {
            // The token of the call before on this connection: not even its hash has to be made.
            var key = Credentials.key(call.request(), api);
            then.accept(decide(key, finding(again.facts(), new Signature.Good(), api), service, api));
            return;
        }
        var credentials = Credentials.of(call.request(), api);
        if (credentials.bearer().isEmpty()) {
            then.accept(decide(credentials.key(), _ -> new TokenFinding.None(), service, api));
            return;
        }
        var text = credentials.bearer().get();
        var hash = memory.hash(text);
        var remembered = service.issuer().flatMap(issuer -> memory.recall(hash, issuer.jwksUri()));
        if (remembered.isPresent()) {
            call.note(remembered.get());
            then.accept(decide(
                    credentials.key(), finding(remembered.get().facts(), new Signature.Good(), api), service, api));
            return;
        }
        UnverifiedToken token;
        TokenFacts facts;
        try {
            token = UnverifiedToken.parse(text);
            facts = TokenFacts.of(token.claims());
        } catch (TokenRefused e) {
            then.accept(decide(credentials.key(), _ -> new TokenFinding.Malformed(e.getMessage()), service, api));
            return;
        }
        var decision = decide(credentials.key(), finding(facts, new Signature.Unchecked(), api), service, api);
        if (!(decision instanceof AccessDecision.AwaitsSignature)) {
            then.accept(decision);
            return;
        }
        signatures.check(
                token,
                service.issuer(),
                result -> call.execute(() -> {
                    result.key()
                            .ifPresent(key -> call.note(memory.remember(
                                    hash,
                                    facts,
                                    key,
                                    service.issuer().orElseThrow().jwksUri())));
                    then.accept(decide(credentials.key(), finding(facts, result.signature(), api), current.get(), api));
                }));
    }

    /** What a refused caller is told. */
    public static PolicyFailure refusal(
            AccessDecision.Refused refused, ServiceConfiguration service, Entity.Api api, ProxiedCall call) {
        return Refusal.of(refused, service, api, call.request(), call.requestId());
    }

    /**
     * Whether a value of {@code Authorization} is a token of one of the service's products, which is the gateway's to
     * read and nobody else's.
     */
    public static boolean isOwnToken(String authorization, ServiceConfiguration service) {
        var token = Credentials.token(authorization);
        if (token.isEmpty()) {
            return false;
        }
        try {
            return UnverifiedToken.parse(token.get()).claims().texts("aud").stream()
                    .anyMatch(audience ->
                            !service.products().forAudience(audience).isEmpty());
        } catch (TokenRefused _) {
            return false;
        }
    }

    /**
     * Which checks a token passes at an API, and what becomes of a call with it and no key. May wait for keys. Apart from
     * the way of calls: nothing is remembered, and the caller's thread does the work.
     */
    public AccessExplainer.Explanation explain(ServiceConfiguration service, Entity.Api api, String text) {
        var explanation = new Explaining();
        UnverifiedToken token;
        TokenFacts facts;
        try {
            token = UnverifiedToken.parse(text);
            facts = TokenFacts.of(token.claims());
        } catch (TokenRefused e) {
            var decision = decide(Optional.empty(), _ -> new TokenFinding.Malformed(e.getMessage()), service, api);
            // Where no token could open the API, one that can't be read is as none.
            var failsAs = decision instanceof AccessDecision.Refused refused
                    ? refused.outcome()
                    : AccessOutcome.TOKEN_MALFORMED;
            explanation.add(failsAs, Optional.of(e.getMessage()), "");
            return explanation.ended(decision);
        }
        explanation.add(AccessOutcome.TOKEN_MALFORMED, Optional.empty(), "It is a signed JSON Web Token.");
        if (TokenFinding.of(facts, new Signature.Unchecked(), service, api) instanceof TokenFinding.None) {
            explanation.add(
                    AccessOutcome.CREDENTIAL_MISSING, Optional.of("its audience is no product of this service"), "");
            return explanation.ended(decide(Optional.empty(), _ -> new TokenFinding.None(), service, api));
        }
        explanation.add(
                AccessOutcome.CREDENTIAL_MISSING, Optional.empty(), "Its audience is a product of this service.");
        var signature = signatures.await(token, service.issuer()).signature();
        var finding = TokenFinding.of(facts, signature, service, api);
        explanation.checks(finding, service, api, clock.instant());
        return explanation.ended(decide(Optional.empty(), _ -> finding, service, api));
    }

    @Override
    public void close() {
        signatures.close();
    }

    private AccessDecision decide(
            Optional<String> key,
            Function<ServiceConfiguration, TokenFinding> token,
            ServiceConfiguration service,
            Entity.Api api) {
        return new AccessTable(service, api, clock.instant())
                .decide(KeyFinding.of(key, service, api, keyHashes), token.apply(service));
    }

    private static Function<ServiceConfiguration, TokenFinding> finding(
            TokenFacts facts, Signature signature, Entity.Api api) {
        return service -> TokenFinding.of(facts, signature, service, api);
    }
}
