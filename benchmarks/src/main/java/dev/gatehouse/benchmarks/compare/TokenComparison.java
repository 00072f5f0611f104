package dev.gatehouse.benchmarks.compare;

import dev.gatehouse.benchmarks.compare.Figures.Figure;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Tokens from each service in turns. */
final class TokenComparison {
    private static final int WARM_UP = 10;
    private static final int CONNECTIONS = 16;

    private final Workplace place;
    private final Options options;
    private final Figures figures;
    private final Consumer<String> progress;
    private final Wrk wrk = new Wrk(Workplace.OTHER, CONNECTIONS);

    TokenComparison(Workplace place, Options options, Figures figures, Consumer<String> progress) {
        this.place = place;
        this.options = options;
        this.figures = figures;
        this.progress = progress;
    }

    void run(List<TokenServices.Service> services) {
        for (var service : services) {
            var peer = service.peer();
            if (figures.median(peer.name(), Figure.START).isEmpty()) {
                figures.add(peer.name(), Figure.START, CallComparison.milliseconds(peer.start()));
            }
            progress.accept("warming up the tokens of " + peer.name());
            ask(service, WARM_UP);
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (var service : services) {
                progress.accept(
                        "round " + round + ": tokens of " + service.peer().name());
                var before = service.peer().program().cpu();
                var outcome = ask(service, options.seconds());
                var used = service.peer().program().cpu().minus(before);
                figures.add(service.peer().name(), Figure.TOKEN_CPU, used.toNanos() / 1e3 / outcome.requests());
                figures.add(service.peer().name(), Figure.TOKEN_RATE, outcome.perSecond());
            }
        }
    }

    private Wrk.Outcome ask(TokenServices.Service service, int seconds) {
        service.peer().program().requireAlive();
        return wrk.run(
                service.peer().url(),
                Duration.ofSeconds(seconds),
                place.peers().resolve("token.lua"),
                List.of(service.form()));
    }
}
