package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * A product granted to a client application.
 *
 * @param state whether it counts; Gatehouse's addition
 */
public record ProductLink(
        @Rule(required = true, refersTo = "products") String productId,
        @Rule(access = Access.READ_ONLY) Optional<ClientApplication.State> state) {

    /** Whether it gives the product. */
    public boolean active() {
        return state.orElse(ClientApplication.State.ACTIVE) == ClientApplication.State.ACTIVE;
    }
}
