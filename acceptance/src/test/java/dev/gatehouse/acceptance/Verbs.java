package dev.gatehouse.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program's verbs on one data folder, each in a process of its own, as scripts run them. */
final class Verbs {
    private static final int PATIENCE_SECONDS = 60;

    private final Path data;

    Verbs(Path data) {
        this.data = data;
    }

    Ended run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Nobody is there to be asked: its standard input is empty. */
    Ended run(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(Gatehouse.script().toString()));
        command.addAll(List.of(arguments));
        command.add("--data=" + data);
        try {
            var builder = new ProcessBuilder(command).redirectInput(new java.io.File("/dev/null"));
            builder.environment().putAll(environment);
            var process = builder.start();
            try {
                var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
                var out = text(process.getInputStream());
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("still runs: " + command);
                }
                return new Ended(String.join(" ", arguments), process.exitValue(), out, err.join());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(java.io.InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a verb ended. */
    record Ended(String verb, int code, String out, String err) {
        /** What it printed, once it was done as asked. */
        String done() {
            if (code != 0 || !err.isEmpty()) {
                throw new AssertionError(this);
            }
            return out;
        }

        /** The one JSON document that it printed, and nothing else. */
        JsonNode json() {
            try {
                return Gatehouse.JSON.readTree(done());
            } catch (JsonProcessingException e) {
                throw new AssertionError(toString(), e);
            }
        }

        /** The one line that says why it wasn't done. */
        String refused(int expected) {
            if (code != expected || !out.isEmpty() || !err.startsWith("gatehouse: ") || err.contains("\tat ")) {
                throw new AssertionError(this);
            }
            return err;
        }
    }
}
