package dev.gatehouse.server;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundGuard;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.OutboundSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server that others reach by names of its own, set up from a file, the environment and the command line. */
class PublicUrlsTest {
    private static final String CONTROL = "https://control.example.com:9999";
    private static final String GATEWAY = "https://api.example.com";

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        var file = Files.writeString(
                folder.resolve("settings.yaml"),
                "bind: ['127.0.0.1']\nservice-name: contoso\npublic-gateway-url: https://overridden.example.com\n");
        server = ServerProcess.running(
                folder.resolve("data"),
                Map.of("GATEHOUSE_PUBLIC_GATEWAY_URL", GATEWAY, "GATEHOUSE_CONFIG", file.toString()),
                "--public-control-url=" + CONTROL + "/");
        try (var pem = Files.newInputStream(Path.of(server.get("/caCertificate")))) {
            var authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            client = new OutboundClient(
                    OutboundSettings.guardedBy(OutboundGuard.configured()).trustingOnly(List.of(authority)));
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void descriptionWhenUrlsAreSetThenItsOwnFollow() {
        assertThat(server.get("/gatewayUrl")).isEqualTo(GATEWAY);
        assertThat(server.get("/gatewayHttpsUrl")).isEqualTo(GATEWAY);
        assertThat(server.get("/controlUrl")).isEqualTo(CONTROL);
        assertThat(server.get("/adminPortalUrl")).isEqualTo(CONTROL + "/admin");
        assertThat(server.get("/graphUrl")).isEqualTo(CONTROL + "/v1.0");
        assertThat(server.get("/tokenUrl")).startsWith(CONTROL + "/").endsWith("/oauth2/v2.0/token");
        assertThat(server.get("/serviceName")).isEqualTo("contoso");
    }

    @Test
    void readyWhenThePublicNamesLeadElsewhereThenTheServerStillFindsItself() {
        var reply = client.send(
                OutboundRequest.get(URI.create("http://localhost:" + port("operations") + "/health/ready")));

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
    }

    @Test
    void issuerWhenTheControlUrlIsSetThenItBeginsWithIt() {
        var discovery = control("/" + server.get("/tenantId") + "/v2.0/.well-known/openid-configuration", "");

        assertThat(discovery.json().path("issuer").asText())
                .isEqualTo(CONTROL + "/" + server.get("/tenantId") + "/v2.0");
        assertThat(discovery.json().path("jwks_uri").asText()).startsWith(CONTROL + "/");
        var claims = new String(Base64.getUrlDecoder().decode(token().split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"iss\":\"" + CONTROL + "/");
    }

    @Test
    void nextLinkWhenTheControlUrlIsSetThenItBeginsWithIt() {
        var service = "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
        var reply = control(service + "/products?$top=1&api-version=2024-05-01", token());

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        assertThat(reply.json().path("nextLink").asText()).startsWith(CONTROL + "/subscriptions/");
        var gateway = control(service + "?api-version=2024-05-01", token());
        assertThat(gateway.json().at("/properties/gatewayUrl").asText()).isEqualTo(GATEWAY);
    }

    @Test
    void certificateWhenUrlsAreSetThenItNamesTheirHosts() throws IOException, GeneralSecurityException {
        try (var pem = Files.newInputStream(server.data().resolve("ca/server.pem"))) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);

            assertThat(certificate.getSubjectAlternativeNames().toString())
                    .contains("control.example.com", "api.example.com", "contoso.api.example.com")
                    .doesNotContain("overridden");
        }
    }

    @Test
    void doorsWhenBoundToOneAddressThenTheyAreAtNoOther() throws IOException {
        for (var door : List.of("gateway", "control", "operations")) {
            new Socket(InetAddress.ofLiteral("127.0.0.1"), port(door)).close();
            assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.2"), port(door)).close())
                    .as(door)
                    .isInstanceOf(ConnectException.class);
        }
    }

    private static String token() {
        var url = "https://localhost:" + port("control")
                + URI.create(server.get("/tokenUrl")).getPath();
        var reply = client.send(OutboundRequest.of("POST", URI.create(url))
                .withForm(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        server.get("/automation/clientId"),
                        "client_secret",
                        server.get("/automation/clientSecret"),
                        "scope",
                        "https://management.azure.com/.default")));
        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        return reply.json().path("access_token").asText();
    }

    private static OutboundReply control(String path, String token) {
        var request = OutboundRequest.get(URI.create("https://localhost:" + port("control") + path));
        return client.send(token.isEmpty() ? request : request.with("Authorization", "Bearer " + token));
    }

    private static int port(String door) {
        var ports = new Properties();
        try {
            ports.load(new StringReader(server.file("ports")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Integer.parseInt(ports.getProperty(door));
    }
}
