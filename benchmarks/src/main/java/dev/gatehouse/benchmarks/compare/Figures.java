package dev.gatehouse.benchmarks.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured: for each program and figure the values of all rounds. */
final class Figures {
    private final Map<String, Map<Figure, List<Double>>> values = new LinkedHashMap<>();

    /** A kind of figure. */
    enum Figure {
        CPU_FULL("CPU µs/request, full speed"),
        RATE_FULL("requests/s, full speed"),
        P99_FULL("p99 ms, full speed"),
        CPU_FIXED("CPU µs/request, fixed rate"),
        P50_FIXED("p50 ms, fixed rate"),
        P99_FIXED("p99 ms, fixed rate"),
        TOKEN_CPU("CPU µs/token"),
        TOKEN_RATE("tokens/s"),
        RSS_IDLE("RSS MB, idle"),
        RSS_LOAD("RSS MB, under load"),
        START("start to first 200, ms");

        private final String title;

        Figure(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    void add(String program, Figure figure, double value) {
        values.computeIfAbsent(program, _ -> new EnumMap<>(Figure.class))
                .computeIfAbsent(figure, _ -> new ArrayList<>())
                .add(value);
    }

    List<String> programs() {
        return List.copyOf(values.keySet());
    }

    List<Double> all(String program, Figure figure) {
        return values.getOrDefault(program, Map.of()).getOrDefault(figure, List.of());
    }

    OptionalDouble median(String program, Figure figure) {
        var sorted = all(program, figure).stream().sorted().toList();
        if (sorted.isEmpty()) {
            return OptionalDouble.empty();
        }
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
