package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.provisioning.Drift.Kind;
import dev.gatehouse.model.catalogue.Catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts right what a reconciliation found: writes it down as intents, tries them at once for as long as a request may
 * take, and leaves the rest to the background.
 */
final class Repair {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Provisioning provisioning;
    private final Workshop workshop;

    Repair(Provisioning provisioning) {
        this.provisioning = provisioning;
        this.workshop = provisioning.workshop();
    }

    /** One difference and what became of it. */
    record Outcome(Drift drift, boolean done, String sentence) {
        ObjectNode toJson() {
            return drift.toJson().put("done", done).put("outcome", sentence);
        }
    }

    List<Outcome> of(List<Drift> drifts) {
        var deadline = workshop.clock().instant().plus(workshop.settings().giving());
        var before = applications(drifts);
        var intents = write(drifts);
        var problems = finish(intents, deadline);
        var after = applications(drifts);
        return drifts.stream()
                .map(drift -> outcome(drift, problems, before, after))
                .toList();
    }

    /** Each task once, though many differences may ask for it; first what others need to be there. */
    private Map<Task, Long> write(List<Drift> drifts) {
        var tasks = drifts.stream()
                .flatMap(drift -> drift.repair().stream())
                .distinct()
                .sorted(Comparator.comparing(task -> task instanceof GrantTask))
                .toList();
        var intents = new LinkedHashMap<Task, Long>();
        workshop.resources().change(change -> {
            intents.clear();
            tasks.forEach(task -> intents.put(task, provisioning.align(change, task)));
        });
        return intents;
    }

    /** What keeps those that are not done. */
    private Map<Task, String> finish(Map<Task, Long> intents, Instant deadline) {
        var problems = new LinkedHashMap<Task, String>();
        var down = new ArrayList<String>();
        intents.forEach((task, id) -> (down.isEmpty() ? finish(id, deadline, down) : unlessDone(id, down.getFirst()))
                .ifPresent(problem -> problems.put(task, problem)));
        return problems;
    }

    private Optional<String> unlessDone(long id, String problem) {
        return workshop.resources()
                .read(view -> view.intents().stream().anyMatch(intent -> intent.id() == id)
                        ? Optional.of(problem)
                        : Optional.empty());
    }

    /** @param down takes the reason why the others need not be tried */
    private Optional<String> finish(long id, Instant deadline, List<String> down) {
        while (true) {
            var intent = workshop.resources()
                    .read(view -> view.intents().stream()
                            .filter(one -> one.id() == id)
                            .findFirst());
            try {
                if (intent.isEmpty() || workshop.aligner().finishNow(intent.get())) {
                    return Optional.empty();
                }
            } catch (IdentityProviderException e) {
                if (e.kind() != IdentityProviderException.Kind.REFUSED) {
                    down.add(e.getMessage());
                }
                return Optional.of(e.getMessage());
            }
            if (workshop.clock().instant().isAfter(deadline)) {
                down.add("It takes longer than a request may.");
                return Optional.of(down.getFirst());
            }
            workshop.awaitNews(LOOK);
        }
    }

    /** Application ids by unique name, as the resources say. */
    private Map<String, String> applications(List<Drift> drifts) {
        return workshop.resources().read(view -> {
            var all = new LinkedHashMap<String, String>();
            for (var drift : drifts) {
                drift.whom()
                        .flatMap(whom -> whom.in(view))
                        .ifPresent(found -> all.put(drift.uniqueName(), applicationId(found)));
            }
            return all;
        });
    }

    private static String applicationId(Resource found) {
        return found.id().type().equals(Catalogue.PRODUCTS)
                ? ProductApplication.of(found)
                        .map(ProductApplication::applicationId)
                        .orElse("")
                : found.properties().path("entraApplicationId").asText();
    }

    private static Outcome outcome(
            Drift drift, Map<Task, String> problems, Map<String, String> before, Map<String, String> after) {
        if (drift.repair().isEmpty()) {
            return new Outcome(drift, false, "Left as it is.");
        }
        var problem = drift.repair().stream()
                .filter(problems::containsKey)
                .map(problems::get)
                .findFirst();
        if (problem.isPresent()) {
            return new Outcome(drift, false, "Not yet; it is tried again by itself. " + problem.get());
        }
        var now = after.get(drift.uniqueName());
        if (now != null && !now.equals(before.get(drift.uniqueName()))) {
            var isClient = drift.whom()
                    .filter(whom -> whom.id().type().equals(Catalogue.CLIENT_APPLICATIONS))
                    .isPresent();
            return new Outcome(
                    drift,
                    true,
                    "The application is another one: " + now + ". "
                            + (isClient
                                    ? "Its credentials are new: listSecrets makes a secret."
                                    : "Its audience is another one too: clients ask for tokens with the new one."));
        }
        return new Outcome(drift, true, drift.kind() == Kind.APPLICATION_MISSING ? "Restored, as it was." : "Done.");
    }
}
