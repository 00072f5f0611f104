package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.util.List;
import java.util.Optional;

/**
 * APIs offered together.
 *
 * @param subscriptionRequired whether callers need a subscription's key
 * @param approvalRequired whether new subscriptions wait for a manager
 * @param subscriptionsLimit how many subscriptions one user may have; absent for any number
 * @param authenticationType what opens it; absent or empty means keys alone
 * @param application the backend application that stands for it in the tenant; the server's
 */
public record Product(
        @Rule(required = true, min = 1, max = 300) String displayName,
        @Rule(max = 1000) Optional<String> description,
        Optional<String> terms,
        @Rule(initial = "true") boolean subscriptionRequired,
        Optional<Boolean> approvalRequired,
        @Rule(least = 0) Optional<Integer> subscriptionsLimit,
        @Rule(initial = "\"notPublished\"") State state,
        @Rule(since = "2024-10-01-preview", kept = true) List<AuthenticationType> authenticationType,
        @Rule(since = "2024-10-01-preview", kept = true) Optional<Application> application) {

    /** Whether a subscription's key opens it. */
    public boolean acceptsKeys() {
        return authenticationType.isEmpty() || authenticationType.contains(AuthenticationType.SUBSCRIPTION_KEY);
    }

    /** Whether a client application's token opens it. */
    public boolean acceptsTokens() {
        return authenticationType.contains(AuthenticationType.APPLICATION_TOKEN);
    }

    /** Whether it lets in callers without any credential. */
    public boolean open() {
        return !subscriptionRequired && !acceptsTokens();
    }

    /** Whether developers see it. */
    public enum State implements WireName {
        NOT_PUBLISHED("notPublished"),
        PUBLISHED("published");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    /** What opens a product. */
    public enum AuthenticationType implements WireName {
        SUBSCRIPTION_KEY("subscription-key"),
        APPLICATION_TOKEN("application-token");

        private final String wireName;

        AuthenticationType(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    /** The identity provider's side of the product. */
    public record Application(Optional<Entra> entra) {}

    /**
     * @param applicationId client id of the backend application
     * @param audience its identifier URI
     */
    public record Entra(Optional<String> applicationId, Optional<String> audience) {}
}
