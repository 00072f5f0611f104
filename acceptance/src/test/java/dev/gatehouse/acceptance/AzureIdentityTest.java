package dev.gatehouse.acceptance;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** azure-identity, unmodified: a client secret, and the service's managed identity. */
@ExtendWith(SharedGatehouse.class)
class AzureIdentityTest {

    static HttpClient client(Gatehouse gatehouse) {
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(gatehouse.tls())).build();
    }

    static ClientSecretCredential automation(Gatehouse gatehouse) {
        return credential(gatehouse, gatehouse.get("automation/clientId"), gatehouse.get("automation/clientSecret"));
    }

    private static ClientSecretCredential credential(Gatehouse gatehouse, String id, String secret) {
        return new ClientSecretCredentialBuilder()
                .authorityHost(gatehouse.get("controlUrl"))
                .tenantId(gatehouse.get("tenantId"))
                .disableInstanceDiscovery()
                .clientId(id)
                .clientSecret(secret)
                .httpClient(client(gatehouse))
                .build();
    }

    @Test
    void clientSecretCredentialGetsATokenThatOpensTheProduct(Gatehouse gatehouse, Estate estate) {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var scope = new TokenRequestContext().addScopes(product.audience() + "/.default");

        var token = credential(gatehouse, application.clientId(), application.secret())
                .getTokenSync(scope);

        assertThat(estate.echoAs(token.getToken()).status()).isEqualTo(200);
        assertThatThrownBy(() ->
                        credential(gatehouse, application.clientId(), "wrong").getTokenSync(scope))
                .hasStackTraceContaining("AADSTS7000215");
    }

    @Test
    void managedIdentityCredentialGetsATokenOfTheService(Gatehouse gatehouse) throws Exception {
        var claims = managedIdentityClaims(gatehouse, gatehouse.get("identity/header"));

        assertThat(claims).contains("\"tid\":\"" + gatehouse.get("tenantId") + "\"");
        // Application Administrator, by the template id that Entra ID gives it everywhere.
        assertThat(claims).contains("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3");
    }

    @Test
    void managedIdentityCredentialWithAWrongHeaderGetsNone(Gatehouse gatehouse) throws Exception {
        assertThat(managedIdentityClaims(gatehouse, "wrong"))
                .startsWith("refused")
                .doesNotContain(gatehouse.get("identity/header"));
    }

    private static String managedIdentityClaims(Gatehouse gatehouse, String header) throws Exception {
        return claims(Map.of("IDENTITY_ENDPOINT", gatehouse.get("identity/endpoint"), "IDENTITY_HEADER", header));
    }

    @Test
    void managedIdentityCredentialGetsATokenInTheFormOfVirtualMachinesToo(Gatehouse gatehouse) throws Exception {
        assertThat(claims(Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", gatehouse.get("identity/imds"))))
                .contains("\"tid\":\"" + gatehouse.get("tenantId") + "\"", "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3");
    }

    /** In a process of its own, since the library reads the endpoint from the environment. */
    private static String claims(Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ManagedIdentityProgram.class.getName());
        builder.environment().putAll(environment);
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        var answer = output.lines().filter(line -> line.startsWith("answer ")).findFirst();
        assertThat(answer).as(output).isPresent();
        var text = answer.get().substring("answer ".length());
        return text.startsWith("refused")
                ? text
                : new String(Base64.getUrlDecoder().decode(text.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
