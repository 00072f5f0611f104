package dev.gatehouse.management.arm;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The operations and models of Azure's client library, where they lie beside the project in {@code shared/data/arm}.
 */
final class AzureData {
    private AzureData() {}

    /** The file of that name; without it the test is skipped, saying so. */
    static Path file(String name) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolve("shared/data/arm").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, () -> "skipped: no shared/data/arm/" + name + " beside the project");
        throw new IllegalStateException();
    }
}
