package dev.gatehouse.benchmarks.compare;

import java.nio.file.Path;

/**
 * @param quick only the comparison with nginx, haproxy-jwt, spring-cloud-gateway and Keycloak's tokens
 * @param seconds of one measurement
 * @param rate requests a second at the fixed rate
 */
record Options(
        boolean quick, int rounds, int seconds, int rate, Path root, Path out, Path keycloak, Path oidcProvider) {

    static Options parse(String... arguments) {
        boolean quick = false;
        int rounds = 3;
        int seconds = 0;
        int rate = 5_000;
        Path root = Path.of("");
        Path out = Path.of("build/benchmarks");
        Path keycloak = Path.of("");
        Path oidcProvider = Path.of("");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--seconds" -> seconds = number(arguments, ++i);
                case "--rate" -> rate = number(arguments, ++i);
                case "--root" -> root = path(arguments, ++i);
                case "--out" -> out = path(arguments, ++i);
                case "--keycloak" -> keycloak = path(arguments, ++i);
                case "--oidc-provider" -> oidcProvider = path(arguments, ++i);
                default -> throw new BenchmarkException("unknown argument " + arguments[i]);
            }
        }
        return new Options(
                quick,
                rounds,
                seconds > 0 ? seconds : quick ? 6 : 10,
                rate,
                root.toAbsolutePath().normalize(),
                out.toAbsolutePath().normalize(),
                keycloak,
                oidcProvider);
    }

    private static int number(String[] arguments, int at) {
        try {
            int number = Integer.parseInt(value(arguments, at));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new BenchmarkException(arguments[at - 1] + " needs a number above 0");
    }

    private static Path path(String[] arguments, int at) {
        return Path.of(value(arguments, at));
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new BenchmarkException(arguments[at - 1] + " needs a value");
        }
        return arguments[at];
    }
}
