package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.token.TokenRequestRefused;

import java.util.Optional;

/**
 * A sign-in does not go on. The application is told at its redirect URI (RFC 6749 section 4.1.2.1) where that is known to
 * be its own; else only the user is.
 */
final class AuthorizeRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Target> target;
    private final String error;
    private final int number;

    /** @param message a plain sentence, safe to show */
    AuthorizeRefused(Optional<Target> target, String error, int number, String message) {
        super(message, null, false, false);
        this.target = target;
        this.error = error;
        this.number = number;
    }

    /** Told to the user alone. */
    static AuthorizeRefused shown(String error, int number, String message) {
        return new AuthorizeRefused(Optional.empty(), error, number, message);
    }

    /** What the token endpoint would say, in the words of this one. */
    static AuthorizeRefused of(Target target, TokenRequestRefused refused) {
        var error = switch (refused.fault()) {
            case CONSENT_REQUIRED -> "consent_required";
            case USER_NOT_ASSIGNED -> "access_denied";
            case SCOPE_MALFORMED, RESOURCES_SEVERAL, RESOURCE_UNKNOWN, RESOURCE_DISABLED -> "invalid_scope";
            default -> "invalid_request";
        };
        return new AuthorizeRefused(Optional.of(target), error, refused.fault().number(), refused.getMessage());
    }

    Optional<Target> target() {
        return target;
    }

    String error() {
        return error;
    }

    /** As Entra ID begins its descriptions. */
    String description() {
        return "AADSTS" + number + ": " + getMessage();
    }
}
