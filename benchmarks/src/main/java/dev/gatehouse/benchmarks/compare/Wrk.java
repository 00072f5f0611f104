package dev.gatehouse.benchmarks.compare;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** As many requests as the program takes, by wrk. */
final class Wrk {
    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in ([0-9.]+)(us|ms|s|m)");
    private static final Pattern PERCENTILE = Pattern.compile("(50|99)% +([0-9.]+)(us|ms|s|m)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    private final int core;
    private final int connections;

    Wrk(int core, int connections) {
        this.core = core;
        this.connections = connections;
    }

    /**
     * @param requests how many were answered
     * @param length how long it took
     */
    record Outcome(long requests, Duration length, Duration median, Duration p99) {
        double perSecond() {
            return requests / (length.toNanos() / 1e9);
        }
    }

    /**
     * @param script a Lua script that makes the requests
     * @param arguments of the script
     * @throws BenchmarkException if anything but 200 was answered
     */
    Outcome run(URI url, Duration length, Path script, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                Integer.toString(core),
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + length.toSeconds() + "s",
                "--timeout",
                "20s",
                "--latency",
                "-s",
                script.toString(),
                url.toString(),
                "--"));
        command.addAll(arguments);
        return parse(output(command), url);
    }

    private static String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new BenchmarkException("wrk failed: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new BenchmarkException("wrk can't be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
    }

    static Outcome parse(String text, URI url) {
        var bad = BAD.matcher(text);
        if (bad.find()) {
            throw new BenchmarkException(bad.group(1) + " answers of " + url + " were not 200:\n" + text);
        }
        var errors = ERRORS.matcher(text);
        if (errors.find()) {
            throw new BenchmarkException("connections to " + url + " failed:\n" + text);
        }
        var total = TOTAL.matcher(text);
        if (!total.find() || total.group(1).equals("0")) {
            throw new BenchmarkException(url + " answered nothing:\n" + text);
        }
        return new Outcome(
                Long.parseLong(total.group(1)),
                time(total.group(2), total.group(3)),
                percentile(text, "50"),
                percentile(text, "99"));
    }

    private static Duration percentile(String text, String which) {
        var percentile = PERCENTILE.matcher(text);
        while (percentile.find()) {
            if (percentile.group(1).equals(which)) {
                return time(percentile.group(2), percentile.group(3));
            }
        }
        throw new BenchmarkException("wrk told no latency:\n" + text);
    }

    private static Duration time(String number, String unit) {
        double nanos = switch (unit) {
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            default -> 60e9;
        };
        return Duration.ofNanos((long) (Double.parseDouble(number) * nanos));
    }
}
