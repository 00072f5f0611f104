package dev.gatehouse.benchmarks.compare;

import dev.gatehouse.benchmarks.compare.Figures.Figure;

import java.util.Comparator;
import java.util.Locale;

/** Bars as SVG, readable on light and on dark paper. */
final class Picture {
    private static final int WIDTH = 760;
    private static final int NAME = 190;
    private static final int BAR = 26;
    private static final int HEAD = 56;
    private static final int NUMBER = 110;

    private Picture() {}

    /** What each program uses of that figure, the least first. */
    static String bars(Figures figures, Figure figure, String title) {
        var programs = figures.programs().stream()
                .filter(program -> figures.median(program, figure).isPresent())
                .sorted(Comparator.comparingDouble(
                        program -> figures.median(program, figure).getAsDouble()))
                .toList();
        double most = programs.stream()
                .mapToDouble(program -> figures.median(program, figure).getAsDouble())
                .max()
                .orElse(1);
        int height = HEAD + programs.size() * (BAR + 8) + 12;
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\""
                        + " font-size=\"14\" role=\"img\" aria-label=\"%s\">%n<rect width=\"100%%\" height=\"100%%\""
                        + " fill=\"#ffffff\"/>%n<text x=\"16\" y=\"32\" font-size=\"17\" font-weight=\"600\""
                        + " fill=\"#1b1b1f\">%s</text>%n",
                WIDTH,
                height,
                title,
                title));
        int y = HEAD;
        for (var program : programs) {
            double value = figures.median(program, figure).getAsDouble();
            double length = Math.max(2, value / most * (WIDTH - NAME - NUMBER));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1b1b1f\">%s</text>%n<rect x=\"%d\" y=\"%d\""
                            + " width=\"%.1f\" height=\"%d\" rx=\"3\" fill=\"%s\"/>%n<text x=\"%.1f\" y=\"%d\""
                            + " fill=\"#1b1b1f\">%s</text>%n",
                    NAME - 10,
                    y + BAR - 8,
                    program,
                    NAME,
                    y,
                    length,
                    BAR,
                    program.startsWith("gatehouse") ? "#0f6cbd" : "#a0a6ad",
                    NAME + length + 8,
                    y + BAR - 8,
                    Report.number(value)));
            y += BAR + 8;
        }
        return svg.append("</svg>\n").toString();
    }
}
