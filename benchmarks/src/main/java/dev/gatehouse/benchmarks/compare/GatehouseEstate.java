package dev.gatehouse.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a manager sets up in Gatehouse for the comparison, through its public doors. */
final class GatehouseEstate {
    static final String ROLE = "Product.orders.All";
    private static final String ARM = "https://management.azure.com/.default";
    private static final String VERSION = "?api-version=2025-09-01-preview";
    private static final String POLICIES = """
            <policies>
              <inbound>
                <base />
                <cors><allowed-origins><origin>https://portal.contoso.com</origin></allowed-origins></cors>
                <rate-limit calls="2000000000" renewal-period="300" />
                <set-header name="X-Forwarded-Product" exists-action="override"><value>orders</value></set-header>
                <rewrite-uri template="/api/orders" />
              </inbound>
              <backend><base /></backend>
              <outbound>
                <base />
                <set-header name="X-Served-By" exists-action="override"><value>orders</value></set-header>
              </outbound>
            </policies>
            """;

    private final JsonNode installation;
    private final Http http;
    private final String arm;
    private String managerToken = "";
    private Client client = new Client("", "");
    private String audience = "";

    record Client(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** @param data the data folder of a running Gatehouse */
    GatehouseEstate(Path data) {
        try {
            installation =
                    new ObjectMapper().readTree(data.resolve("gatehouse.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http = Http.trusting(Path.of(installation.path("caCertificate").asText()));
        arm = installation.path("controlUrl").asText() + "/subscriptions/"
                + installation.path("subscriptionId").asText() + "/resourceGroups/"
                + installation.path("resourceGroup").asText() + "/providers/Microsoft.ApiManagement/service/"
                + installation.path("serviceName").asText();
    }

    /** Makes the API, the product, the application and its link. */
    void make(int backendPort) {
        var automation = installation.path("automation");
        managerToken = token(
                new Client(
                        automation.path("clientId").asText(),
                        automation.path("clientSecret").asText()),
                ARM);
        put(
                "/apis/orders",
                "{\"properties\":{\"displayName\":\"Orders\",\"path\":\"orders\",\"protocols\":[\"http\"],"
                        + "\"serviceUrl\":\"http://127.0.0.1:" + backendPort + "\",\"subscriptionRequired\":true}}");
        put(
                "/apis/orders/operations/list",
                "{\"properties\":{\"displayName\":\"List\",\"method\":\"GET\"," + "\"urlTemplate\":\"/list\"}}");
        put(
                "/apis/orders/policies/policy",
                "{\"properties\":{\"format\":\"rawxml\",\"value\":"
                        + new com.fasterxml.jackson.databind.node.TextNode(POLICIES) + "}}");
        var product = put(
                "/products/orders",
                "{\"properties\":{\"displayName\":\"Orders\",\"state\":\"published\","
                        + "\"authenticationType\":[\"application-token\"]}}");
        audience = product.at("/properties/application/entra/audience").asText();
        put("/products/orders/apis/orders", "");
        var application = put(
                "/clientApplications/caller",
                "{\"properties\":{\"displayName\":\"Caller\"," + "\"ownerId\":\"/users/1\"}}");
        put(
                "/clientApplications/caller/productLinks/orders",
                "{\"properties\":{\"productId\":\"" + URI.create(arm).getPath() + "/products/orders\"}}");
        var secret = arm("POST", "/clientApplications/caller/listSecrets", "");
        client = new Client(
                application.at("/properties/entraApplicationId").asText(),
                secret.at("/entra/clientSecret").asText());
    }

    URI url() {
        // Not by name: which of its addresses would be called first is no question of speed.
        return URI.create("http://127.0.0.1:"
                + URI.create(installation.path("gatewayUrl").asText()).getPort() + "/orders/list");
    }

    Client client() {
        return client;
    }

    URI tokenUrl() {
        return URI.create(installation.path("tokenUrl").asText());
    }

    /** The form with which the application asks for a token. */
    String tokenForm() {
        return form(client, audience + "/.default");
    }

    /** Different tokens for the application. */
    List<String> tokens(int count) {
        var tokens = new ArrayList<String>();
        while (tokens.size() < count) {
            tokens.add(token(client, audience + "/.default"));
        }
        return tokens;
    }

    /** The claims of a token. */
    static JsonNode claims(String token) {
        return part(token, 1);
    }

    /** The signing key of a token, as a PEM file. */
    Path publicKey(String token, Path file) {
        var kid = part(token, 0).path("kid").asText();
        var keys = http.require(
                        "GET",
                        URI.create(tokenUrl().toString().replace("/oauth2/v2.0/token", "/discovery/v2.0/keys")),
                        Map.of(),
                        "")
                .path("keys");
        for (var key : keys) {
            if (key.path("kid").asText().equals(kid)) {
                return PublicKeys.pem(key.path("x5c").path(0).asText(), file);
            }
        }
        throw new BenchmarkException("the tenant publishes no key " + kid);
    }

    Http http() {
        return http;
    }

    private static JsonNode part(String token, int index) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(Client asking, String scope) {
        return http.require(
                        "POST",
                        tokenUrl(),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        form(asking, scope))
                .path("access_token")
                .asText();
    }

    private static String form(Client asking, String scope) {
        return "grant_type=client_credentials&client_id=" + encode(asking.id()) + "&client_secret="
                + encode(asking.secret()) + "&scope=" + encode(scope);
    }

    private JsonNode put(String path, String body) {
        return arm("PUT", path, body);
    }

    private JsonNode arm(String method, String path, String body) {
        return http.require(
                method,
                URI.create(arm + path + VERSION),
                Map.of("Authorization", "Bearer " + managerToken, "Content-Type", "application/json"),
                body);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
