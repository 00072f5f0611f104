package dev.gatehouse.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * What was started, to be stopped: first all doors at once let their last requests finish, then the rest goes in the
 * opposite order of its start. One that fails to stop doesn't keep the others running.
 */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Duration patience;
    private final List<Part> doors = new ArrayList<>();
    private final Deque<Part> others = new ArrayDeque<>();

    private record Part(String name, AutoCloseable closing) {}

    /** @param patience how long requests may take to finish */
    Parts(Duration patience) {
        this.patience = patience;
    }

    /** @param drain takes no more requests, lets those that run finish for so long, and closes */
    synchronized void addDoor(String name, Consumer<Duration> drain) {
        doors.add(new Part(name, () -> drain.accept(patience)));
    }

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        others.push(new Part(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            doors.forEach(door -> threads.submit(() -> close(door)));
        }
        doors.clear();
        while (!others.isEmpty()) {
            close(others.pop());
        }
    }

    private static void close(Part part) {
        try {
            part.closing().close();
        } catch (Exception e) {
            LOG.warn("Could not stop {}", part.name(), e);
        }
    }
}
