package dev.gatehouse.benchmarks.compare;

import dev.gatehouse.benchmarks.compare.Figures.Figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The comparison. Standard output: the ratio lines, then the table. Progress goes to standard error. Exit code 1 if a
 * program could not be measured, or answered anything but 200.
 */
public final class Compare {
    /** More than the gateway remembers signatures of, so that each comes as if it were new. */
    private static final int NEW_TOKENS = 60_000;

    private static final int MANY_TOKENS = 10_000;

    private final Options options;
    private final Workplace place;
    private final Figures figures = new Figures();
    private final List<AutoCloseable> running = new ArrayList<>();

    private Compare(Options options, Workplace place) {
        this.options = options;
        this.place = place;
    }

    public static void main(String... arguments) throws IOException {
        try {
            var options = Options.parse(arguments);
            Files.createDirectories(options.out());
            var folder = Files.createTempDirectory(options.out(), "run-");
            var place = new Workplace(options.root(), folder, Path.of(System.getProperty("java.home")));
            var compare = new Compare(options, place);
            try {
                compare.run();
            } finally {
                compare.stop();
            }
            compare.tell();
        } catch (BenchmarkException e) {
            System.err.println("compare: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        int backendPort = Workplace.freePort();
        keep(Gateways.backend(place, backendPort));
        var data = place.folder().resolve("data");
        say("setting Gatehouse up");
        GatehouseEstate estate;
        String token;
        Path key;
        try (var first = Gateways.gatehouse(place, data)) {
            estate = estate(first, data);
            estate.make(backendPort);
            token = estate.tokens(1).getFirst();
            key = estate.publicKey(token, place.folder().resolve("signing-key.pem"));
        }
        var one = Gateways.tokenFile(place.folder().resolve("token"), List.of(token));
        var gatehouse = startGatehouse(data, token);
        var gateways = new Gateways(place, backendPort);
        var peers = new ArrayList<Peer>();
        peers.add(keep(gateways.nginx(token)));
        peers.add(gatehouse);
        peers.add(keep(gateways.haproxyJwt(token, key, estate.client().id())));
        if (!options.quick()) {
            peers.add(keep(gateways.haproxy(token)));
        }
        peers.add(keep(gateways.springCloudGateway(token, key, estate.client().id())));
        var calls = new CallComparison(place, options, figures, Compare::say);
        calls.run(peers, one);
        if (!options.quick()) {
            say("getting " + NEW_TOKENS + " tokens");
            var many = estate.tokens(NEW_TOKENS);
            calls.variant(
                    "gatehouse-many-tokens",
                    gatehouse,
                    Gateways.tokenFile(place.folder().resolve("many-tokens"), many.subList(0, MANY_TOKENS)));
            calls.variant(
                    "gatehouse-new-tokens",
                    gatehouse,
                    Gateways.tokenFile(place.folder().resolve("new-tokens"), many));
        }
        var services = new TokenServices(place);
        var asked = new ArrayList<TokenServices.Service>();
        asked.add(new TokenServices.Service(
                new Peer("gatehouse", estate.tokenUrl(), gatehouse.program(), gatehouse.start()), estate.tokenForm()));
        say("starting Keycloak");
        asked.add(keep(services.keycloak(options.keycloak())));
        if (!options.quick()) {
            asked.add(keep(services.oidcProvider(options.oidcProvider())));
        }
        new TokenComparison(place, options, figures, Compare::say).run(asked);
    }

    private Peer startGatehouse(Path data, String token) {
        long since = System.nanoTime();
        var program = keep(Gateways.gatehouse(place, data));
        // Its ports are the ones that it had.
        var url = new GatehouseEstate(data).url();
        var start =
                Http.plain().firstSuccess(program, since, "GET", url, Map.of("Authorization", "Bearer " + token), "");
        return new Peer("gatehouse", url, program, start);
    }

    private GatehouseEstate estate(Program program, Path data) {
        var described = data.resolve("gatehouse.json");
        long since = System.nanoTime();
        while (!Files.exists(described)) {
            program.requireAlive();
            if (System.nanoTime() - since > Duration.ofSeconds(60).toNanos()) {
                throw new BenchmarkException("Gatehouse did not start:\n" + program.lastLines());
            }
            Thread.onSpinWait();
        }
        return new GatehouseEstate(data);
    }

    private void tell() throws IOException {
        Ratios.lines(figures).forEach(System.out::println);
        System.out.println();
        System.out.println(Report.table(figures));
        for (var figure : List.of(Figure.CPU_FULL, Figure.TOKEN_CPU)) {
            var file = options.out().resolve(figure == Figure.CPU_FULL ? "calls.svg" : "tokens.svg");
            Files.writeString(file, Picture.bars(figures, figure, figure.title()));
            System.out.println();
            System.out.println("picture " + file);
        }
    }

    private <T extends AutoCloseable> T keep(T one) {
        running.add(one);
        return one;
    }

    private void stop() {
        for (var one : running.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                say("could not stop " + one + ": " + e.getMessage());
            }
        }
    }

    private static void say(String text) {
        System.err.println("compare: " + text);
    }
}
