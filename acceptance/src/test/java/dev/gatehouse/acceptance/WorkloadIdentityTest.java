package dev.gatehouse.acceptance;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** azure-identity's workload identity, unmodified, with tokens of an issuer that this test runs. */
class WorkloadIdentityTest {
    private static final String SUBJECT = "system:serviceaccount:shop:orders";
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void workloadProvesItselfWithATokenOfItsCluster() throws Exception {
        var store = certificate();
        var key = new RSAKeyGenerator(2048).keyID("k1").generate();
        var issuer = issuer(store, key);
        try (var gatehouse = Gatehouse.start(
                folder.resolve("data"),
                Map.of(
                        "GATEHOUSE_JAVA_OPTS",
                        "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD),
                "--outbound-allow",
                "localhost")) {
            var url = "https://localhost:" + issuer.getAddress().getPort() + "/east";
            var estate = new Estate(gatehouse);
            var product = estate.product("[\"application-token\"]");
            var application = estate.application(product);
            federate(gatehouse, estate, application, url);

            // Nobody is asked for keys before a credential fits.
            assertThatThrownBy(() -> token(gatehouse, application, product, signed(key, url, "somebody:else")))
                    .hasStackTraceContaining("AADSTS700213");
            assertThat(asked).isEmpty();

            var token = token(gatehouse, application, product, signed(key, url, SUBJECT));
            assertThat(estate.echoAs(token).status()).isEqualTo(200);
            assertThat(asked).containsExactly("/east/.well-known/openid-configuration", "/east/keys");

            var stranger = new RSAKeyGenerator(2048).keyID("k1").generate();
            assertThatThrownBy(() -> token(gatehouse, application, product, signed(stranger, url, SUBJECT)))
                    .hasStackTraceContaining("AADSTS700027");
        } finally {
            issuer.stop(0);
        }
    }

    private static void federate(Gatehouse gatehouse, Estate estate, Estate.Application application, String issuer) {
        var answer = estate.wire()
                .send(
                        "POST",
                        gatehouse.get("graphUrl") + "/applications(appId='" + application.clientId()
                                + "')/federatedIdentityCredentials",
                        """
                        {"name":"cluster","issuer":"%s","subject":"%s","audiences":["api://AzureADTokenExchange"]}""".formatted(issuer, SUBJECT),
                        "Authorization",
                        "Bearer " + estate.automationToken("https://graph.microsoft.com/.default"),
                        "Content-Type",
                        "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String token(
            Gatehouse gatehouse, Estate.Application application, Estate.Product product, String assertion)
            throws Exception {
        var file = Files.writeString(Files.createTempFile(folder, "token", ""), assertion);
        return new WorkloadIdentityCredentialBuilder()
                .authorityHost(gatehouse.get("controlUrl"))
                .tenantId(gatehouse.get("tenantId"))
                .disableInstanceDiscovery()
                .clientId(application.clientId())
                .tokenFilePath(file.toString())
                .httpClient(AzureIdentityTest.client(gatehouse))
                .build()
                .getTokenSync(new TokenRequestContext().addScopes(product.audience() + "/.default"))
                .getToken();
    }

    private static String signed(RSAKey key, String issuer, String subject) throws Exception {
        var now = Instant.now();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .audience("api://AzureADTokenExchange")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3600)))
                        .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private HttpsServer issuer(Path store, RSAKey key) throws Exception {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            var url = "https://localhost:" + server.getAddress().getPort() + "/east";
            var body = (exchange.getRequestURI().getPath().endsWith("/keys")
                            ? new JWKSet(key.toPublicJWK()).toString()
                            : "{\"issuer\":\"" + url + "\",\"jwks_uri\":\"" + url + "/keys\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Path certificate() throws Exception {
        var file = folder.resolve("issuer.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        "issuer",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-ext",
                        "BC=ca:true",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
        var trust = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        // Trusted alone, as a certificate and not only as a key of its own.
        trust.setCertificateEntry("trusted", trust.getCertificate("issuer"));
        try (var out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
