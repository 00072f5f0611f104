package dev.gatehouse.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program under measurement, with everything that it starts itself. Linux: the figures come from {@code /proc}. */
final class Program implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100;
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it on one core.
     *
     * @param core the number of the core that it and its children may run on
     * @param log where its output goes
     */
    static Program start(
            String name, int core, Path folder, Path log, Map<String, String> environment, String... command) {
        var words = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        words.addAll(List.of(command));
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new BenchmarkException(name + " can't be started: " + e.getMessage(), e);
        }
    }

    /** Processor time used so far, by it and all that it started. */
    Duration cpu() {
        long ticks = 0;
        for (var pid : family()) {
            try {
                var fields = Files.readString(Path.of("/proc", pid, "stat"));
                // The name, in brackets, may hold spaces.
                var after = fields.substring(fields.lastIndexOf(')') + 2).split(" ");
                ticks += Long.parseLong(after[11]) + Long.parseLong(after[12]);
            } catch (IOException e) {
                // Gone in the meantime.
            }
        }
        return Duration.ofNanos((long) (ticks / TICKS_PER_SECOND * 1e9));
    }

    /** Memory that it holds now, bytes; all that it started included. */
    long residentBytes() {
        long kilobytes = 0;
        for (var pid : family()) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", pid, "status"))) {
                kilobytes += lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException e) {
                // Gone in the meantime.
            }
        }
        return kilobytes * 1024;
    }

    private List<String> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants())
                .map(one -> Long.toString(one.pid()))
                .toList();
    }

    /** @throws BenchmarkException with the end of its output if it has ended */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new BenchmarkException(name + " ended with " + process.exitValue() + ":\n" + lastLines());
        }
    }

    String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        var all = Stream.concat(process.toHandle().descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            if (!process.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public String toString() {
        return name;
    }
}
