package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Azure's client libraries for JavaScript, unmodified. The tests are in {@code src/test/node}; each of them is one test
 * here. Without Node they are skipped, saying so.
 */
@ExtendWith(SharedGatehouse.class)
class JavaScriptSdkTest {
    private static final Pattern RESULT = Pattern.compile("(?m)^(not )?ok \\d+ - (.*?)( # .*)?$");
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");

    @TestFactory
    Stream<DynamicTest> everyTestOfTheJavaScriptSuitePasses(Gatehouse gatehouse) throws Exception {
        Assumptions.assumeTrue(
                run(gatehouse, List.of("node", "--version")).exit() == 0,
                "Node isn't here: the tests of Azure's JavaScript libraries are skipped");
        install(gatehouse);
        var suites = names(SOURCES, ".test.mjs");
        var command = Stream.concat(Stream.of("node", "--test", "--test-reporter=tap"), suites.stream())
                .toList();

        var result = run(gatehouse, command);

        var tests = RESULT.matcher(result.output()).results().toList();
        assertThat(tests).as(result.output()).hasSizeGreaterThan(suites.size());
        return tests.stream()
                .map(found -> DynamicTest.dynamicTest(
                        found.group(2),
                        () -> assertThat(found.group(1)).as(result.output()).isNull()));
    }

    /** Copies the suite beside the libraries, which are installed anew only when the lock file changed. */
    private static void install(Gatehouse gatehouse) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        var lock = Files.readString(SOURCES.resolve("package-lock.json"));
        var installed = FOLDER.resolve("installed-lock.json");
        for (var name : names(SOURCES, "")) {
            Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
            return;
        }
        var result = run(gatehouse, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        assertThat(result.exit()).as("npm ci: " + result.output()).isZero();
        Files.writeString(installed, lock);
    }

    private static List<String> names(Path folder, String ending) {
        return Arrays.stream(folder.toFile().list())
                .filter(name -> name.endsWith(ending))
                .sorted()
                .toList();
    }

    private static Result run(Gatehouse gatehouse, List<String> command) throws InterruptedException {
        var output = FOLDER.resolveSibling("node-output.txt");
        try {
            Files.createDirectories(FOLDER);
            var builder = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .put(
                            "GATEHOUSE_JSON",
                            gatehouse.data().resolve("gatehouse.json").toString());
            builder.environment().put("NODE_EXTRA_CA_CERTS", gatehouse.get("caCertificate"));
            var process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Result(process.waitFor(), Files.readString(output));
        } catch (IOException e) {
            return new Result(-1, e.toString());
        }
    }

    private record Result(int exit, String output) {}
}
