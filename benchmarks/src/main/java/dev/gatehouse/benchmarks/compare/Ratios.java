package dev.gatehouse.benchmarks.compare;

import dev.gatehouse.benchmarks.compare.Figures.Figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gatehouse's medians divided by the others'. */
final class Ratios {
    private static final String GATEHOUSE = "gatehouse";

    private Ratios() {}

    /** Lines of the form {@code ratio NAME VALUE}. */
    static List<String> lines(Figures figures) {
        var lines = new ArrayList<String>();
        add(lines, figures, GATEHOUSE, Figure.CPU_FULL, "cpu-per-request");
        add(lines, figures, GATEHOUSE, Figure.CPU_FIXED, "cpu-per-request-fixed");
        add(lines, figures, GATEHOUSE, Figure.P99_FIXED, "p99-fixed");
        add(lines, figures, GATEHOUSE, Figure.TOKEN_CPU, "token-cpu");
        add(lines, figures, GATEHOUSE, Figure.START, "start");
        add(lines, figures, GATEHOUSE, Figure.RSS_LOAD, "memory");
        for (var variant : figures.programs()) {
            if (variant.startsWith(GATEHOUSE + "-")) {
                figures.median(variant, Figure.CPU_FULL).ifPresent(value -> {
                    compare(lines, figures, GATEHOUSE, value, variant);
                    compare(lines, figures, "haproxy-jwt", value, variant);
                });
            }
        }
        return lines;
    }

    private static void compare(List<String> lines, Figures figures, String other, double value, String variant) {
        figures.median(other, Figure.CPU_FULL)
                .ifPresent(base -> lines.add(line("cpu-per-request-" + variant + "/" + other, value / base)));
    }

    private static void add(List<String> lines, Figures figures, String own, Figure figure, String name) {
        figures.median(own, figure).ifPresent(value -> {
            for (var other : figures.programs()) {
                if (!other.startsWith(GATEHOUSE)) {
                    figures.median(other, figure).ifPresent(base -> lines.add(line(name + "/" + other, value / base)));
                }
            }
        });
    }

    private static String line(String name, double value) {
        return String.format(Locale.ROOT, "ratio %s %.3f", name, value);
    }
}
