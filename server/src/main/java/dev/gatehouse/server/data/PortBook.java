package dev.gatehouse.server.data;

import dev.gatehouse.server.StartFailure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Remembers the ports that were picked for doors that may have any, so that their addresses stay the same. Ports are
 * picked below those that systems hand out for outgoing connections, so that none of these takes one in between.
 */
public final class PortBook {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private final Path file;
    private final TreeMap<String, Integer> kept = new TreeMap<>();
    private final Set<Integer> given = new HashSet<>();

    public PortBook(DataFolder folder) {
        file = folder.resolve("ports");
        if (!Files.exists(file)) {
            return;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            properties.forEach((door, port) -> kept.put(door.toString(), Integer.valueOf(port.toString())));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("%s can't be read: delete it, and new ports are picked".formatted(file), e);
        }
    }

    /** The wanted port, or if it is 0, the one kept for the door, or a free one that is kept from now on. */
    public int port(String door, int wanted) {
        int port = wanted != 0 ? wanted : kept.computeIfAbsent(door, _ -> free());
        given.add(port);
        return port;
    }

    /** Writes down what was picked. */
    public void save() {
        var text = kept.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        OwnerOnly.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private int free() {
        var random = new SecureRandom();
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (!given.contains(port) && !kept.containsValue(port) && isFree(port)) {
                return port;
            }
        }
        throw new StartFailure("no free port was found between %d and %d: name the ports".formatted(LOWEST, HIGHEST));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
