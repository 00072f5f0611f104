package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.store.Intent;

import java.time.Instant;
import java.util.List;

/** How a task stands in an intent. */
final class TaskIntent {
    /** Its resource is not written yet; whoever wrote the intent is at it. */
    private static final String GIVING = "giving";

    /** To be brought to what the resources say. */
    private static final String ALIGNING = "aligning";

    private static final String OWNER = "owner";
    private static final String OBSERVED = "observed";

    private TaskIntent() {}

    /** @param owner the process that is at it */
    static Intent giving(ResourceChange change, Task task, String owner) {
        return change.intend(
                List.copyOf(task.subjects().alone()).getFirst(),
                task.kind(),
                GIVING,
                task.payload().put(OWNER, owner));
    }

    static Intent aligning(ResourceChange change, Task task) {
        return change.intend(List.copyOf(task.subjects().alone()).getFirst(), task.kind(), ALIGNING, task.payload());
    }

    static boolean isGiving(Intent intent) {
        return intent.step().startsWith(GIVING);
    }

    /** The task that it keeps. */
    static Task task(Intent intent) {
        var payload = intent.state();
        return switch (intent.kind()) {
            case ProductTask.KIND -> ProductTask.of(payload);
            case ClientTask.KIND -> ClientTask.of(payload);
            case GrantTask.KIND -> GrantTask.of(payload);
            case SecretTask.KIND -> SecretTask.of(payload);
            case ServiceIdentityTask.KIND -> ServiceIdentityTask.of(payload);
            case AccountTask.KIND -> AccountTask.of(payload);
            case MendTask.KIND -> MendTask.of(payload);
            case StrayGrantTask.KIND -> StrayGrantTask.of(payload);
            case OrphanTask.KIND -> OrphanTask.of(payload);
            default -> throw new IllegalStateException("an intent of a newer version stands in the store: " + intent);
        };
    }

    /** The same after one more step. */
    static Intent after(Intent intent, Step step, ObjectNode observed) {
        ObjectNode state = intent.state().deepCopy();
        state.set(OBSERVED, observed.deepCopy());
        return intent.at(GIVING + " after: " + step.name(), state);
    }

    /** The same to be aligned, due at once. */
    static Intent undone(Intent intent, Instant now) {
        var state = intent.state().deepCopy();
        state.remove(OWNER);
        return due(intent.at(ALIGNING, state), now);
    }

    /** The same with a process at it, which nobody else disturbs until then. */
    static Intent claimed(Intent intent, String owner, Instant until) {
        return intent.at(ALIGNING, intent.state().deepCopy().put(OWNER, owner)).retriedAt(until);
    }

    /** The same with nobody at it, to be tried again. */
    static Intent released(Intent intent, Instant when) {
        return due(undone(intent, when), when);
    }

    /** Who is at it; empty if nobody is. */
    static String owner(Intent intent) {
        return Json.text(intent.state(), OWNER).orElse("");
    }

    private static Intent due(Intent intent, Instant when) {
        return new Intent(
                intent.id(),
                intent.directoryObject(),
                intent.kind(),
                intent.step(),
                intent.state(),
                intent.created(),
                intent.attempts(),
                when);
    }
}
