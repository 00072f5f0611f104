package dev.gatehouse.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The secrets of client applications, used at the real token endpoint. */
@ExtendWith(SharedGatehouse.class)
class SecretsTest {
    private final Gatehouse gatehouse;
    private final Estate estate;

    SecretsTest(Gatehouse gatehouse, Estate estate) {
        this.gatehouse = gatehouse;
        this.estate = estate;
    }

    @Test
    void tenLiveAndOnlyWhatNobodyUsedGivesWay() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var values = new ArrayList<>(List.of(application.secret()));
        while (values.size() < 10) {
            values.add(revealed(application));
        }
        assertThat(values).doesNotHaveDuplicates().allMatch(value -> works(application, value, product));

        // All were used: nothing gives way, and the error says what to do.
        var full = estate.arm("POST", path(application, "/listSecrets"), "");
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.body()).doesNotContain(values);
        var remove = full.json()
                .at("/error/message")
                .asText()
                .replaceFirst(".*DELETE (?:\\S*)(/clientApplications/\\S+/credentials/[0-9a-f-]+)\\..*", "$1");
        assertThat(estate.arm("POST", path(application, "/credentials"), "{\"name\":\"one more\"}")
                        .status())
                .isEqualTo(409);

        // What the error names can be done as it says, and is the one that rested longest.
        assertThat(estate.arm("DELETE", remove, "").status()).isEqualTo(200);
        assertThat(works(application, values.removeFirst(), product)).isFalse();
        assertThat(values).allMatch(value -> works(application, value, product));

        // One that listSecrets made and nobody used gives way to the next.
        var unused = revealed(application);
        var next = revealed(application);
        assertThat(works(application, unused, product)).isFalse();
        assertThat(works(application, next, product)).isTrue();
        assertThat(values).allMatch(value -> works(application, value, product));
        assertThat(estate.arm("POST", path(application, "/listSecrets"), "").status())
                .isEqualTo(409);
    }

    @Test
    void manyWhoAskAtOnceSeeTheSealedValueOnce() {
        var name = "s" + UUID.randomUUID().toString().substring(0, 8);
        estate.arm(
                "PUT",
                "/clientApplications/" + name,
                "{\"properties\":{\"displayName\":\"%s\",\"ownerId\":\"/users/1\"}}".formatted(name));
        var first = credentials(name).path(0);
        assertThat(first.path("revealed").asBoolean()).isFalse();

        var asked = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> estate.arm("POST", "/clientApplications/" + name + "/listSecrets", "")))
                .toList();
        var values = asked.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.json().at("/entra/clientSecret").asText())
                .toList();

        assertThat(values).doesNotHaveDuplicates().doesNotContain("");
        assertThat(values.stream()
                        .filter(value -> value.startsWith(first.path("hint").asText())))
                .hasSize(1);
        assertThat(credentials(name)).hasSize(4);
    }

    @Test
    void newOwnerSeesNoOldValueAndGetsANewOne() {
        var name = "o" + UUID.randomUUID().toString().substring(0, 8);
        estate.arm("PUT", "/users/" + name, """
                {"properties":{"email":"%s@contoso.test","firstName":"O","lastName":"P"}}""".formatted(name));
        var body = "{\"properties\":{\"displayName\":\"%s\",\"ownerId\":\"/users/%s\"}}";
        estate.arm("PUT", "/clientApplications/" + name, body.formatted(name, "1"));
        var old = credentials(name).at("/0/keyId").asText();
        assertThat(old).isNotEmpty();

        assertThat(estate.arm("PUT", "/clientApplications/" + name, body.formatted(name, name))
                        .status())
                .isEqualTo(200);

        assertThat(credentials(name)).isEmpty();
        assertThat(estate.arm("POST", "/clientApplications/" + name + "/listSecrets", "")
                        .status())
                .isEqualTo(200);
        assertThat(credentials(name))
                .hasSize(1)
                .noneMatch(one -> one.path("keyId").asText().equals(old));
    }

    @Test
    void removedSecretGetsNoTokenAndIssuedOnesLiveUntilTheyAreRefused() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var token = estate.token(application, product);
        var keyId = credentials(application.name()).at("/0/keyId").asText();

        assertThat(estate.arm("DELETE", path(application, "/credentials/" + keyId), "")
                        .status())
                .isEqualTo(200);
        var refused = estate.tokenAnswer(application, application.secret(), product);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("AADSTS7000215");
        assertThat(estate.echoAs(token).status()).isEqualTo(200);

        // Times of tokens are whole seconds: one issued in this very second counts as issued until now.
        refuseBefore(application, "\"" + Instant.now() + "\"");
        var late = estate.echoAs(token);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.header("WWW-Authenticate")).contains("invalid_token");
        refuseBefore(application, "\"" + Instant.now().minus(1, ChronoUnit.HOURS) + "\"");
        assertThat(estate.echoAs(token).status()).isEqualTo(200);
        refuseBefore(application, "null");
        assertThat(estate.echoAs(token).status()).isEqualTo(200);
    }

    @Test
    void noValueLiesOnDiskOrInTheLog() throws IOException {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var sealed = "d" + UUID.randomUUID().toString().substring(0, 8);
        estate.arm(
                "PUT",
                "/clientApplications/" + sealed,
                "{\"properties\":{\"displayName\":\"%s\",\"ownerId\":\"/users/1\"}}".formatted(sealed));
        var made = estate.arm("POST", path(application, "/credentials"), "{\"name\":\"disk\"}")
                .json()
                .path("clientSecret")
                .asText();
        assertThat(works(application, made, product)).isTrue();
        estate.tokenAnswer(application, made + "x", product);
        var given = "key-" + UUID.randomUUID();
        var named = "value-" + UUID.randomUUID();
        estate.arm("PUT", "/subscriptions/" + sealed, """
                {"properties":{"displayName":"%s","scope":"/apis","primaryKey":"%s"}}""".formatted(sealed, given));
        estate.arm("PUT", "/namedValues/" + sealed, """
                {"properties":{"displayName":"%s","secret":true,"value":"%s"}}""".formatted(sealed, named));

        var values = List.of(application.secret(), made, given, named);
        assertThat(gatehouse.log()).doesNotContain(values);
        nowhereOnDisk(values);
        // The sealed one can only be compared once it is revealed.
        nowhereOnDisk(List.of(estate.arm("POST", "/clientApplications/" + sealed + "/listSecrets", "")
                .json()
                .at("/entra/clientSecret")
                .asText()));
    }

    private void nowhereOnDisk(List<String> values) throws IOException {
        var looked = 0;
        try (var files = Files.walk(gatehouse.data())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(contents(file), StandardCharsets.ISO_8859_1);
                assertThat(values).as(file.toString()).noneMatch(text::contains);
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(5);
    }

    private static byte[] contents(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            // The server works on: a snapshot may have been replaced since the folder was listed.
            return new byte[0];
        }
    }

    private String revealed(Estate.Application application) {
        var answer = estate.arm("POST", path(application, "/listSecrets"), "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/entra/clientSecret").asText();
    }

    private boolean works(Estate.Application application, String secret, Estate.Product product) {
        return estate.tokenAnswer(application, secret, product).status() == 200;
    }

    private JsonNode credentials(String application) {
        return estate.arm("GET", "/clientApplications/" + application + "/credentials", "")
                .json()
                .path("value");
    }

    private void refuseBefore(Estate.Application application, String time) {
        var put = estate.arm("PUT", path(application, ""), """
                {"properties":{"displayName":"%s","ownerId":"/users/1","refuseTokensBefore":%s}}""".formatted(application.name(), time));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
    }

    private static String path(Estate.Application application, String below) {
        return "/clientApplications/" + application.name() + below;
    }
}
