package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.Inventory;
import dev.gatehouse.identity.Inventory.Assignment;
import dev.gatehouse.identity.Inventory.Found;
import dev.gatehouse.identity.Inventory.Principal;
import dev.gatehouse.management.provisioning.Drift.Kind;
import dev.gatehouse.management.provisioning.Expectations.Wanted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds what should be against what is. The directory was read while others went on; so only what was wanted before it
 * was read and still is afterwards, with nothing on its way meanwhile, is said to differ.
 */
final class Comparison {
    private final Expectations before;
    private final Expectations after;
    private final Instant now;
    private final Map<String, Found> live = new HashMap<>();
    private final Map<String, Found> deleted = new HashMap<>();
    private final List<Drift> drifts = new ArrayList<>();

    private Comparison(Expectations before, Inventory inventory, Expectations after, Instant now) {
        this.before = before;
        this.after = after;
        this.now = now;
        for (var found : inventory.applications()) {
            (found.deleted() ? deleted : live).put(found.uniqueName(), found);
        }
    }

    static List<Drift> of(Expectations before, Inventory inventory, Expectations after, Instant now) {
        return new Comparison(before, inventory, after, now).run();
    }

    private List<Drift> run() {
        after.wanted().forEach((name, wanted) -> {
            if (wanted.equals(before.wanted().get(name)) && isQuiet(name)) {
                one(name, wanted);
            }
        });
        live.values().stream()
                .filter(found -> found.ours() && Expectations.isOne(found.uniqueName()))
                .filter(found -> isQuiet(found.uniqueName()))
                .filter(found -> !before.wanted().containsKey(found.uniqueName())
                        && !after.wanted().containsKey(found.uniqueName()))
                .forEach(this::orphan);
        return drifts;
    }

    private boolean isQuiet(String uniqueName) {
        var subject = Expectations.subject(uniqueName);
        return !before.busy().contains(subject) && !after.busy().contains(subject);
    }

    private void one(String name, Wanted wanted) {
        var found = live.get(name);
        if (!wanted.live()) {
            if (found != null) {
                var application = wanted.application().orElseThrow();
                add(
                        Kind.APPLICATION_NOT_WITHDRAWN,
                        name,
                        wanted,
                        "The application " + found.applicationId()
                                + " is there, though the product's application access is withdrawn.",
                        new ProductTask(wanted.whom(), wanted.displayName(), application.role()));
            }
            return;
        }
        if (found == null) {
            missing(name, wanted);
        } else if (!found.applicationId().equals(wanted.applicationId())) {
            add(
                    Kind.APPLICATION_REPLACED,
                    name,
                    wanted,
                    "The application is " + found.applicationId() + "; the resource says " + wanted.applicationId()
                            + ".",
                    allOf(wanted));
        } else {
            differences(name, wanted, found);
        }
    }

    private void missing(String name, Wanted wanted) {
        var restorable = Optional.ofNullable(deleted.get(name))
                .filter(found -> found.applicationId().equals(wanted.applicationId()));
        add(
                Kind.APPLICATION_MISSING,
                name,
                wanted,
                "The application " + wanted.applicationId() + " is not there. "
                        + (restorable.isPresent()
                                ? "It was deleted and can be restored."
                                : "It is gone for good: what is made in its place has another application id"
                                        + (wanted.application().isEmpty() ? " and no secret." : ".")),
                allOf(wanted));
    }

    private void differences(String name, Wanted wanted, Found found) {
        if (!isName(wanted.displayName(), found.displayName())) {
            mend(
                    Kind.NAME_CHANGED,
                    name,
                    wanted,
                    "It is called " + found.displayName() + ", not " + wanted.displayName() + ".");
        }
        if (found.principal().isEmpty()) {
            add(Kind.PRINCIPAL_MISSING, name, wanted, "It has no service principal.", allOf(wanted));
        } else if (!found.principal().get().enabled()) {
            mend(
                    Kind.PRINCIPAL_DISABLED,
                    name,
                    wanted,
                    "Its service principal " + found.principal().get().id() + " is disabled.");
        }
        wanted.application()
                .ifPresentOrElse(
                        application -> product(name, wanted, application, found), () -> secrets(name, wanted, found));
    }

    /** A directory cuts names that are too long for it. */
    private static boolean isName(String wanted, String found) {
        return found.equals(wanted) || wanted.length() > 256 && found.length() >= 255 && wanted.startsWith(found);
    }

    private void product(String name, Wanted wanted, ProductApplication application, Found found) {
        if (found.audiences().stream().noneMatch(application.audience()::equalsIgnoreCase)) {
            mend(Kind.AUDIENCE_MISSING, name, wanted, "It lacks the identifier URI " + application.audience() + ".");
        }
        if (found.tokenVersion() != 2) {
            mend(
                    Kind.TOKEN_VERSION_CHANGED,
                    name,
                    wanted,
                    "Its tokens are of version " + found.tokenVersion() + ", not 2.");
        }
        var role = found.roles().stream()
                .filter(one -> one.id().equalsIgnoreCase(application.role().id()))
                .findFirst();
        if (role.isEmpty()) {
            add(
                    Kind.ROLE_MISSING,
                    name,
                    wanted,
                    "It lacks the app role " + application.roleValue() + ".",
                    allOf(wanted));
            return;
        }
        if (!role.get().enabled()) {
            mend(Kind.ROLE_DISABLED, name, wanted, "Its app role " + application.roleValue() + " is disabled.");
        }
        if (!role.get().value().equals(application.roleValue())) {
            mend(
                    Kind.ROLE_RENAMED,
                    name,
                    wanted,
                    "Its app role has the value " + role.get().value() + ", not " + application.roleValue() + ".");
        }
        if (found.principal().isPresent()) {
            grants(name, wanted, application.role().id(), found);
        }
    }

    private void grants(String name, Wanted wanted, String roleId, Found found) {
        var holders = found.assignments().stream()
                .filter(one -> one.roleId().equalsIgnoreCase(roleId))
                .collect(Collectors.toMap(Assignment::principalId, one -> one, (one, _) -> one));
        for (var link : wanted.links()) {
            var client = Optional.ofNullable(live.get(link));
            var principal = client.flatMap(Found::principal).map(Principal::id);
            if (principal.isEmpty()) {
                continue; // The client's own difference, and granted when that is repaired.
            }
            if (holders.remove(principal.get()) == null) {
                grant(Kind.GRANT_MISSING, "does not have the role, though it is linked.", name, wanted, link);
            } else if (client.get().permissions().stream().noneMatch(roleId::equalsIgnoreCase)) {
                grant(Kind.PERMISSION_MISSING, "has the role, but does not ask for it.", name, wanted, link);
            }
        }
        var clients = live.values().stream()
                .filter(one -> after.wanted().containsKey(one.uniqueName()))
                .filter(one -> one.principal().isPresent())
                .collect(Collectors.toMap(one -> one.principal().get().id(), Found::uniqueName, (one, _) -> one));
        holders.values()
                .forEach(stray -> stray(name, wanted, stray, Optional.ofNullable(clients.get(stray.principalId()))));
    }

    private void grant(Kind kind, String message, String name, Wanted wanted, String link) {
        after.wanted().computeIfPresent(link, (_, client) -> {
            if (isQuiet(link)) {
                add(
                        kind,
                        name,
                        wanted,
                        "The client application " + client.whom().id().name() + " " + message,
                        grantTask(client, wanted));
            }
            return client;
        });
    }

    private void stray(String name, Wanted wanted, Assignment stray, Optional<String> client) {
        if (client.isPresent() && !isQuiet(client.get())) {
            return;
        }
        add(
                Kind.GRANT_UNKNOWN,
                name,
                wanted,
                stray.principalName() + " (" + stray.principalId() + ") has the role, but no link gives it.",
                client.map(after.wanted()::get)
                        .<Task>map(linked -> grantTask(linked, wanted))
                        .orElseGet(() -> new StrayGrantTask(wanted.whom(), stray.id())));
    }

    private static GrantTask grantTask(Wanted client, Wanted product) {
        return new GrantTask(
                client.whom(),
                product.whom(),
                product.application().orElseThrow().role().id());
    }

    private void secrets(String name, Wanted wanted, Found found) {
        wanted.secrets().forEach((keyId, ends) -> {
            if (ends.isAfter(now) && !found.secrets().contains(keyId)) {
                mend(Kind.SECRET_MISSING, name, wanted, "Its secret " + keyId + " is not there.");
            }
        });
        for (var keyId : found.secrets()) {
            if (!wanted.secrets().containsKey(keyId)) {
                add(
                        Kind.SECRET_UNKNOWN,
                        name,
                        wanted,
                        "It has the secret " + keyId + ", which was not made through Gatehouse.");
            }
        }
    }

    private void orphan(Found found) {
        drifts.add(new Drift(
                Kind.APPLICATION_ORPHANED,
                Optional.empty(),
                found.uniqueName(),
                "The application " + found.displayName() + " (" + found.applicationId()
                        + ") was made by this installation, and no resource knows it.",
                List.of(new OrphanTask(found.uniqueName()))));
    }

    /** What puts an application right that may have to be made anew, with all that was given to it. */
    private Task[] allOf(Wanted wanted) {
        var tasks = new ArrayList<Task>();
        tasks.add(new MendTask(wanted.whom()));
        if (wanted.application().isPresent()) {
            wanted.links().stream()
                    .map(after.wanted()::get)
                    .map(client -> grantTask(client, wanted))
                    .forEach(tasks::add);
        } else {
            var name = ClientTask.uniqueName(wanted.whom().uid());
            after.wanted().values().stream()
                    .filter(product -> product.live() && product.links().contains(name))
                    .map(product -> grantTask(wanted, product))
                    .forEach(tasks::add);
        }
        return tasks.toArray(Task[]::new);
    }

    private void mend(Kind kind, String name, Wanted wanted, String message) {
        add(kind, name, wanted, message, new MendTask(wanted.whom()));
    }

    private void add(Kind kind, String name, Wanted wanted, String message, Task... repair) {
        drifts.add(new Drift(kind, Optional.of(wanted.whom()), name, message, List.of(repair)));
    }
}
