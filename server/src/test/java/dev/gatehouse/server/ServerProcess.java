package dev.gatehouse.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, from what was just compiled. */
final class ServerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> FREE_PORTS =
            List.of("--gateway-port=0", "--gateway-https-port=0", "--control-port=0", "--operations-port=0");

    private final Path data;
    private final Process process;
    private final StringBuilder output = new StringBuilder();

    private ServerProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /** Starts it on free ports; returns when it says that it runs. */
    static ServerProcess running(Path data, String... options) {
        return running(data, Map.of(), options);
    }

    static ServerProcess running(Path data, Map<String, String> environment, String... options) {
        var all = new ArrayList<>(FREE_PORTS);
        all.addAll(List.of(options));
        var server = of(data, environment, "run", all);
        try {
            server.awaitLine("Gatehouse runs.");
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /** Runs a command that ends by itself; answers when it has. */
    static Ended ended(Path data, Map<String, String> environment, String command, String... options) {
        try (var server = of(data, environment, command, List.of(options))) {
            server.output.append(new String(server.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            if (!server.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still runs: " + server.output);
            }
            return new Ended(server.process.exitValue(), server.output.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerProcess of(Path data, Map<String, String> environment, String command, List<String> options) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command,
                "--data=" + data));
        line.addAll(options);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(data, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitLine(String wanted) {
        try {
            var reader = process.inputReader(StandardCharsets.UTF_8);
            for (String line; (line = reader.readLine()) != null; ) {
                output.append(line).append('\n');
                if (line.equals(wanted)) {
                    // Read on: the pipe must not fill up and hold the process.
                    Thread.startVirtualThread(() -> readOn(reader));
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("it ended with:\n" + output);
    }

    private void readOn(BufferedReader reader) {
        try {
            for (String line; (line = reader.readLine()) != null; ) {
                synchronized (output) {
                    output.append(line).append('\n');
                }
            }
        } catch (IOException _) {
            // the process is gone
        }
    }

    long pid() {
        return process.pid();
    }

    Path data() {
        return data;
    }

    JsonNode description() {
        try {
            return new ObjectMapper().readTree(data.resolve("gatehouse.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of gatehouse.json. */
    String get(String pointer) {
        var value = description().at(pointer);
        if (!value.isTextual()) {
            throw new AssertionError("gatehouse.json has no " + pointer);
        }
        return value.asText();
    }

    /** What it has written so far. */
    String log() {
        synchronized (output) {
            return output.toString();
        }
    }

    String file(String name) {
        try {
            return Files.readString(data.resolve(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop (SIGTERM); answers the exit code, or fails if it takes longer than it may. */
    int stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not stop within 10 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return process.exitValue();
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** How a command ended. */
    record Ended(int code, String output) {}
}
