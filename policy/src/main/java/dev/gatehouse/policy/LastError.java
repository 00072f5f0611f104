package dev.gatehouse.policy;

import java.util.Optional;

/**
 * What went wrong, as {@code context.LastError} tells it in {@code on-error}. Source: facts/gateway.md §9.2.
 *
 * @param source the policy's name, or {@code authorization} or {@code configuration}
 * @param reason a word such as {@code RateLimitExceeded}
 * @param scope where the policy's document stands; empty when no policy failed
 * @param section the section that was left; empty when no policy failed
 * @param path where in its section the policy stands, as {@code set-header[2]}
 * @param policyId the policy's {@code id} attribute
 */
public record LastError(
        String source,
        String reason,
        String message,
        Optional<Scope> scope,
        Optional<Section> section,
        String path,
        Optional<String> policyId) {}
