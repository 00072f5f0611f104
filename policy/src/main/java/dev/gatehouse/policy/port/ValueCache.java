package dev.gatehouse.policy.port;

import java.time.Duration;
import java.util.Optional;

/** The gateway's cache: bounded, volatile. */
public interface ValueCache {
    Optional<Object> get(String key);

    /** @param size about how many bytes the value takes, for the bound */
    void put(String key, Object value, Duration duration, int size);

    void remove(String key);
}
