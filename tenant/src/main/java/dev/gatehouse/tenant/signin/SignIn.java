package dev.gatehouse.tenant.signin;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody proved who they are, or tried to.
 *
 * @param grant how: an OAuth grant type, {@code password} for the sign-in page, or {@code managed_identity}
 * @param userId object id of the user, where one is known
 * @param userName as it was typed or as it is kept; not believed after a failure
 * @param clientId of the application that gets the token; not believed after a failure
 * @param resource {@code aud} of the token given
 * @param address from where
 * @param requestId by which the reply and the log name the request
 * @param failure empty after a success
 */
public record SignIn(
        Instant time,
        String grant,
        Optional<String> userId,
        Optional<String> userName,
        Optional<String> clientId,
        Optional<String> resource,
        String address,
        String requestId,
        Optional<Failure> failure) {

    /**
     * Why it failed.
     *
     * @param code Entra ID's number, {@code AADSTS…}
     * @param reason one sentence without anything secret
     */
    public record Failure(int code, String reason) {}
}
