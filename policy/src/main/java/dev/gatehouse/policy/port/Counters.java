package dev.gatehouse.policy.port;

import java.time.Duration;

/** Counters of rate limits and quotas. The gateway implements them, alone or with other gateways. */
public interface Counters {

    /**
     * Counts one call in a sliding window, if the limit allows it.
     *
     * @param key what is counted
     */
    Answer slide(String key, long limit, Duration window);

    /**
     * Counts an amount in a fixed window that survives a restart, if the limit allows it. Calls for the same key may
     * give different limits: the amount is the key's, the limit the caller's.
     *
     * @param key what is counted
     * @param amount calls, or bytes; 0 only asks
     * @param window zero for one that never ends
     * @param anchorMillis an instant (milliseconds since 1970) at which a window begins
     */
    Answer fixed(String key, long amount, long limit, Duration window, long anchorMillis);

    /**
     * @param allowed whether the call was counted
     * @param remaining what is left
     * @param retryAfter how long until there is something left again
     */
    record Answer(boolean allowed, long remaining, Duration retryAfter) {}
}
