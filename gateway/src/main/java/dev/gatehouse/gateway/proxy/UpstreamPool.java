package dev.gatehouse.gateway.proxy;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** An event loop's connections to one origin. The one used last is taken first, so that those not needed grow old. */
final class UpstreamPool {
    private final Loop loop;
    private final Connector connector;
    private final Backend.Origin origin;
    private final Runnable whenEmpty;
    private final ArrayDeque<UpstreamConnection> resting = new ArrayDeque<>();
    private final Set<UpstreamConnection> open = new HashSet<>();
    private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();
    private int connecting;

    /** Whoever wants a connection. */
    interface Waiter {
        void connected(UpstreamConnection connection);

        void refused(UpstreamFault fault);

        /** Whether it doesn't want one any more. */
        boolean gone();
    }

    UpstreamPool(Loop loop, Connector connector, Backend.Origin origin, Runnable whenEmpty) {
        this.loop = loop;
        this.connector = connector;
        this.origin = origin;
        this.whenEmpty = whenEmpty;
    }

    /** Gives a connection, at once if one rests; says so later if there is none to be had. */
    void acquire(Waiter waiter) {
        for (var connection = resting.pollFirst(); connection != null; connection = resting.pollFirst()) {
            if (connection.active() && !connector.forbids(origin, connection.address())) {
                waiter.connected(connection);
                return;
            }
            connection.close();
        }
        acquireFresh(waiter);
    }

    /** The same, but a connection that has not carried a call yet. */
    void acquireFresh(Waiter waiter) {
        waiting.removeIf(Waiter::gone);
        if (waiting.size() >= loop.settings().limits().upstreamWaiting()) {
            loop.executor()
                    .execute(() -> waiter.refused(new UpstreamFault(
                            UpstreamFault.Kind.OVERLOADED,
                            waiting.size() + " calls wait for a connection to " + origin)));
            return;
        }
        waiting.add(waiter);
        connectIfAllowed();
    }

    private void connectIfAllowed() {
        if (open.size() + connecting < loop.settings().limits().upstreamPerOrigin() && connecting < waiting.size()) {
            connecting++;
            connector.connect(loop, this, origin);
        }
    }

    /** A connection was made. */
    void connected(UpstreamConnection connection) {
        connecting--;
        open.add(connection);
        release(connection);
    }

    /** A connection could not be made. */
    void failed(UpstreamFault fault) {
        connecting--;
        var waiter = nextWaiter();
        if (waiter != null) {
            waiter.refused(fault);
        }
        forgetIfEmpty();
    }

    /** A connection is free for the next call. */
    void release(UpstreamConnection connection) {
        var waiter = nextWaiter();
        if (waiter != null) {
            waiter.connected(connection);
        } else {
            resting.addFirst(connection);
            connection.rest();
        }
    }

    void closed(UpstreamConnection connection) {
        open.remove(connection);
        resting.remove(connection);
        connectIfAllowed();
        forgetIfEmpty();
    }

    void close() {
        for (var connection : open.toArray(UpstreamConnection[]::new)) {
            connection.close();
        }
    }

    private Waiter nextWaiter() {
        var waiter = waiting.poll();
        while (waiter != null && waiter.gone()) {
            waiter = waiting.poll();
        }
        return waiter;
    }

    private void forgetIfEmpty() {
        if (open.isEmpty() && connecting == 0 && waiting.isEmpty()) {
            whenEmpty.run();
        }
    }
}
