package dev.gatehouse.benchmarks.compare;

import dev.gatehouse.benchmarks.compare.Figures.Figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table, for people. */
final class Report {
    private Report() {}

    /** Markdown: a row a program, medians, and behind each how far apart the rounds lay. */
    static String table(Figures figures) {
        var shown = Stream.of(Figure.values())
                .filter(figure -> figures.programs().stream()
                        .anyMatch(program -> figures.median(program, figure).isPresent()))
                .toList();
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.concat(Stream.of("program"), shown.stream().map(Figure::title))
                .toList());
        rows.add(
                Stream.concat(Stream.of("---"), shown.stream().map(_ -> "---:")).toList());
        for (var program : figures.programs()) {
            rows.add(Stream.concat(Stream.of(program), shown.stream().map(figure -> cell(figures, program, figure)))
                    .toList());
        }
        return rows.stream().map(row -> "| " + String.join(" | ", row) + " |").collect(Collectors.joining("\n"));
    }

    private static String cell(Figures figures, String program, Figure figure) {
        var median = figures.median(program, figure);
        if (median.isEmpty()) {
            return "";
        }
        var all = figures.all(program, figure);
        var text = number(median.getAsDouble());
        return all.size() == 1
                ? text
                : text + " (" + number(all.stream().min(Double::compare).orElseThrow()) + "–"
                        + number(all.stream().max(Double::compare).orElseThrow()) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
