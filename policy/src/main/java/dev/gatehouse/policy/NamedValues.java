package dev.gatehouse.policy;

import java.util.Optional;

/** A service's named values, which documents call as {@code {{display-name}}}. */
@FunctionalInterface
public interface NamedValues {
    /** A service without any. */
    NamedValues NONE = _ -> Optional.empty();

    /** @param displayName compared with regard to case */
    Optional<String> value(String displayName);
}
