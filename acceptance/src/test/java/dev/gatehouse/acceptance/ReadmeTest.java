package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's requests, pasted into a shell as they stand there, print what stands there. */
class ReadmeTest {
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @TempDir
    Path folder;

    @Test
    void walkThroughPrintsWhatTheReadmeSays() throws Exception {
        var readme = Files.readString(Gatehouse.script().resolveSibling("README.md"));
        var script = blocks(readme, "sh");
        var printed = blocks(readme, "");

        try (var gatehouse = Gatehouse.start(folder.resolve("data"))) {
            var output = run(script);

            assertThat(withoutIds(output)).isEqualTo(withoutIds(printed));
            assertThat(output).doesNotContain(Files.readString(folder.resolve("orders-secret")));
            assertThat(gatehouse.log()).doesNotContain(Files.readString(folder.resolve("orders-secret")));
        }
    }

    private String run(String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(output).isZero();
        return output;
    }

    /** The fenced blocks of one language, one after the other. */
    private static String blocks(String readme, String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(fencesOf(readme, language))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }

    /** Leaves the fences of other languages out, whose ends would look like beginnings. */
    private static String fencesOf(String readme, String language) {
        return Pattern.compile("^```(\\w*)\\n.*?^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(readme)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group())
                .collect(Collectors.joining("\n"));
    }

    private static String withoutIds(String text) {
        return REQUEST_ID.matcher(text).replaceAll("…");
    }
}
