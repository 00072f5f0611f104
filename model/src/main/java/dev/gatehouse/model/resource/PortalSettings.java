package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * One of the developer portal's settings: {@code signin}, {@code signup} or {@code delegation}. Each has some of these.
 *
 * @param enabled of sign-in: whether visitors are sent to sign in; of sign-up: whether anybody may sign up
 * @param url where the portal sends people for what is delegated
 * @param validationKey with which the portal signs what it sends there, Base64
 * @param subscriptions whether subscribing is delegated
 * @param userRegistration whether signing in and up is delegated
 */
public record PortalSettings(
        Optional<Boolean> enabled,
        Optional<Terms> termsOfService,
        @Rule(max = 2000) Optional<String> url,
        @Rule(access = Access.SECRET, min = 1, max = 1000) Optional<String> validationKey,
        Optional<Switch> subscriptions,
        Optional<Switch> userRegistration) {

    @Override
    public String toString() {
        return "PortalSettings";
    }

    /** @param consentRequired whether who signs up must agree */
    public record Terms(Optional<String> text, Optional<Boolean> enabled, Optional<Boolean> consentRequired) {}

    /** Something that is on or off. */
    public record Switch(Optional<Boolean> enabled) {}
}
