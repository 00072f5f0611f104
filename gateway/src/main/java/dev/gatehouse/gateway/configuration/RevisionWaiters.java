package dev.gatehouse.gateway.configuration;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Those who wait until a revision is served. Bounded; safe for many threads. */
public final class RevisionWaiters {
    private final int most;
    private final List<Waiter> waiters = new ArrayList<>();

    /** One who waits. {@code served} is run once, on the thread that made the revision be served. */
    private record Waiter(long revision, Runnable served) {}

    /** @param most how many may wait at once */
    public RevisionWaiters(int most) {
        this.most = most;
    }

    /**
     * Waits. Whoever asks looks once more afterwards whether the revision is there by now.
     *
     * @return what ends the waiting before the revision is served; nothing when too many wait already
     */
    public synchronized Optional<Runnable> await(long revision, Runnable served) {
        if (waiters.size() >= most) {
            return Optional.empty();
        }
        var waiter = new Waiter(revision, served);
        waiters.add(waiter);
        return Optional.of(() -> forget(waiter));
    }

    /** A revision is served now. */
    public void served(long revision) {
        var ready = new ArrayList<Waiter>();
        synchronized (this) {
            for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
                var waiter = each.next();
                if (waiter.revision() <= revision) {
                    each.remove();
                    ready.add(waiter);
                }
            }
        }
        ready.forEach(waiter -> waiter.served().run());
    }

    private synchronized void forget(Waiter waiter) {
        waiters.removeIf(each -> each == waiter);
    }
}
