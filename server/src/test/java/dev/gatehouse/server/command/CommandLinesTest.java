package dev.gatehouse.server.command;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class CommandLinesTest {
    @TestFactory
    Stream<DynamicTest> everyCommandHasHelpOnStandardOutput() {
        var commands = new ArrayList<List<String>>();
        collect(CommandLines.of(Map.of()), List.of(), commands);
        assertThat(commands).contains(List.of("run"), List.of("application", "secret"), List.of("token"));
        return commands.stream()
                .map(command -> dynamicTest(String.join(" ", command) + " --help", () -> {
                    for (var option : List.of("--help", "-h")) {
                        var ended = execute(Stream.concat(command.stream(), Stream.of(option))
                                .toArray(String[]::new));

                        assertThat(ended.code()).isZero();
                        assertThat(ended.out()).startsWith("Usage: gatehouse " + String.join(" ", command));
                        assertThat(ended.err()).isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandButTheGroupsHasDataAndNoneTakesASecret() {
        var commands = new ArrayList<List<String>>();
        var main = CommandLines.of(Map.of());
        collect(main, List.of(), commands);
        return commands.stream()
                .map(command -> dynamicTest(String.join(" ", command), () -> {
                    var line = main;
                    for (var name : command) {
                        line = line.getSubcommands().get(name);
                    }
                    var options = line.getCommandSpec().optionsMap().keySet();
                    assertThat(options).allMatch(option -> !option.matches("--.*(password|secret)$"));
                    if (line.getSubcommands().isEmpty()) {
                        assertThat(options).contains("--data");
                    }
                }));
    }

    @Test
    void mainWhenNothingIsSaidThenTheUsageNamesTheExitCodes() {
        var ended = execute();

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Exit codes: 0 done");
    }

    @Test
    void groupWhenNothingIsSaidThenItNamesWhatCanBeDone() {
        var ended = execute("application");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("add-product").hasLineCount(1);
    }

    @Test
    void verbWhenAParameterIsMissingThenItIsNamedWithTheUsage() {
        var ended = execute("application", "create");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("--owner", "NAME", "Usage:");
    }

    @Test
    void configWhenForScriptsThenItIsOneJsonObjectWithoutSecrets() {
        var ended = execute(
                Map.of("GATEHOUSE_STORE_DATABASE_PASSWORD", "hunter2"),
                "config",
                "--output=json",
                "--gateway-port=1234");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("\"gateway-port\":{\"value\":\"1234\",\"source\":\"option --gateway-port\"}")
                .doesNotContain("hunter2")
                .hasLineCount(1);
    }

    private static void collect(CommandLine line, List<String> path, List<List<String>> into) {
        line.getSubcommands().forEach((name, sub) -> {
            var all = Stream.concat(path.stream(), Stream.of(name)).toList();
            into.add(all);
            collect(sub, all, into);
        });
    }

    private static Ended execute(String... arguments) {
        return execute(Map.of(), arguments);
    }

    private static Ended execute(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CommandLines.of(environment)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    private record Ended(int code, String out, String err) {}
}
