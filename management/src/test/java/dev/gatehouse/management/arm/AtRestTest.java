package dev.gatehouse.management.arm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What lies on disk, and what a second start finds. */
class AtRestTest {

    @Test
    void secretValuesNeverLieInTheClear(@TempDir Path folder) throws IOException {
        try (var server = new TestServer(folder)) {
            server.as(
                    TestServer.OWNER,
                    "PUT",
                    "/subscriptions/s",
                    "{\"properties\":{\"displayName\":\"S\",\"scope\":\"/apis\",\"primaryKey\":\"key-in-the-clear\"}}");
            server.as(
                    TestServer.OWNER,
                    "PUT",
                    "/namedValues/n",
                    "{\"properties\":{\"displayName\":\"n\",\"secret\":true,\"value\":\"value-in-the-clear\"}}");
            server.as(
                    TestServer.OWNER,
                    "PUT",
                    "/users/u",
                    "{\"properties\":{\"email\":\"u@contoso.test\",\"firstName\":\"U\",\"lastName\":\"V\","
                            + "\"password\":\"word-in-the-clear\"}}");
            assertThat(server.as(TestServer.OWNER, "POST", "/namedValues/n/listValue", "")
                            .body())
                    .contains("value-in-the-clear");
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("in-the-clear");
            }
        }
    }

    @Test
    void aSecondStartFindsEverythingAsItWas(@TempDir Path folder) {
        String products;
        String keys;
        try (var server = new TestServer(folder)) {
            server.as(TestServer.OWNER, "DELETE", "/products/starter?deleteSubscriptions=true", "");
            products = server.as(TestServer.OWNER, "GET", "/products", "").body();
            keys = server.as(TestServer.OWNER, "POST", "/subscriptions/master/listSecrets", "")
                    .body();
        }
        try (var server = new TestServer(folder)) {
            assertThat(server.as(TestServer.OWNER, "GET", "/products", "").body())
                    .isEqualTo(products)
                    .doesNotContain("starter");
            assertThat(server.as(TestServer.OWNER, "POST", "/subscriptions/master/listSecrets", "")
                            .body())
                    .isEqualTo(keys);
        }
    }

    @Test
    void everyReplyTellsTheRevisionThatHoldsIt(@TempDir Path folder) {
        try (var server = new TestServer(folder)) {
            var before = revision(server.as(TestServer.OWNER, "GET", "/products", ""));
            var written = revision(
                    server.as(TestServer.OWNER, "PUT", "/products/p", "{\"properties\":{\"displayName\":\"P\"}}"));
            var read = revision(server.as(TestServer.OWNER, "GET", "/products/p", ""));
            var deleted = revision(server.as(TestServer.OWNER, "DELETE", "/products/p", ""));

            assertThat(written).isEqualTo(before + 1);
            assertThat(read).isEqualTo(written);
            assertThat(deleted).isEqualTo(written + 1);
        }
    }

    private static long revision(java.net.http.HttpResponse<String> reply) {
        return Long.parseLong(reply.headers().firstValue("x-gatehouse-revision").orElseThrow());
    }
}
