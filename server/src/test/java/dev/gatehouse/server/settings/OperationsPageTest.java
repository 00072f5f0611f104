package dev.gatehouse.server.settings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/operations.md says what the code does. */
class OperationsPageTest {
    @Test
    void settingsTableHasEverySettingAsItIsAndNoOther() throws IOException {
        var rows = page().lines()
                .dropWhile(line -> !line.startsWith("| setting |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"));

        assertThat(rows)
                .containsExactlyElementsOf(Catalogue.ALL.stream()
                        .map(setting -> "| `%s` | %s| %s |"
                                .formatted(
                                        setting.name(),
                                        setting.preset().isEmpty() ? "" : "`" + setting.preset() + "` ",
                                        setting.description()))
                        .toList());
    }

    @Test
    void otherVariablesAreAllNamed() throws IOException {
        var page = page();

        assertThat(Catalogue.OTHER_VARIABLES).allMatch(variable -> page.contains("`" + variable + "`"));
    }

    private static String page() throws IOException {
        var folder = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(each -> Files.exists(each.resolve("docs/operations.md")))
                .findFirst()
                .orElseThrow();
        return Files.readString(folder.resolve("docs/operations.md"));
    }
}
