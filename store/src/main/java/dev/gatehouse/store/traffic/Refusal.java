package dev.gatehouse.store.traffic;

import dev.gatehouse.model.gateway.AccessRecord;

/**
 * A call that was refused or failed.
 *
 * @param id grows with each that is kept
 * @param record what is known of it; its bytes and the backend's time are not kept
 */
public record Refusal(long id, AccessRecord record) {}
