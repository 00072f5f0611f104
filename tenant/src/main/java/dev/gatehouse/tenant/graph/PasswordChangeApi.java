package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.PasswordHash;
import dev.gatehouse.tenant.signin.PasswordRules;
import dev.gatehouse.tenant.token.FailureLimit;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** {@code changePassword}: a user who knows the old password sets another. Guesses are limited. */
final class PasswordChangeApi {
    private final FailureLimit limit;

    PasswordChangeApi(InstantSource clock) {
        this.limit = new FailureLimit(clock);
    }

    /**
     * @param before the hash of the old password, as it was compared
     * @param after the hash of the new one
     */
    private record Change(String before, String after) {}

    void addTo(GraphRoutes routes) {
        for (var form : UserForm.all()) {
            for (var action : new String[] {"/changePassword", "/microsoft.graph.changePassword"}) {
                routes.prepared(
                        "POST",
                        form.template() + action,
                        call -> prepare(call, form.find(call)),
                        (call, change) -> carryOut(call, form.find(call), change));
            }
        }
    }

    private Supplier<Change> prepare(GraphCall call, User user) {
        call.access().changePassword(user.id());
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, Set.of("currentPassword", "newPassword"));
        var current = GraphBody.text(body, "currentPassword");
        var wanted = GraphBody.text(body, "newPassword");
        return () -> {
            limit.wait(user.id(), "password").ifPresent(wait -> {
                throw new DirectoryRefused(
                        DirectoryRefused.Reason.TOO_MANY,
                        "Too many wrong passwords: try again in " + wait.toSeconds() + " seconds.");
            });
            if (!PasswordHash.matches(current, user.passwordHash())) {
                limit.failed(user.id(), "password");
                throw DirectoryRefused.bad("Property currentPassword is not the password of the user.");
            }
            if (current.equals(wanted)) {
                throw DirectoryRefused.bad("Property newPassword is the same as currentPassword.");
            }
            PasswordRules.check(wanted);
            return new Change(user.passwordHash(), PasswordHash.of(wanted));
        };
    }

    private static Reply carryOut(GraphCall call, User user, Change change) {
        call.access().changePassword(user.id());
        if (!user.passwordHash().equals(change.before)) {
            throw DirectoryRefused.conflict("The password was changed by somebody else meanwhile.");
        }
        call.directory()
                .users()
                .update(new User(
                        user.id(),
                        user.principalName(),
                        user.displayName(),
                        user.enabled(),
                        user.created(),
                        change.after,
                        false,
                        user.properties()));
        return GraphReplies.noContent();
    }
}
