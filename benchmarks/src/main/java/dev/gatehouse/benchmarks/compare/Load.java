package dev.gatehouse.benchmarks.compare;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs {@link OpenLoop} in a process of its own, on the other core. */
final class Load {
    private static final Pattern LINE = Pattern.compile("requests (\\d+) bad (\\d+) p50 (\\d+) p99 (\\d+) p999 (\\d+)");
    private static final int CONNECTIONS = 64;

    private final Workplace place;

    Load(Workplace place) {
        this.place = place;
    }

    /**
     * @param sent how many requests, those of the warm-up included
     */
    record Outcome(long sent, Duration median, Duration p99, Duration p999) {}

    /**
     * A load that goes on until it is over or closed.
     *
     * @param tokens a file with a token a line
     * @param expected the status that is right
     */
    Running begin(URI url, int rate, int seconds, int warmUp, Path tokens, int expected) {
        var command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                Integer.toString(Workplace.OTHER),
                place.javaCommand(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OpenLoop.class.getName()));
        command.addAll(List.of(
                url.toString(),
                Integer.toString(rate),
                Integer.toString(seconds),
                Integer.toString(warmUp),
                Integer.toString(CONNECTIONS),
                tokens.toString(),
                Integer.toString(expected)));
        try {
            return new Running(
                    new ProcessBuilder(command).redirectErrorStream(true).start(),
                    url,
                    (long) rate * (seconds + warmUp));
        } catch (IOException e) {
            throw new BenchmarkException("the load can't be started: " + e.getMessage(), e);
        }
    }

    record Running(Process process, URI url, long sent) implements AutoCloseable {
        /** @throws BenchmarkException if anything but the expected status was answered */
        Outcome end() {
            try {
                var text = new String(process.getInputStream().readAllBytes());
                process.waitFor();
                var line = LINE.matcher(text);
                if (!line.find()) {
                    throw new BenchmarkException("the load on " + url + " failed:\n" + text);
                }
                if (!line.group(2).equals("0")) {
                    throw new BenchmarkException(
                            line.group(2) + " requests to " + url + " weren't answered as they should: " + text);
                }
                return new Outcome(sent, nanos(line.group(3)), nanos(line.group(4)), nanos(line.group(5)));
            } catch (IOException e) {
                throw new BenchmarkException("the load on " + url + " broke off: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchmarkException("interrupted", e);
            }
        }

        private static Duration nanos(String text) {
            return Duration.ofNanos(Long.parseLong(text));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
