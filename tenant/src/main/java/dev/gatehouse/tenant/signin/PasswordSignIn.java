package dev.gatehouse.tenant.signin;

import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.User;

import java.util.Optional;

/**
 * Checks a name and a password. For a name that nobody has, or an account that is disabled, as much is worked as for any
 * other, and nothing else is said: nobody learns which accounts there are.
 */
public final class PasswordSignIn {
    private final TenantDatabase database;
    private final SignInLimit limit;
    private final String nobodys;

    public PasswordSignIn(TenantDatabase database) {
        this.database = database;
        this.limit = new SignInLimit(database);
        this.nobodys = PasswordHash.of(Secrets.random());
    }

    /** What came of it. */
    public sealed interface Result {
        /** @param user whose password it is, as it was a moment ago */
        record Right(User user) implements Result {}

        /** @param user whom the attempt was at, for the log alone */
        record Wrong(Optional<User> user, int code, String reason) implements Result {}
    }

    /** Takes a while by design: not to be called inside of a transaction. */
    public Result check(String name, String password, String address) {
        var user = database.read(directory -> directory.users().withSignInName(name.strip()));
        // Guesses at one account count together, whichever of its names they are made with.
        var account = user.map(User::principalName).orElse(name.strip());
        if (!limit.admit(account, address)) {
            return new Result.Wrong(user, 50053, "Too many attempts at this account or from this address.");
        }
        boolean right =
                PasswordHash.matches(password, user.map(User::passwordHash).orElse(nobodys));
        if (user.isEmpty()) {
            return new Result.Wrong(user, 50034, "There is no such account.");
        }
        if (!right) {
            return new Result.Wrong(user, 50126, "The password is wrong.");
        }
        if (!user.get().enabled()) {
            return new Result.Wrong(user, 50057, "The account is disabled.");
        }
        database.write(directory -> {
            limit.succeeded(directory, account, address);
            return user;
        });
        return new Result.Right(user.get());
    }
}
