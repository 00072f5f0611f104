package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Where verbs print: a table or a list of fields for people, the JSON that the door answered for scripts. */
public final class Output {
    private static final String GAP = "  ";

    private final PrintWriter out;
    private final Format format;

    public Output(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    /** @param json what scripts get instead */
    public void table(List<String> titles, List<List<String>> rows, JsonNode json) {
        if (format == Format.json) {
            json(json);
            return;
        }
        var widths = IntStream.range(0, titles.size())
                .map(column -> Math.max(
                        titles.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        line(titles.stream().map(title -> title.toUpperCase(Locale.ROOT)).toList(), widths);
        rows.forEach(row -> line(row, widths));
        out.flush();
    }

    /** @param json what scripts get instead */
    public void fields(Map<String, String> fields, JsonNode json) {
        if (format == Format.json) {
            json(json);
            return;
        }
        var width = fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        fields.forEach((name, value) -> line(List.of(name, value), width));
        out.flush();
    }

    /** A sentence for people. @param json what scripts get instead */
    public void sentence(String sentence, JsonNode json) {
        if (format == Format.json) {
            json(json);
            return;
        }
        out.println(Printable.of(sentence));
        out.flush();
    }

    /** Lines for people. @param json what scripts get instead */
    public void lines(List<String> lines, JsonNode json) {
        if (format == Format.json) {
            json(json);
            return;
        }
        lines.forEach(line -> out.println(Printable.of(line)));
        out.flush();
    }

    /** Whether one JSON document is expected, whatever happens. */
    public boolean isForScripts() {
        return format == Format.json;
    }

    private void json(JsonNode json) {
        out.println(Printable.json(new String(Json.write(json), StandardCharsets.UTF_8)));
        out.flush();
    }

    private void line(List<String> cells, int... widths) {
        var line = new StringBuilder();
        for (var column = 0; column < cells.size(); column++) {
            var cell = Printable.of(cells.get(column));
            line.append(cell);
            if (column < cells.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths[column] - cell.length())))
                        .append(GAP);
            }
        }
        out.println(line.toString().stripTrailing());
    }

    /** For whom it is printed; named as the option's values are written. */
    public enum Format {
        table,
        json
    }
}
