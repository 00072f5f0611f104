package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.store.Intent;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Gives one task: waits for its turn, checks that the service may, takes the steps and records each. */
final class TaskGiving implements Giving {
    private final Workshop workshop;
    private final Task task;
    private final Consumer<Progress> afterwards;
    private final BiConsumer<Progress, ResourceChange> settling;
    private final Progress progress = new Progress(Json.object());
    private Intent intent;
    private boolean begun;

    /**
     * @param afterwards puts what was observed into the draft
     * @param settling what is written with the resource
     */
    TaskGiving(
            Workshop workshop,
            Task task,
            Consumer<Progress> afterwards,
            BiConsumer<Progress, ResourceChange> settling) {
        this.workshop = workshop;
        this.task = task;
        this.afterwards = afterwards;
        this.settling = settling;
    }

    @Override
    public void intend(ResourceChange change) {
        intent = TaskIntent.giving(change, task, workshop.owner());
    }

    @Override
    public void perform() {
        workshop.atWork().add(intent.id());
        workshop.crash().reached("intent written");
        var deadline = workshop.clock().instant().plus(workshop.settings().giving());
        try {
            workshop.awaitTurn(intent, task, deadline);
            requireReadiness();
            for (var step : task.giving()) {
                take(step, deadline);
            }
        } catch (IdentityProviderException e) {
            throw Refusal.of(e, workshop.directory().provider());
        }
        afterwards.accept(progress);
    }

    @Override
    public void settle(ResourceChange change) {
        workshop.crash().reached("before: settle");
        workshop.atWork().remove(intent.id());
        change.done(intent);
        settling.accept(progress, change);
    }

    @Override
    public void undo(ResourceChange change, RuntimeException why) {
        workshop.crash().reached("before: undo");
        workshop.atWork().remove(intent.id());
        if (begun) {
            change.amend(TaskIntent.undone(intent, workshop.clock().instant()));
        } else {
            change.done(intent);
        }
    }

    Progress progress() {
        return progress;
    }

    private void requireReadiness() {
        // An account needs another right than applications do; its own step looks for it.
        if (task instanceof ServiceIdentityTask || task instanceof AccountTask) {
            return;
        }
        var readiness = workshop.directory().provider().readiness();
        if (!readiness.ready()) {
            throw Refusal.notReady(readiness.problem());
        }
    }

    private void take(Step step, Instant deadline) {
        if (workshop.clock().instant().isAfter(deadline)) {
            throw new IdentityProviderException(Kind.UNAVAILABLE, "It takes longer than a request may.", null);
        }
        workshop.crash().reached("before: " + step.name());
        begun = true;
        step.action().run(workshop.directory(), progress);
        workshop.crash().reached("after: " + step.name());
        intent = TaskIntent.after(intent, step, progress.observed());
        workshop.resources().change(change -> change.amend(intent));
        workshop.crash().reached("recorded: " + step.name());
    }
}
