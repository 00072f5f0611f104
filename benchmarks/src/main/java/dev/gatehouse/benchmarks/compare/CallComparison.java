package dev.gatehouse.benchmarks.compare;

import dev.gatehouse.benchmarks.compare.Figures.Figure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Calls through each program in turns, round by round, so that what else the machine does hits all alike. */
final class CallComparison {
    private static final int WARM_UP = 10;
    private static final int CONNECTIONS = 64;

    private final Workplace place;
    private final Options options;
    private final Figures figures;
    private final Consumer<String> progress;
    private final Wrk wrk = new Wrk(Workplace.OTHER, CONNECTIONS);

    CallComparison(Workplace place, Options options, Figures figures, Consumer<String> progress) {
        this.place = place;
        this.options = options;
        this.figures = figures;
        this.progress = progress;
    }

    /** @param tokens a file with the one token that every call carries */
    void run(List<Peer> peers, Path tokens) {
        for (var peer : peers) {
            figures.add(peer.name(), Figure.START, milliseconds(peer.start()));
            figures.add(peer.name(), Figure.RSS_IDLE, megabytes(peer));
            progress.accept("warming up " + peer.name());
            full(peer, tokens, WARM_UP);
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (var peer : peers) {
                progress.accept("round " + round + ": " + peer.name());
                measureFull(peer.name(), peer, tokens);
                measureFixed(peer, tokens);
            }
        }
    }

    /** The same at full speed under another name, with tokens of another file. */
    void variant(String name, Peer peer, Path tokens) {
        for (int round = 1; round <= options.rounds(); round++) {
            progress.accept("round " + round + ": " + name);
            measureFull(name, peer, tokens);
        }
    }

    private void measureFull(String name, Peer peer, Path tokens) {
        var before = peer.program().cpu();
        var outcome = full(peer, tokens, options.seconds());
        var used = peer.program().cpu().minus(before);
        figures.add(name, Figure.CPU_FULL, used.toNanos() / 1e3 / outcome.requests());
        figures.add(name, Figure.RATE_FULL, outcome.perSecond());
        figures.add(name, Figure.P99_FULL, milliseconds(outcome.p99()));
        figures.add(name, Figure.RSS_LOAD, megabytes(peer));
    }

    private void measureFixed(Peer peer, Path tokens) {
        // A program that is slower than this rate would only be measured at full speed again.
        var fastest = figures.all(peer.name(), Figure.RATE_FULL).getLast();
        int rate = fastest > options.rate() * 1.5 ? options.rate() : options.rate() / 5;
        var before = peer.program().cpu();
        try (var load = new Load(place).begin(peer.url(), rate, options.seconds(), 2, tokens, 200)) {
            var outcome = load.end();
            var used = peer.program().cpu().minus(before);
            figures.add(peer.name(), Figure.CPU_FIXED, used.toNanos() / 1e3 / outcome.sent());
            figures.add(peer.name(), Figure.P50_FIXED, milliseconds(outcome.median()));
            figures.add(peer.name(), Figure.P99_FIXED, milliseconds(outcome.p99()));
        }
    }

    private Wrk.Outcome full(Peer peer, Path tokens, int seconds) {
        peer.program().requireAlive();
        return wrk.run(
                peer.url(), Duration.ofSeconds(seconds), place.peers().resolve("call.lua"), List.of(tokens.toString()));
    }

    static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double megabytes(Peer peer) {
        return peer.program().residentBytes() / 1e6;
    }
}
