package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.User;

import java.util.Optional;
import java.util.Set;

/**
 * Accounts of users: a password makes one or changes the one that was made, blocking closes it, deleting takes it away. A
 * user is joined to an account by {@code identities} alone, never by an address; an account that was not made here is
 * left alone.
 */
final class UserAccounts implements ResourceBehaviour {
    private static final String PASSWORD = "password";
    private static final String IDENTITIES = "identities";

    private final Provisioning provisioning;

    UserAccounts(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.USERS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var user = draft.as(User.class);
        var kept = KeptAccount.of(draft.internal());
        kept.filter(account -> user.identities().stream().noneMatch(one -> is(one, account)))
                .ifPresent(account -> problems.add(
                        IDENTITIES,
                        "identities must keep " + account.provider() + " " + account.id()
                                + ": that account was made for the user, and goes with the user."));
        if (password(draft).isEmpty()) {
            return;
        }
        PasswordRule.problem(password(draft).get()).ifPresent(problem -> problems.add(PASSWORD, problem));
        if (provisioning.provider().accounts().isEmpty()) {
            problems.add(
                    PASSWORD,
                    "password can't be set: the identity provider keeps its accounts itself. Join the user to an account"
                            + " by identities.");
        } else if (kept.isEmpty() && !user.identities().isEmpty()) {
            problems.add(
                    PASSWORD,
                    "password can't be set: the user signs in with an account that was not made here, and keeps its own"
                            + " password.");
        }
    }

    @Override
    public Optional<Giving> giving(Draft draft, ResourceView view) {
        return password(draft).map(password -> {
            var whom = new Whom(draft.id(), draft.uid());
            var kept = KeptAccount.of(draft.internal());
            if (kept.isPresent()) {
                return provisioning.giving(
                        AccountTask.changing(whom, kept.get().email(), password), _ -> {}, (_, _) -> {});
            }
            var user = draft.as(User.class);
            return provisioning.giving(
                    AccountTask.making(whom, user, password),
                    progress -> {
                        var observed = progress.observed();
                        var account = new KeptAccount(
                                observed.path("provider").asText(),
                                observed.path("id").asText(),
                                user.email(),
                                observed.path("signInName").asText());
                        account.keep(draft.internal());
                        identities(draft).add(account.identity());
                    },
                    (_, _) -> {});
        });
    }

    private static ArrayNode identities(Draft draft) {
        return draft.properties().get(IDENTITIES) instanceof ArrayNode there
                ? there
                : draft.properties().putArray(IDENTITIES);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var before = draft.beforeAs(User.class).map(User::state);
        var now = draft.as(User.class).state();
        if (before.filter(now::equals).isEmpty() && !draft.creating()) {
            align(change, draft.proposed());
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        align(change, deletion.resource());
    }

    private void align(ResourceChange change, Resource user) {
        KeptAccount.of(user)
                .ifPresent(account -> provisioning.align(change, AccountTask.aligned(Whom.of(user), account.email())));
    }

    private static Optional<String> password(Draft draft) {
        return draft.named(PASSWORD).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static boolean is(User.Identity identity, KeptAccount account) {
        return identity.provider().filter(account.provider()::equalsIgnoreCase).isPresent()
                && identity.id().filter(account.id()::equalsIgnoreCase).isPresent();
    }
}
