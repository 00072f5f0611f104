package dev.gatehouse.policy;

import java.util.Optional;

/** What documents of a service or workspace refer to by id, beside named values. */
@FunctionalInterface
public interface References {
    /** A service without any. */
    References NONE = _ -> Optional.empty();

    /** @param id compared without regard to case */
    Optional<Fragment> fragment(String id);
}
