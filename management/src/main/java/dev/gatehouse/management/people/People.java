package dev.gatehouse.management.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.letters.LetterKind;
import dev.gatehouse.management.letters.Outbox;
import dev.gatehouse.management.provisioning.KeptAccount;
import dev.gatehouse.management.provisioning.PasswordRule;
import dev.gatehouse.management.types.portal.UserTokens;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;

/**
 * What people do themselves, for the developer portal. Whoever asks with an address alone hears the same, and as fast,
 * whether somebody has it or not: the work is done behind the answer, and its outcome goes to the address.
 */
public final class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ManagementApi api;
    private final Resources resources;
    private final Sealing sealing;
    private final Outbox outbox;
    private final ConfirmationLetters letters;
    private final InstantSource clock;
    private final Executor behind;
    private final Attempts byAddress;
    private final Attempts byCaller;

    /**
     * @param behind runs what the answer doesn't wait for; rejects what would be too much
     * @param portalUrl of the developer portal
     */
    public People(
            ManagementApi api,
            Resources resources,
            Sealing sealing,
            InstantSource clock,
            Executor behind,
            String portalUrl) {
        this.api = api;
        this.resources = resources;
        this.sealing = sealing;
        this.outbox = new Outbox(sealing, portalUrl);
        this.letters = new ConfirmationLetters(sealing, outbox, portalUrl);
        this.clock = clock;
        this.behind = behind;
        this.byAddress = new Attempts(5, Duration.ofHours(1), clock);
        this.byCaller = new Attempts(30, Duration.ofHours(1), clock);
    }

    /**
     * Who signs up.
     *
     * @param agreed whether they agreed to the terms of use
     */
    public record SignUp(String email, String firstName, String lastName, String password, boolean agreed) {
        /** Without the password. */
        @Override
        public String toString() {
            return "SignUp";
        }
    }

    /**
     * Takes a sign-up. A letter to the address says how it goes on; who has an account already gets none.
     *
     * @param caller where the request comes from, such as an IP address
     * @throws ArmException 400 for fields that are wrong, 403 if signing up is off, 429 if the caller tries too often
     */
    public void signUp(ServiceId service, SignUp who, String caller) {
        var root = ResourceId.of(service);
        settings(root, who);
        email(who.email());
        name("firstName", who.firstName());
        name("lastName", who.lastName());
        password(who.password());
        behind(who.email(), caller, () -> signUp(root, who));
    }

    private void settings(ResourceId root, SignUp who) {
        var offer = offer(root.service());
        if (!offer.open()) {
            throw new ArmException(403, "SignUpDisabled", "Nobody can sign up here: ask for an invitation.");
        }
        if (offer.mustAgree() && !who.agreed()) {
            throw ArmException.invalid("agreed", "agreed must be true: signing up takes agreeing to the terms of use.");
        }
    }

    /** Whether anybody may sign up at a service, and what they have to agree to. */
    public SignUpOffer offer(ServiceId service) {
        return resources.read(view -> SignUpOffer.of(service, view));
    }

    private void signUp(ResourceId root, SignUp who) {
        var there = resources.read(view -> withEmail(root, who.email(), view));
        if (there.isPresent()) {
            // Whoever didn't get the letter, or too late, gets another; the first password stays.
            resources.change(change -> change.find(there.get().id())
                    .filter(user -> user.as(User.class).state() == User.State.PENDING)
                    .filter(user -> KeptAccount.of(user).isPresent())
                    .ifPresent(user -> letters.write(change, user, Confirmation.SIGN_UP, LetterKind.CONFIRM_SIGN_UP)));
            return;
        }
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        var body = Json.object();
        Json.properties(body)
                .put("email", who.email())
                .put("firstName", who.firstName())
                .put("lastName", who.lastName())
                .put("password", who.password())
                .put("confirmation", "signup");
        api.put(root.child(Catalogue.USERS, HexFormat.of().formatHex(bytes)), body);
    }

    /**
     * Confirms the address of who signed up, and lets them in.
     *
     * @return whether the token could be used; each can be once
     */
    public boolean confirmSignUp(ServiceId service, String token) {
        var done = new boolean[1];
        resources.change(change -> {
            var user = Confirmation.SIGN_UP
                    .user(change, ResourceId.of(service), token, change.now(), sealing)
                    .filter(found -> found.as(User.class).state() == User.State.PENDING);
            done[0] = user.isPresent();
            user.ifPresent(found -> {
                change.save(Confirmation.ended(found));
                api.write(change, found.id(), activated(found));
                UserLetters.welcome(outbox, change, change.find(found.id()).orElseThrow());
            });
        });
        return done[0];
    }

    /**
     * Accepts an invitation: gives the user an account with that password, and lets them in.
     *
     * @return whether the token could be used; each can be once
     * @throws ArmException 400 for a password that isn't taken, 503 if the identity provider can't be reached; the token
     *     can then be used again
     */
    public boolean acceptInvitation(ServiceId service, String token, String password) {
        return choose(service, token, password, Confirmation.INVITATION, Set.of(User.State.PENDING, User.State.ACTIVE));
    }

    /**
     * Writes a letter with which a password can be chosen anew, to who has an account with that address that was made
     * here.
     *
     * @throws ArmException 400 if it is no address, 429 if the caller tries too often
     */
    public void forgotPassword(ServiceId service, String email, String caller) {
        email(email);
        var root = ResourceId.of(service);
        behind(
                email,
                caller,
                () -> resources.change(change -> withEmail(root, email, change)
                        .filter(user -> user.as(User.class).state() == User.State.ACTIVE)
                        .filter(user -> KeptAccount.of(user).isPresent())
                        .ifPresent(user ->
                                letters.write(change, user, Confirmation.PASSWORD, LetterKind.PASSWORD_RESET))));
    }

    /** Sets a password by the link of such a letter; as {@link #acceptInvitation} otherwise. */
    public boolean resetPassword(ServiceId service, String token, String password) {
        return choose(service, token, password, Confirmation.PASSWORD, Set.of(User.State.ACTIVE));
    }

    /** Who signs in with a token made by {@code users/{id}/token} or {@code generateSsoUrl}. */
    public Optional<Resource> signedIn(ServiceId service, String token) {
        return resources.read(
                view -> new UserTokens(sealing).user(ResourceId.of(service), token, clock.instant(), view));
    }

    private boolean choose(
            ServiceId service, String token, String password, Confirmation confirmation, Set<User.State> states) {
        password(password);
        var used = new Resource[1];
        resources.change(change -> {
            used[0] = confirmation
                    .user(change, ResourceId.of(service), token, change.now(), sealing)
                    .filter(user -> states.contains(user.as(User.class).state()))
                    .orElse(null);
            if (used[0] != null) {
                change.save(Confirmation.ended(used[0]));
            }
        });
        if (used[0] == null) {
            return false;
        }
        var body = activated(used[0]);
        Json.properties(body).put("password", password);
        try {
            api.put(used[0].id(), body);
            return true;
        } catch (RuntimeException e) {
            resources.change(change -> change.find(used[0].id())
                    .filter(user -> user.uid().equals(used[0].uid()))
                    .ifPresent(user -> change.save(Confirmation.restored(user, used[0]))));
            throw e;
        }
    }

    private static ObjectNode activated(Resource user) {
        var body = Json.object();
        body.set("properties", user.properties().deepCopy());
        Json.properties(body).put("state", User.State.ACTIVE.wireName());
        return body;
    }

    private static Optional<Resource> withEmail(ResourceId root, String email, ResourceView view) {
        return view.having(root, Catalogue.USERS, "email", email).stream().findFirst();
    }

    private void behind(String email, String caller, Runnable work) {
        if (!byCaller.allow(caller)) {
            throw new ArmException(429, "TooManyRequests", "Too many tries from here: try again in an hour.");
        }
        if (!byAddress.allow(email.toLowerCase(java.util.Locale.ROOT))) {
            // Heard by nobody: the address has letters enough.
            return;
        }
        try {
            behind.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("what somebody asked for by address could not be done: {}", e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            throw new ArmException(503, "TooBusy", "Too much is asked at once: try again in a moment.");
        }
    }

    private static void email(String email) {
        if (!EMAIL.matcher(email).matches()) {
            throw ArmException.invalid("email", "email must be an address such as ada@example.com.");
        }
    }

    private static void name(String field, String text) {
        if (text.isBlank() || text.length() > 100) {
            throw ArmException.invalid(field, field + " must have 1 to 100 characters.");
        }
    }

    private static void password(String password) {
        PasswordRule.problem(password).ifPresent(problem -> {
            throw ArmException.invalid("password", problem);
        });
    }
}
