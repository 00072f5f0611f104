package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.model.gateway.AccessExplainer.Check;
import dev.gatehouse.model.gateway.AccessExplainer.Explanation;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An explanation while it is put together: the checks of {@link TokenCheck}, up to the one that fails and beyond. */
final class Explaining {
    private final List<Check> checks = new ArrayList<>();
    private boolean failed;

    /** @param passed what to say when there is no failure */
    void add(AccessOutcome failsAs, Optional<String> failure, String passed) {
        boolean reached = !failed;
        checks.add(new Check(
                failsAs,
                failure.isEmpty(),
                reached,
                failure.map(Explaining::sentence).orElse(passed)));
        failed |= failure.isPresent();
    }

    /** What stands in a record after a colon, by itself. */
    private static String sentence(String failure) {
        var begun = failure.substring(0, 1).toUpperCase(Locale.ROOT) + failure.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    void checks(TokenFinding finding, ServiceConfiguration service, Entity.Api api, Instant now) {
        switch (finding) {
            case TokenFinding.ForThisApi ours ->
                add(
                        TokenCheck.OF_THIS_API,
                        TokenCheck.Examined.of(service, api, ours.product(), ours.facts(), ours.signature(), now));
            case TokenFinding.ForOtherProduct other ->
                add(
                        TokenCheck.OF_OTHER_PRODUCT,
                        TokenCheck.Examined.of(service, api, other.product(), other.facts(), other.signature(), now));
            case TokenFinding.Malformed _, TokenFinding.None _ -> {}
        }
    }

    Explanation ended(AccessDecision decision) {
        return new Explanation(decision instanceof AccessDecision.Allowed, List.copyOf(checks));
    }

    private void add(List<TokenCheck> all, TokenCheck.Examined examined) {
        for (var check : all) {
            add(check.failsAs(examined), check.failure(examined), check.passed());
        }
    }
}
