package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People at work in both portals, in a real Chromium: each {@code *.walk.mjs} in src/test/browser in front of a program
 * of its own. The environment variable WALK names the one to walk alone; with PICTURES the pictures of the documentation
 * are written into that folder.
 */
@Execution(ExecutionMode.CONCURRENT)
class PortalsTest {
    private static final Path WALKS = Path.of("src/test/browser");
    private static final String ENDING = ".walk.mjs";

    @TempDir
    private Path folder;

    static List<String> walks() throws IOException {
        var only = System.getenv("WALK");
        try (var files = Files.list(WALKS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> only == null || only.equals(name))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void portalsWhenPeopleWalkThroughThemThenEveryStepHolds(String name) throws Exception {
        var chromium = chromium();
        Assumptions.assumeTrue(
                chromium.isPresent(), "Chromium isn't here: the tests of the portals in a browser are skipped");
        var output = folder.resolve("output.txt");
        try (var gatehouse = Gatehouse.start(folder.resolve("data"), "--test-controls")) {
            var walk = new ProcessBuilder(
                            "node",
                            "--test",
                            "--test-reporter=spec",
                            WALKS.resolve(name + ENDING).toString())
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
