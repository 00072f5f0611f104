package dev.gatehouse.management.provisioning;

import dev.gatehouse.model.resource.ClientApplication.State;

import java.util.List;

/** What the states of an application's product links make of it. */
final class ApplicationState {
    private ApplicationState() {}

    static State of(List<State> links) {
        if (links.isEmpty() || links.contains(State.ACTIVE)) {
            return State.ACTIVE;
        }
        return links.contains(State.PENDING) ? State.PENDING : State.REJECTED;
    }
}
