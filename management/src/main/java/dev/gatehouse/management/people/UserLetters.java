package dev.gatehouse.management.people;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.letters.LetterKind;
import dev.gatehouse.management.letters.LetterText;
import dev.gatehouse.management.letters.NotificationKind;
import dev.gatehouse.management.letters.Outbox;
import dev.gatehouse.management.provisioning.KeptAccount;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.User;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What users are written: invitations, confirmations, a welcome and a farewell. */
final class UserLetters implements ResourceBehaviour {
    private static final String CONFIRMATION = "confirmation";

    private final Outbox outbox;
    private final ConfirmationLetters letters;

    UserLetters(Outbox outbox, ConfirmationLetters letters) {
        this.outbox = outbox;
        this.letters = letters;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.USERS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        if (draft.creating() && waits(draft) && !Json.has(draft.body().path("properties"), "state")) {
            draft.properties().put("state", User.State.PENDING.wireName());
        }
        if (!draft.creating() && changed(draft)) {
            Confirmation.end(draft.internal());
        }
    }

    /** Who signs up waits until they confirmed; who is invited, unless they were given a password. */
    private static boolean waits(Draft draft) {
        return draft.named(CONFIRMATION)
                .map(value -> value.asText("").equalsIgnoreCase("signup")
                        || draft.named("password").isEmpty())
                .orElse(false);
    }

    /** A link that was sent to another address, or to somebody blocked since, opens nothing any more. */
    private static boolean changed(Draft draft) {
        var before = draft.beforeAs(User.class).orElseThrow();
        var email = Json.text(draft.properties(), "email").orElse("");
        var state = Json.text(draft.properties(), "state").orElse("");
        return !before.email().equalsIgnoreCase(email) || state.equalsIgnoreCase(User.State.BLOCKED.wireName());
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var asked = draft.named(CONFIRMATION).map(value -> value.asText("").toLowerCase(java.util.Locale.ROOT));
        var waiting = draft.as(User.class).state() == User.State.PENDING;
        if (asked.isPresent() && (draft.creating() || waiting)) {
            var user = change.find(draft.id()).orElseThrow();
            if (asked.get().equals("invite")) {
                letters.write(change, user, Confirmation.INVITATION, LetterKind.INVITE_USER);
            } else {
                letters.write(change, user, Confirmation.SIGN_UP, LetterKind.CONFIRM_SIGN_UP);
            }
        } else if (draft.creating() && Boolean.parseBoolean(draft.query().get("notify"))) {
            welcome(outbox, change, change.find(draft.id()).orElseThrow());
        }
    }

    /** The letter to somebody whose account is ready. */
    static void welcome(Outbox outbox, ResourceChange change, Resource user) {
        var name = KeptAccount.of(user)
                .map(KeptAccount::signInName)
                .orElse(user.as(User.class).email());
        outbox.toDeveloper(
                change, user, LetterKind.NEW_DEVELOPER, Map.of(LetterKind.Parameter.DEV_USERNAME.wireName(), name));
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var user = deletion.resource();
        if (deletion.asks("notify")) {
            outbox.toDeveloper(change, user, LetterKind.ACCOUNT_CLOSED, Map.of());
        }
        outbox.toPublishers(
                change,
                ResourceId.of(user.id().service()),
                NotificationKind.ACCOUNT_CLOSED,
                new LetterText(
                                "The account of $Name was closed",
                                "<html><body><p>The account of $Name ($Email) was closed.</p></body></html>")
                        .filled(Map.of(
                                "Name",
                                user.as(User.class).firstName() + " "
                                        + user.as(User.class).lastName(),
                                "Email",
                                user.as(User.class).email())));
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("confirmations", this::confirmations);
    }

    /** {@code POST …/confirmations/password/send}. */
    private ArmReply confirmations(String method, Optional<String> name, ResourceAction.Call call) {
        if (!name.filter("password/send"::equalsIgnoreCase).isPresent()) {
            throw new ArmException(404, "InvalidResourceType", "Of confirmations there is password/send alone.");
        }
        if (!method.equals("POST")) {
            throw ArmException.notAllowed("Only POST can be asked of confirmations/password/send.");
        }
        var revision = call.resources()
                .change(change -> change.find(call.resource().id()).ifPresent(user -> {
                    if (!mayChoose(user)) {
                        throw ArmException.conflict("User " + user.id().name()
                                + " can't choose a password: they must be active, and sign in with an account that was"
                                + " made here.");
                    }
                    letters.write(change, user, Confirmation.PASSWORD, LetterKind.PASSWORD_RESET_BY_ADMIN);
                }));
        return ArmReply.of(204).at(revision);
    }

    private static boolean mayChoose(Resource user) {
        var says = user.as(User.class);
        return says.state() == User.State.ACTIVE
                && (KeptAccount.of(user).isPresent() || says.identities().isEmpty());
    }
}
