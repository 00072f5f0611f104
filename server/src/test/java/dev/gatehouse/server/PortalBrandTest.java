package dev.gatehouse.server;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The brand of the portals: from the settings, from the service's own, and never as anything but text and an image. */
class PortalBrandTest {
    private static final String PASSWORD = "Chosen-by-themselves-3";
    private static final String LOGO =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;
    private static PortalBrowser manager;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.running(
                folder.resolve("data"),
                "--brand-name=Contoso",
                "--brand-color=#0b6a0b",
                "--brand-links=Imprint=https://contoso.example/imprint");
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
        manager = new PortalBrowser(client, control);
        manager.signIn(
                "/admin/sign-in",
                server.get("/administrator/userName"),
                server.get("/administrator/password"),
                PASSWORD);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static OutboundReply get(String path) {
        return new PortalBrowser(client, control).get(path);
    }

    private static OutboundReply brand(String method, String body) {
        return arm(manager, method, "/brand/default", body);
    }

    private static OutboundReply arm(PortalBrowser who, String method, String path, String body) {
        var url = control + "/admin/api/arm" + servicePath() + path + "?api-version=2025-09-01-preview";
        return who.send(
                OutboundRequest.of(method, URI.create(url))
                        .withBody("application/json", body.getBytes(StandardCharsets.UTF_8)),
                "If-Match",
                "*",
                "X-Gatehouse-Portal",
                "admin",
                "Origin",
                control);
    }

    @Test
    void pageWhenTheServiceHasNoBrandThenItHasTheSettingsOne() {
        brand("DELETE", "");

        assertThat(get("/").bodyText())
                .contains(
                        "<title>Contoso developer portal</title>",
                        "--brand: #0b6a0b",
                        "https://contoso.example/imprint")
                .doesNotContain("BRAND-");
        assertThat(get("/admin").bodyText()).contains("<title>Contoso admin portal</title>");
        assertThat(get("/api/brand").json().path("links").get(0).path("text").asText())
                .isEqualTo("Imprint");
    }

    @Test
    void pageWhenTheServiceHasABrandThenItIsThereBeforeAnybodySignsInAndStaysText() {
        var name = "</title><script>alert('BRAND-VALUES $1')</script>";
        var saved = brand("PUT", """
                {"properties":{"name":"%s","color":"#8a2be2","logo":{"contentType":"image/png","value":"%s"}}}""".formatted(name, LOGO));
        assertThat(saved.status()).as(saved.bodyText()).isIn(200, 201);

        var page = get("/");

        assertThat(page.bodyText())
                .contains("&lt;script&gt;alert(&#39;BRAND-VALUES $1&#39;)", "--brand: #8a2be2")
                .doesNotContain("<script>alert");
        var told = get("/api/brand").json();
        assertThat(told.path("name").asText()).isEqualTo(name);
        assertThat(told.path("links")).hasSize(1);
        assertThat(page.bodyText())
                .contains("rel=\"icon\" href=\"" + told.path("logo").asText() + "\"");
    }

    @Test
    void logoWhenAskedForThenItIsAnImageAndNothingElse() {
        brand("PUT", """
                {"properties":{"logo":{"contentType":"image/png","value":"%s"}}}""".formatted(LOGO));

        var logo = get(get("/api/brand").json().path("logo").asText());

        assertThat(logo.status()).isEqualTo(200);
        assertThat(logo.headers().first("Content-Type")).contains("image/png");
        assertThat(logo.headers().first("X-Content-Type-Options")).contains("nosniff");
        assertThat(logo.headers().first("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script-src");
        assertThat(logo.headers().first("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(get("/api/brand/logo/000000000000000000000000").status()).isEqualTo(404);
    }

    @Test
    void brandWhenItsColorIsTooLightThenItIsRefusedAndNothingChanges() {
        brand("PUT", "{\"properties\":{\"color\":\"#8a2be2\"}}");

        var refused = brand("PUT", "{\"properties\":{\"color\":\"#ffff00\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.bodyText()).contains("take a darker one such as #");
        assertThat(get("/api/brand").json().path("color").asText()).isEqualTo("#8a2be2");
    }

    @Test
    void brandWhenADeveloperWithoutARoleChangesItThenTheyAreRefused() {
        var domain = server.get("/administrator/userName").split("@")[1];
        var made = arm(manager, "PUT", "/users/ada", """
                {"properties":{"email":"ada@%s","firstName":"Ada","lastName":"L","password":"%s"}}""".formatted(domain, PASSWORD));
        assertThat(made.successful()).as(made.bodyText()).isTrue();
        var ada = new PortalBrowser(client, control);
        ada.signIn("/admin/sign-in", "ada@" + domain, PASSWORD, PASSWORD);

        var refused = arm(ada, "PUT", "/brand/default", "{\"properties\":{\"name\":\"Ada's\"}}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(get("/api/brand").json().path("name").asText()).isNotEqualTo("Ada's");
    }

    private static String servicePath() {
        return "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
    }
}
