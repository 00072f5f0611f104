package dev.gatehouse.policy.setbackendservice;

import java.util.Optional;

/**
 * The backend that {@code set-backend-service} chose, for {@code forward-request} to find.
 *
 * @param group empty where an address was chosen after it
 */
public record ChosenBackend(Optional<BackendGroup> group) {
    /** None any more. */
    static final ChosenBackend NONE = new ChosenBackend(Optional.empty());
}
