package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.ArmException;

/** Says in ARM's words why something could not be given. */
final class Refusal {
    private Refusal() {}

    static ArmException of(IdentityProviderException why, IdentityProvider provider) {
        return switch (why.kind()) {
            case UNAVAILABLE ->
                new ArmException(
                        503,
                        "IdentityProviderUnavailable",
                        "The identity provider could not do it in time, so nothing was changed. " + why.getMessage());
            case NOT_PERMITTED -> {
                var readiness = provider.readiness();
                yield notReady(readiness.ready() ? why.getMessage() : readiness.problem());
            }
            case REFUSED ->
                new ArmException(
                        400,
                        "IdentityProviderRefused",
                        "The identity provider refused it, so nothing was changed. " + why.getMessage());
        };
    }

    static ArmException notReady(String problem) {
        return new ArmException(400, "ServiceIdentityNotAuthorized", problem);
    }

    static ArmException tooBusy() {
        return new ArmException(
                503,
                "IdentityProviderUnavailable",
                "Other changes of the same application are still under way at the identity provider, so nothing was"
                        + " changed. Try again in a moment.");
    }
}
