package dev.gatehouse.server.doors;

import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.data.PortBook;
import dev.gatehouse.server.settings.SettingsReader;
import dev.gatehouse.server.tls.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressesTest {
    @TempDir
    private Path parent;

    @Test
    void ofWhenNothingIsSetThenEverythingIsOnLocalhost() {
        var addresses = of(Map.of());

        assertThat(addresses.bind()).allMatch(InetAddress::isLoopbackAddress);
        assertThat(addresses.gatewayUrl()).isEqualTo("http://localhost:8080");
        assertThat(addresses.gatewayHttpsUrl()).isEqualTo("https://localhost:8443");
        assertThat(addresses.controlUrl()).isEqualTo("https://localhost:9443").isEqualTo(addresses.localControlUrl());
        assertThat(addresses.operationsUrl()).isEqualTo("http://localhost:9090");
        assertThat(addresses.ports().identity()).isPositive();
        assertThat(addresses.gatewayHosts()).containsExactly("localhost");
        assertThat(addresses.certified(List.of("Contoso", "second")))
                .contains(Host.of("contoso.localhost"), Host.of("second.localhost"));
    }

    @Test
    void ofWhenThereArePublicUrlsThenOthersAreToldThemAndTheProcessKeepsToItsOwn() {
        var addresses = of(Map.of(
                "public-gateway-url", "https://api.example.com", "public-control-url", "https://control.example.com"));

        assertThat(addresses.gatewayUrl()).isEqualTo("https://api.example.com");
        assertThat(addresses.gatewayHttpsUrl()).isEqualTo("https://api.example.com");
        assertThat(addresses.controlUrl()).isEqualTo("https://control.example.com");
        assertThat(addresses.localControlUrl()).isEqualTo("https://localhost:9443");
        assertThat(addresses.localGatewayUrl()).isEqualTo("http://localhost:8080");
        assertThat(addresses.gatewayHosts()).containsExactly("api.example.com");
        assertThat(addresses.certified(List.of("contoso")))
                .contains(
                        Host.of("localhost"),
                        Host.of("127.0.0.1"),
                        Host.of("::1"),
                        Host.of("api.example.com"),
                        Host.of("contoso.api.example.com"),
                        Host.of("control.example.com"));
    }

    @Test
    void ofWhenThePublicGatewayIsPlainHttpThenItsHttpsUrlHasTheSameHost() {
        var addresses = of(Map.of("public-gateway-url", "http://api.example.com"));

        assertThat(addresses.gatewayUrl()).isEqualTo("http://api.example.com");
        assertThat(addresses.gatewayHttpsUrl()).isEqualTo("https://api.example.com:8443");
    }

    @Test
    void ofWhenOneAddressIsBoundThenThisMachineReachesItsDoorsThere() {
        var addresses = of(Map.of("bind", "192.0.2.7"));

        assertThat(addresses.bind()).containsExactly(InetAddress.ofLiteral("192.0.2.7"));
        assertThat(addresses.localControlUrl()).isEqualTo("https://192.0.2.7:9443");
        assertThat(addresses.certified(List.of("contoso"))).contains(Host.of("192.0.2.7"));
    }

    @Test
    void ofWhenEveryAddressIsBoundThenOneListenerTakesBothFamilies() {
        var addresses = of(Map.of("bind", "*"));

        assertThat(addresses.bind()).hasSize(1).allMatch(InetAddress::isAnyLocalAddress);
        assertThat(addresses.controlUrl()).isEqualTo("https://localhost:9443");
    }

    @Test
    void ofWhenANameCannotBeResolvedThenOneLineSaysSo() {
        assertThatThrownBy(() -> of(Map.of("bind", "nowhere.invalid")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("nowhere.invalid");
    }

    private Addresses of(Map<String, String> options) {
        var settings = SettingsReader.read(Optional.empty(), Map.of(), options).settings();
        try (var folder = DataFolder.open(parent.resolve("data"))) {
            return Addresses.of(settings, new PortBook(folder));
        }
    }
}
