package dev.gatehouse.acceptance;

import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A manager at work: makes products, applications and calls over plain HTTP, as {@code automation}. */
final class Estate {
    static final String VERSION = "?api-version=2025-09-01-preview";
    private static final String ARM = "https://management.azure.com/.default";

    private final Gatehouse gatehouse;
    private final Wire wire;
    private String token = "";

    Estate(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
        this.wire = gatehouse.wire();
    }

    Wire wire() {
        return wire;
    }

    /** An ARM request below the service. {@code path} begins with a slash. */
    Wire.Answer arm(String method, String path, String body, String... headers) {
        if (token.isEmpty()) {
            token = automationToken(ARM);
        }
        var all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = "application/json";
        var version = path.contains("?") ? VERSION.replace('?', '&') : VERSION;
        return wire.send(method, gatehouse.service() + path + version, body, all);
    }

    String automationToken(String scope) {
        return wire.token(
                gatehouse.get("tokenUrl"),
                gatehouse.get("automation/clientId"),
                gatehouse.get("automation/clientSecret"),
                scope);
    }

    /** Makes a product with the Echo API in it. */
    Product product(String authenticationType) {
        return product("p" + UUID.randomUUID().toString().substring(0, 8), authenticationType);
    }

    Product product(String name, String authenticationType) {
        var put = arm(
                "PUT",
                "/products/" + name,
                "{\"properties\":{\"displayName\":\"%s\",\"state\":\"published\",\"authenticationType\":%s}}"
                        .formatted(name, authenticationType));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        var api = arm("PUT", "/products/" + name + "/apis/echo-api", "");
        assertThat(api.status()).as(api.body()).isIn(200, 201);
        var entra = put.json().at("/properties/application/entra");
        return new Product(
                name,
                entra.path("applicationId").asText(),
                entra.path("audience").asText());
    }

    /** Registers an application of user 1 that has the products, and reveals its secret. */
    Application application(Product... products) {
        var name = "a" + UUID.randomUUID().toString().substring(0, 8);
        var put = arm(
                "PUT",
                "/clientApplications/" + name,
                "{\"properties\":{\"displayName\":\"%s\",\"ownerId\":\"/users/1\"}}".formatted(name));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        for (var product : products) {
            link(name, product);
        }
        var secret = arm("POST", "/clientApplications/" + name + "/listSecrets", "");
        assertThat(secret.status()).as(secret.body()).isEqualTo(200);
        return new Application(
                name,
                put.json().at("/properties/entraApplicationId").asText(),
                secret.json().at("/entra/clientSecret").asText());
    }

    /** Links under the product's name. */
    Wire.Answer link(String application, Product product) {
        var resource = java.net.URI.create(gatehouse.service()).getPath() + "/products/" + product.name();
        var put = arm(
                "PUT",
                "/clientApplications/" + application + "/productLinks/" + product.name(),
                "{\"properties\":{\"productId\":\"%s\"}}".formatted(resource));
        assertThat(put.status()).as(put.body()).isIn(200, 201);
        return put;
    }

    Wire.Answer unlink(Application application, Product product) {
        var delete = arm("DELETE", "/clientApplications/" + application.name() + "/productLinks/" + product.name(), "");
        assertThat(delete.status()).as(delete.body()).isEqualTo(200);
        return delete;
    }

    String token(Application application, Product product) {
        return wire.token(
                gatehouse.get("tokenUrl"),
                application.clientId(),
                application.secret(),
                product.audience() + "/.default");
    }

    Wire.Answer tokenAnswer(Application application, String secret, Product product) {
        return wire.form(
                gatehouse.get("tokenUrl"),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        application.clientId(),
                        "client_secret",
                        secret,
                        "scope",
                        product.audience() + "/.default"));
    }

    /** {@code GET /echo/resource} with these headers. */
    Wire.Answer echo(String... headers) {
        return wire.get(gatehouse.get("gatewayUrl") + "/echo/resource?param1=sample", headers);
    }

    Wire.Answer echoAs(String token) {
        return echo("Authorization", "Bearer " + token);
    }

    /** @param audience {@code api://…}; empty without application access */
    record Product(String name, String applicationId, String audience) {}

    /** A registered application with a live secret. */
    record Application(String name, String clientId, String secret) {
        @Override
        public String toString() {
            return name;
        }
    }
}
