package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People at work in both portals, in a real Chromium: src/test/browser/walk.mjs. With the environment variable PICTURES
 * it writes the pictures of the documentation into that folder.
 */
class PortalsTest {
    @TempDir
    private Path folder;

    @Test
    void portalsWhenAManagerGrantsAProductThenTheDevelopersCopiedCallAnswers200() throws Exception {
        var chromium = chromium();
        Assumptions.assumeTrue(
                chromium.isPresent(), "Chromium isn't here: the tests of the portals in a browser are skipped");
        var output = folder.resolve("output.txt");
        try (var gatehouse = Gatehouse.start(folder.resolve("data"))) {
            var walk = new ProcessBuilder(
                            "node",
                            "--test",
                            "--test-reporter=spec",
                            Path.of("src/test/browser/walk.mjs").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            var environment = walk.environment();
            environment.put("CHROMIUM", chromium.get().toString());
            environment.put(
                    "GATEHOUSE_JSON", gatehouse.data().resolve("gatehouse.json").toString());
            environment.put("NODE_EXTRA_CA_CERTS", gatehouse.get("caCertificate"));
            var process = walk.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).as(read(output)).isZero();
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(each -> Stream.of(each.resolve("chromium"), each.resolve("chromium-browser")))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
