package dev.gatehouse.policy;

import dev.gatehouse.policy.testing.GoldenCase;
import dev.gatehouse.policy.testing.GoldenRunner;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every golden case of every policy, with bodies that are there at once and with bodies that are waited for. */
class GoldenCasesTest {

    @TestFactory
    Stream<DynamicTest> callsGoAsTheirGoldenCasesSay() throws Exception {
        return files().stream().flatMap(file -> {
            GoldenCase golden = GoldenCase.read(file);
            return Stream.of(false, true)
                    .map(late -> DynamicTest.dynamicTest(
                            golden.file() + (late ? " (waiting)" : ""), () -> new GoldenRunner(late).run(golden)));
        });
    }

    @Test
    void everyPolicyHasGoldenCases() throws Exception {
        Set<String> folders = files().stream()
                .map(file -> file.getParent().getFileName().toString())
                .collect(Collectors.toSet());

        assertThat(folders).contains("base").containsAll(Policies.BY_NAME.keySet());
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path root = Path.of(GoldenCasesTest.class.getResource("/golden").toURI());
        try (Stream<Path> walked = Files.walk(root)) {
            return walked.filter(path -> path.toString().endsWith(".case"))
                    .sorted()
                    .toList();
        }
    }
}
