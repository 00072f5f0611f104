package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.Entity;

import java.util.Optional;

/** What documents of a service or workspace refer to by id, beside named values. */
@FunctionalInterface
public interface References {
    /** A service without any. */
    References NONE = _ -> Optional.empty();

    /** @param id compared without regard to case */
    Optional<Fragment> fragment(String id);

    /**
     * A backend, with its credentials' named values put in.
     *
     * @param id compared without regard to case
     */
    default Optional<Entity.Backend> backend(String id) {
        return Optional.empty();
    }

    /** The same without fragments, for what stands in a fragment. */
    default References withoutFragments() {
        References all = this;
        return new References() {
            @Override
            public Optional<Fragment> fragment(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<Entity.Backend> backend(String id) {
                return all.backend(id);
            }
        };
    }
}
