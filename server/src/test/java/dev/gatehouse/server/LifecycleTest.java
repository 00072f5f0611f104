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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole server in a process of its own: what it tells, what it keeps, how it stops. */
class LifecycleTest {
    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        server = ServerProcess.running(folder.resolve("shared"));
        client = client(server);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void descriptionWhenAllDoorsAreBoundThenItHasItsFieldsAndNoOthers() {
        var description = server.description();

        assertThat(description.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "gatewayUrl",
                        "gatewayHttpsUrl",
                        "controlUrl",
                        "adminPortalUrl",
                        "developerPortalUrl",
                        "operationsUrl",
                        "tokenUrl",
                        "graphUrl",
                        "tenantId",
                        "subscriptionId",
                        "resourceGroup",
                        "serviceName",
                        "caCertificate",
                        "identity",
                        "administrator",
                        "automation");
        assertThat(description.path("identity").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("endpoint", "header");
        assertThat(description.path("administrator").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("userName", "password");
        assertThat(description.path("automation").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("clientId", "clientSecret");
        assertThat(description.findValuesAsText("controlUrl")).noneMatch(url -> url.endsWith("/"));
        assertThat(server.get("/graphUrl")).isEqualTo(server.get("/controlUrl") + "/v1.0");
        assertThat(server.get("/tokenUrl"))
                .isEqualTo(server.get("/controlUrl") + "/" + server.get("/tenantId") + "/oauth2/v2.0/token");
        assertThat(server.get("/subscriptionId")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(Path.of(server.get("/caCertificate"))).isAbsolute().exists();
    }

    @Test
    void filesWhenTheServerRunsThenTheirOwnerAloneReadsThem() throws IOException {
        try (var all = Files.walk(server.data())) {
            for (var file : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void readyWhenEverythingAnswersThenEachCheckSaysSo() {
        var reply = get(server.get("/operationsUrl") + "/health/ready");

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        assertThat(reply.json().path("checks").findValuesAsText("name"))
                .containsExactly("control", "tokens", "gateway");
        assertThat(get(server.get("/operationsUrl") + "/health/live").status()).isEqualTo(200);
    }

    @Test
    void metricsWhenTokensWereGivenThenTheyAreCounted() {
        assertThat(token(server, client, server.get("/automation/clientSecret")).status())
                .isEqualTo(200);
        var before = get(server.get("/gatewayUrl") + "/nowhere").status();
        var metrics = get(server.get("/operationsUrl") + "/metrics").bodyText();

        assertThat(before).isEqualTo(404);
        assertThat(metrics)
                .containsPattern("(?m)^gatehouse_tokens_issued_total [1-9]")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void runWhenAnotherProcessHoldsTheFolderThenItIsToldWhichAndTheFirstRunsOn() {
        var second = ServerProcess.ended(server.data(), Map.of(), "run");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output())
                .contains("in use by process " + server.pid(), "--data")
                .hasLineCount(1);
        assertThat(get(server.get("/operationsUrl") + "/health/live").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"wrong, 401", "right, 200"})
    void tokenWhenTheSecretIsTheFilesThenItIsGiven(String secret, int status) {
        var value = secret.equals("right") ? server.get("/automation/clientSecret") : "not-it";

        assertThat(token(server, client, value).status()).isEqualTo(status);
    }

    @Test
    void runWhenItIsStoppedAndStartedAgainThenEverythingIsAsItWas() throws IOException, GeneralSecurityException {
        var data = folder.resolve("restarted");
        String description;
        String authority;
        try (var first = ServerProcess.running(data)) {
            description = first.file("gatehouse.json");
            authority = first.file("ca/server.pem");
            assertThat(first.stop()).isZero();
        }
        try (var second = ServerProcess.running(data);
                var trusting = client(second)) {
            assertThat(second.file("gatehouse.json")).isEqualTo(description);
            assertThat(second.file("ca/server.pem")).isEqualTo(authority);
            assertThat(token(second, trusting, second.get("/automation/clientSecret"))
                            .status())
                    .isEqualTo(200);
            assertThat(second.stop()).isZero();
        }
    }

    private static OutboundReply get(String url) {
        return client.send(OutboundRequest.get(URI.create(url)));
    }

    private static OutboundReply token(ServerProcess from, OutboundClient through, String secret) {
        return through.send(OutboundRequest.of("POST", URI.create(from.get("/tokenUrl")))
                .withForm(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        from.get("/automation/clientId"),
                        "client_secret",
                        secret,
                        "scope",
                        "https://management.azure.com/.default")));
    }

    static OutboundClient client(ServerProcess server) throws IOException, GeneralSecurityException {
        try (var pem = Files.newInputStream(Path.of(server.get("/caCertificate")))) {
            var authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return new OutboundClient(
                    OutboundSettings.guardedBy(OutboundGuard.configured()).trustingOnly(List.of(authority)));
        }
    }
}
