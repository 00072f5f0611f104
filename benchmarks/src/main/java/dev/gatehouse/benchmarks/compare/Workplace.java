package dev.gatehouse.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a comparison works.
 *
 * @param root of the project
 * @param folder made for this run; configurations, logs and data lie there
 * @param java the JDK's home
 */
record Workplace(Path root, Path folder, Path java) {
    /** The core of the program under measurement. */
    static final int MEASURED = 0;
    /** The core of the backend and of the load. */
    static final int OTHER = 1;

    Path peers() {
        return root.resolve("benchmarks/peers");
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    String javaCommand() {
        return java.resolve("bin/java").toString();
    }

    /** A checked-in file with its {@code @names@} filled in, in this run's folder. */
    Path filled(String peerFile, Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("folder", folder.toString());
        try {
            var text = Files.readString(peers().resolve(peerFile));
            for (var value : all.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return Files.writeString(folder.resolve(Path.of(peerFile).getFileName()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
