package dev.gatehouse.management.arm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one write at a time work on one resource, also while it waits for somebody outside. */
final class Turns {
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    <T> T take(ResourceId id, Supplier<T> work) {
        var key = id.service().key() + id.key();
        var turn = turns.compute(key, (_, there) -> {
            var mine = there == null ? new Turn() : there;
            mine.users++;
            return mine;
        });
        turn.lock.lock();
        try {
            return work.get();
        } finally {
            turn.lock.unlock();
            turns.computeIfPresent(key, (_, mine) -> --mine.users == 0 ? null : mine);
        }
    }
}
