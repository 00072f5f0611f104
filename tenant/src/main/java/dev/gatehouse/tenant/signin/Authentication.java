package dev.gatehouse.tenant.signin;

import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.User;

import java.time.Instant;
import java.util.Optional;

/**
 * That a user typed the password, and when. It counts as long as the account is enabled and the password the same: so
 * whoever changes a password, or has it changed, ends every session and every refresh token.
 *
 * @param passwordMark of the password that was typed
 */
public record Authentication(String userId, String passwordMark, Instant when) {

    public static Authentication of(User user, Instant when) {
        return new Authentication(user.id(), Secrets.passwordMark(user), when);
    }

    /** The user, while it counts. */
    public Optional<User> user(Directory directory) {
        return directory
                .users()
                .withId(userId)
                .filter(user -> user.enabled()
                        && !user.mustChangePassword()
                        && Secrets.equal(passwordMark, Secrets.passwordMark(user)));
    }
}
