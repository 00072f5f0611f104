package dev.gatehouse.server.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsReaderTest {
    @TempDir
    private Path folder;

    @Test
    void readWhenNothingIsSetThenPresetsHold() {
        var settings = read("", Map.of(), Map.of()).settings();

        assertThat(settings.ports()).isEqualTo(new Settings.Ports(8080, 8443, 9443, 9090, 0, Optional.empty()));
        assertThat(settings.bind()).containsExactly("localhost");
        assertThat(settings.data()).isAbsolute().hasFileName("data");
        assertThat(settings.store().url()).isEmpty();
    }

    @Test
    void readWhenAllSourcesSetItThenTheOptionWins() {
        var file = "gateway-port: 1\ncontrol-port: 1\noperations-port: 1\n";
        var environment = Map.of("GATEHOUSE_GATEWAY_PORT", "2", "GATEHOUSE_CONTROL_PORT", "2");
        var effective = read(file, environment, Map.of("gateway-port", "3"));

        assertThat(effective.settings().ports()).isEqualTo(new Settings.Ports(3, 8443, 2, 1, 0, Optional.empty()));
        assertThat(effective.lines())
                .contains(
                        new Effective.Line("gateway-port", "3", "option --gateway-port"),
                        new Effective.Line("control-port", "2", "environment GATEHOUSE_CONTROL_PORT"),
                        new Effective.Line("operations-port", "1", "file " + folder.resolve("settings.yaml")),
                        new Effective.Line("gateway-https-port", "8443", "default"));
    }

    @Test
    void readWhenTheEnvironmentNamesAFileThenItIsRead() throws IOException {
        var file = Files.writeString(folder.resolve("other.yaml"), "bind: [127.0.0.1, '::1']");
        var effective = SettingsReader.read(Optional.empty(), Map.of("GATEHOUSE_CONFIG", file.toString()), Map.of());

        assertThat(effective.settings().bind()).containsExactly("127.0.0.1", "::1");
    }

    @Test
    void linesWhenAValueIsSecretThenItIsMasked() {
        var effective = read("", Map.of("GATEHOUSE_STORE_DATABASE_PASSWORD", "hunter2"), Map.of());

        assertThat(effective.settings().store().password()).isEqualTo("hunter2");
        assertThat(effective.settings().toString()).doesNotContain("hunter2");
        assertThat(effective.lines().toString()).doesNotContain("hunter2");
    }

    @Test
    void readWhenTheFileNamesAnUnknownSettingThenTheNearestIsNamed() {
        assertThatThrownBy(() -> read("gateway-prot: 1", Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("gateway-prot", "settings.yaml", "nearest known one is gateway-port");
    }

    @Test
    void readWhenTheEnvironmentNamesAnUnknownSettingThenTheNearestIsNamed() {
        assertThatThrownBy(() -> read("", Map.of("GATEHOUSE_BINDS", "x"), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("GATEHOUSE_BINDS", "nearest known one is GATEHOUSE_BIND");
    }

    @Test
    void readWhenTheEnvironmentHoldsOthersVariablesThenTheyAreLeftAlone() {
        assertThat(read("", Map.of("GATEHOUSE_JAVA_HOME", "/x", "PATH", "/bin"), Map.of())
                        .settings())
                .isEqualTo(read("", Map.of(), Map.of()).settings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gateway-port       | 65536                    | from 0 to 65535",
                "gateway-port       | http                     | from 0 to 65535",
                "data               | ''                       | a folder's path",
                "bind               | ' , '                    | at least one address",
                "public-gateway-url | api.example.com          | scheme, host and port alone",
                "public-gateway-url | https://h/path           | scheme, host and port alone",
                "public-gateway-url | https://u:p@h            | scheme, host and port alone",
                "public-control-url | http://control.example   | https://",
                "service-name       | 1st                      | letters, digits and hyphens",
                "subscription-id    | 1-2-3-4-5                | a UUID",
                "store-database-url | jdbc:mysql://h/d         | jdbc:postgresql:",
                "store-database-url | jdbc:postgresql://h/d?password=x | holds no password",
                "log-format         | xml                      | neither text nor json",
                "brand-color        | blue                     | a colour such as #0f6cbd",
                "brand-color        | #ffcc00                  | take a darker one such as #",
                "brand-links        | Imprint                  | spelled Text=https://",
                "brand-links        | Imprint=javascript:x     | must begin with https://",
                "brand-logo         | /no/such/file.png        | a file that can be read",
            })
    void settingsWhenAValueIsWrongThenTheSettingIsNamedWithTheFix(String name, String value, String fix) {
        var effective = read("", Map.of(), Map.of(name, value));

        assertThatThrownBy(effective::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(name + " (option --" + name + ")")
                .hasMessageContaining(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.example.com/ | https://api.example.com",
                "http://[::1]:8080        | http://[::1]:8080",
            })
    void settingsWhenAPublicUrlIsGivenThenItLosesItsLastSlash(String given, String kept) {
        var settings = read("", Map.of(), Map.of("public-gateway-url", given)).settings();

        assertThat(settings.publicUrls().gateway()).hasToString("Optional[" + kept + "]");
    }

    @Test
    void readWhenTheFileIsNotYamlThenItsPlaceIsNamed() {
        assertThatThrownBy(() -> read("bind: [", Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("settings.yaml", "line");
    }

    @Test
    void readWhenTheFileIsMissingThenItIsNamed() {
        assertThatThrownBy(() -> SettingsReader.read(Optional.of(folder.resolve("none.yaml")), Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.yaml");
    }

    private Effective read(String file, Map<String, String> environment, Map<String, String> options) {
        try {
            var path = Files.writeString(folder.resolve("settings.yaml"), file);
            return SettingsReader.read(Optional.of(path), environment, options);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
