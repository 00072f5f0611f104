package dev.gatehouse.cli;

import dev.gatehouse.http.Json;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class OutputTest {
    /** A control sequence of seven and of eight bits, a line end, a change of direction. */
    private static final String STEERING = "a\u001b[31m\u009b2J\nb\u202ec";

    private final StringWriter written = new StringWriter();

    @Test
    void tableWhenCellsDifferInLengthThenColumnsStandBelowTheirTitles() {
        output(Output.Format.table)
                .table(List.of("id", "name"), List.of(List.of("a", "First"), List.of("longer", "")), Json.object());

        assertThat(written.toString().lines()).containsExactly("ID      NAME", "a       First", "longer");
    }

    @Test
    void tableWhenThereIsNothingThenTheTitlesStandAlone() {
        output(Output.Format.table).table(List.of("id", "name"), List.of(), Json.object());

        assertThat(written.toString().lines()).containsExactly("ID  NAME");
    }

    @Test
    void fieldsWhenForPeopleThenValuesStandInOneColumn() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", "1");
        fields.put("audience", "api://x");

        output(Output.Format.table).fields(fields, Json.object());

        assertThat(written.toString().lines()).containsExactly("id        1", "audience  api://x");
    }

    @Test
    void anyWhenForPeopleThenNothingSteersTheTerminal() {
        var output = output(Output.Format.table);
        output.sentence(STEERING, Json.object());
        output.table(List.of("name"), List.of(List.of(STEERING)), Json.object());
        output.fields(new LinkedHashMap<>(java.util.Map.of("name", STEERING)), Json.object());

        assertThat(written.toString())
                .doesNotContain("\u001b", "\u009b", "\u202e")
                .contains("a\ufffd[31m");
        assertThat(written.toString().lines()).hasSize(4);
    }

    @Test
    void anyWhenForScriptsThenItIsTheJsonOnOneLineAndNothingElse() {
        var json = Json.object().put("name", STEERING);
        output(Output.Format.json).table(List.of("name"), List.of(List.of("x")), json);

        assertThat(written.toString().lines()).hasSize(1);
        assertThat(written.toString().strip()).doesNotContain("\u001b", "\u009b", "\u202e");
        assertThat(Json.parse(written.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(json);
    }

    private Output output(Output.Format format) {
        return new Output(new PrintWriter(written), format);
    }
}
