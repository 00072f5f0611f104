package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * Something to be done outside the store, written down in the transaction that decided it.
 *
 * @param id grows in the order in which they were written
 * @param directoryObject what it works on; those on one object run in the order of their ids
 * @param kind what is to be done
 * @param step how far it has come
 * @param state what it needs to be carried on after a crash
 * @param attempts how often it was tried
 * @param nextAttempt not before then
 */
public record Intent(
        long id,
        String directoryObject,
        String kind,
        String step,
        ObjectNode state,
        Instant created,
        int attempts,
        Instant nextAttempt) {

    public Intent at(String newStep, ObjectNode newState) {
        return new Intent(id, directoryObject, kind, newStep, newState, created, attempts, nextAttempt);
    }

    /** After one more attempt that failed. */
    public Intent retriedAt(Instant time) {
        return new Intent(id, directoryObject, kind, step, state, created, attempts + 1, time);
    }

    /** Without the state: it may hold what is not for logs. */
    @Override
    public String toString() {
        return "Intent[" + id + ", " + kind + " " + directoryObject + ", " + step + "]";
    }
}
