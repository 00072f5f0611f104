package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.Accounts;
import dev.gatehouse.identity.Accounts.Key;
import dev.gatehouse.identity.Accounts.Registration;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.resource.User;

import java.util.List;
import java.util.Optional;

/**
 * The account that is made for a user.
 *
 * @param email that it is made with
 * @param person of a task that is given: whose names it carries
 * @param password of a task that is given: only ever in memory
 * @param there of a task that is given: whether the account is there and gets another password
 */
record AccountTask(Whom user, String email, Optional<User> person, Optional<String> password, boolean there)
        implements Task {
    static final String KIND = "account";

    /** A new account. */
    static AccountTask making(Whom user, User person, String password) {
        return new AccountTask(user, person.email(), Optional.of(person), Optional.of(password), false);
    }

    /** Another password for an account that is there. */
    static AccountTask changing(Whom user, String email, String password) {
        return new AccountTask(user, email, Optional.empty(), Optional.of(password), true);
    }

    /** What the resources will say. */
    static AccountTask aligned(Whom user, String email) {
        return new AccountTask(user, email, Optional.empty(), Optional.empty(), true);
    }

    /** Within the 64 characters that a directory lets it have. */
    static String uniqueName(String uid) {
        return "gatehouse-user-" + uid;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone("account " + user.uid());
    }

    @Override
    public ObjectNode payload() {
        return Json.object().put("email", email).set("user", user.toJson());
    }

    static AccountTask of(JsonNode payload) {
        return aligned(Whom.of(payload.path("user")), payload.path("email").asText());
    }

    @Override
    public List<Step> giving() {
        var secret = password.orElseThrow();
        if (there) {
            return List.of(new Step(
                    "change the account's password",
                    (directory, _) -> accounts(directory).setPassword(key(), secret)));
        }
        var whose = person.orElseThrow();
        return List.of(new Step("make the account", (directory, progress) -> {
            var accounts = accounts(directory);
            var made = accounts.ensure(
                    new Registration(
                            uniqueName(user.uid()),
                            email,
                            whose.firstName() + " " + whose.lastName(),
                            whose.firstName(),
                            whose.lastName(),
                            whose.state() == User.State.ACTIVE),
                    secret);
            progress.observed()
                    .put("provider", accounts.provider())
                    .put("id", made.id())
                    .put("signInName", made.signInName());
        }));
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        var found = user.in(view);
        var kept = found.flatMap(KeptAccount::of);
        if (kept.isEmpty()) {
            return List.of(new Step(
                    "delete the account",
                    (directory, _) -> directory.provider().accounts().ifPresent(accounts -> accounts.delete(key()))));
        }
        var enabled = found.get().as(User.class).state() == User.State.ACTIVE;
        return List.of(new Step(
                "let the account sign in or not",
                (directory, _) -> directory
                        .provider()
                        .accounts()
                        .ifPresent(accounts -> accounts.setEnabled(kept.get().key(user.uid()), enabled))));
    }

    private Key key() {
        return new Key(uniqueName(user.uid()), email);
    }

    private static Accounts accounts(Directory directory) {
        return directory
                .provider()
                .accounts()
                .orElseThrow(() -> new IdentityProviderException(
                        Kind.REFUSED, "The identity provider keeps its accounts itself.", null));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "AccountTask[" + user + "]";
    }
}
