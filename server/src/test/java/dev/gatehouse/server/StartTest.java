package dev.gatehouse.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts that can't be: one clear line, an exit code, no trace of a stack. */
class StartTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "gateway-https", "control", "operations"})
    void runWhenAPortIsInUseThenOneLineNamesItAndNothingIsLeftRunning(String door) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = Stream.of("gateway", "gateway-https", "control", "operations")
                    .map(each -> "--" + each + "-port=" + (each.equals(door) ? taken.getLocalPort() : 0))
                    .toArray(String[]::new);

            assertRefused(run(options), 1, "port " + taken.getLocalPort());
        }
        assertThat(folder.resolve("data/gatehouse.json")).doesNotExist();
    }

    @Test
    void runWhenANewerVersionWroteTheFolderThenOneLineSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/version"), "99\n");

        assertRefused(run(), 1, "newer Gatehouse");
    }

    @Test
    void runWhenTheFolderCannotBeMadeThenOneLineSaysSo() throws IOException {
        Files.writeString(folder.resolve("data"), "a file");

        assertRefused(run(), 1, "can't be written");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run    | --gatway-port=1        | unknown option --gatway-port; the nearest known one is --gateway-port",
                "run    | --log-format=xml       | log-format",
                "run    | --bind=nowhere.invalid | nowhere.invalid",
                "config | --control-port=x       | control-port",
                "config | --store-database-password=x | unknown option --store-database-password",
                "staus  | --output=json          | the nearest known one is status",
            })
    void commandWhenAnArgumentIsWrongThenOneLineNamesIt(String command, String argument, String said) {
        var ended = ServerProcess.ended(folder.resolve("data"), Map.of(), command, argument);

        assertThat(ended.output())
                .contains(said)
                .doesNotContain("Exception", "\tat ")
                .hasLineCount(1);
        assertThat(ended.code()).isBetween(1, 2);
    }

    @Test
    void runWhenTheEnvironmentHoldsAnUnknownSettingThenOneLineNamesTheNearest() {
        var ended = ServerProcess.ended(folder.resolve("data"), Map.of("GATEHOUSE_GATEWAY_PROT", "1"), "run");

        assertRefused(ended, 2, "nearest known one is GATEHOUSE_GATEWAY_PORT");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void runWhenTheFileHoldsAnUnknownSettingThenOneLineNamesTheNearest() throws IOException {
        var file = Files.writeString(folder.resolve("settings.yaml"), "gateway-prot: 1");

        assertRefused(run("--config=" + file), 2, "nearest known one is gateway-port");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void statusWhenNoServerEverRanThenTheExitCodeSaysSo() {
        var ended = ServerProcess.ended(folder.resolve("data"), Map.of(), "status");

        assertRefused(ended, 3, "--data");
    }

    private ServerProcess.Ended run(String... options) {
        return ServerProcess.ended(folder.resolve("data"), Map.of(), "run", options);
    }

    private static void assertRefused(ServerProcess.Ended ended, int code, String said) {
        assertThat(ended.output())
                .contains(said)
                .doesNotContain("Exception", "\tat ")
                .hasLineCount(1);
        assertThat(ended.code()).isEqualTo(code);
    }
}
