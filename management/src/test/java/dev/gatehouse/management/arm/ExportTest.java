package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents of APIs: by link, and there and back again. */
class ExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static TestServer server;

    @BeforeAll
    static void open(@TempDir Path folder) {
        server = new TestServer(folder);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "pets,   openapi-link,      pets.yaml,   application/vnd.oai.openapi,      openapi",
        "pets,   openapi-link,      pets.yaml,   application/vnd.oai.openapi+json, openapi+json",
        "orders, openapi+json-link, orders.json, application/vnd.oai.openapi,      openapi",
        "orders, openapi+json-link, orders.json, application/vnd.oai.openapi+json, openapi+json",
        "stock,  swagger-link-json, stock.json,  application/vnd.swagger.doc+json, swagger-json",
    })
    void whatIsExportedIsImportedAsTheSame(String name, String format, String file, String accept, String back)
            throws Exception {
        put(name, format, "https://contoso.test/apis/" + file);
        var text = export(name, accept);

        put(name + "-again", back, text);

        assertThat(operations(name + "-again")).isNotEmpty().isEqualTo(operations(name));
        assertThat(schemas(name + "-again")).isEqualTo(schemas(name));
        assertThat(export(name + "-again", accept).replace(name + "-again", name))
                .isEqualTo(text);
    }

    @Test
    void soIsWhatOpenApiHasNoWordsFor() throws Exception {
        send("PUT", "/apis/odd", "{\"properties\":{\"path\":\"odd\",\"displayName\":\"Odd\"}}");
        operation("all", "GET", "/*", "");
        operation("rest", "GET", "/files/{*rest}", "");
        operation("cat", "GET", "/pets?kind=cat", "");
        operation("dog", "GET", "/pets?kind=dog", "");
        operation(
                "by-id",
                "GET",
                "/pets/{id}?full={full}",
                ",\"templateParameters\":[{\"name\":\"id\",\"type\":\"integer\"},"
                        + "{\"name\":\"full\",\"type\":\"boolean\",\"defaultValue\":\"true\",\"values\":[\"true\"]}]");
        operation(
                "other",
                "GET",
                "/pets/{id}?short={s}",
                ",\"templateParameters\":[{\"name\":\"id\",\"type\":\"string\"},"
                        + "{\"name\":\"s\",\"type\":\"guid\"}]");
        var text = export("odd", "application/vnd.oai.openapi+json");

        put("odd-again", "openapi+json", text);

        assertThat(calls("odd-again")).isEqualTo(calls("odd"));
    }

    @Test
    void aLinkLeadsToTheDocumentForFiveMinutes() throws Exception {
        put("linked", "openapi-link", "https://contoso.test/apis/pets.yaml");
        var link = link("linked", "swagger-link");
        assertThat(link).startsWith(TestServer.CONTROL_URL + "/exports/").doesNotContain("linked", "demo");

        var reply = follow(link);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/vnd.swagger.doc+json");
        assertThat(reply.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"linked.json\"");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(JSON.readTree(reply.body()).path("swagger").asText()).isEqualTo("2.0");
        assertThat(follow(link("linked", "openapi-link")).body()).startsWith("openapi: \"3.0.1\"");
        assertThat(follow(link.substring(0, link.length() - 2) + "AA").statusCode())
                .isEqualTo(404);

        server.passes(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(follow(link).statusCode()).isEqualTo(200);
        server.passes(Duration.ofSeconds(1));
        assertThat(follow(link).statusCode()).isEqualTo(404);
        assertThat(follow(link).body()).doesNotContain("Pets");
        server.passes(Duration.ofMinutes(-5));
    }

    @Test
    void aLinkToAnApiThatWentLeadsNowhere() throws Exception {
        put("gone", "openapi-link", "https://contoso.test/apis/pets.yaml");
        var link = link("gone", "openapi-link");

        send("DELETE", "/apis/gone", "");

        assertThat(follow(link).statusCode()).isEqualTo(404);
    }

    private static void operation(String name, String method, String template, String more) {
        var reply = send(
                "PUT",
                "/apis/odd/operations/" + name,
                "{\"properties\":{\"displayName\":\"%s\",\"method\":\"%s\",\"urlTemplate\":\"%s\"%s}}"
                        .formatted(name, method, template, more));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
    }

    private static void put(String name, String format, String value) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("properties").put("path", name).put("format", format).put("value", value);
        var reply = send("PUT", "/apis/" + name, body.toString());
        assertThat(reply.statusCode()).as(reply.body()).isIn(200, 201);
    }

    private static String export(String name, String accept) {
        var reply = server.send(
                "GET",
                TestServer.SERVICE.path() + "/apis/" + name + "?export=true&api-version=2024-05-01",
                Map.of("Authorization", "Bearer " + server.issuer().token(TestServer.OWNER), "Accept", accept),
                "");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static String link(String name, String format) throws Exception {
        var reply = send("GET", "/apis/" + name + "?export=true&format=" + format, "");
        return JSON.readTree(reply.body()).at("/value/link").asText();
    }

    /** Without a credential: the link is one. */
    private static HttpResponse<String> follow(String link) {
        return server.send("GET", URI.create(link).getRawPath(), Map.of(), "");
    }

    private static JsonNode operations(String name) throws Exception {
        var kept = JSON.createObjectNode();
        JSON.readTree(send("GET", "/apis/" + name + "/operations", "").body())
                .path("value")
                .forEach(one -> kept.set(one.path("name").asText(), one.path("properties")));
        return kept;
    }

    private static JsonNode calls(String name) throws Exception {
        var kept = JSON.createObjectNode();
        operations(name)
                .properties()
                .forEach(one -> kept.put(
                        one.getKey(),
                        one.getValue().path("method").asText() + " "
                                + one.getValue().path("urlTemplate").asText().replaceAll("\\{[^*{}]*}", "{}")));
        return kept;
    }

    private static JsonNode schemas(String name) throws Exception {
        var kept = JSON.createObjectNode();
        JSON.readTree(send("GET", "/apis/" + name + "/schemas", "").body())
                .path("value")
                .forEach(one -> kept.set(one.path("name").asText(), one.path("properties")));
        return kept;
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return server.as(TestServer.OWNER, method, path, body);
    }
}
