package dev.gatehouse.policy;

import dev.gatehouse.policy.port.Counters;
import dev.gatehouse.policy.port.ValueCache;

/** What policies need beyond the call itself. */
public record PolicyWorld(Counters counters, ValueCache cache) {}
