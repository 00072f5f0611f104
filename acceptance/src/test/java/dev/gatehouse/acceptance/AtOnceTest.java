package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a management reply gave or took away holds for the very next call: by order alone, nothing here waits. Each is
 * done several times, so that a change that comes late is seen sooner or later.
 */
@ExtendWith(SharedGatehouse.class)
class AtOnceTest {
    private static final int TIMES = 8;

    private final Gatehouse gatehouse;
    private final Estate estate;

    AtOnceTest(Gatehouse gatehouse, Estate estate) {
        this.gatehouse = gatehouse;
        this.estate = estate;
    }

    @Test
    void linkIsGivenAndTakenAway() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var token = estate.token(application, product);

        for (var i = 0; i < TIMES; i++) {
            estate.unlink(application, product);
            assertThat(estate.echoAs(token).status()).isEqualTo(403);
            estate.link(application.name(), product);
            assertThat(estate.echoAs(token).status()).isEqualTo(200);
        }
        // The directory ends as the last reply said, too.
        assertThat(estate.echoAs(estate.token(application, product)).status()).isEqualTo(200);
    }

    @Test
    void revisionOfAReplyIsServedByTheGateway() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);

        var revision = estate.unlink(application, product).header("x-gatehouse-revision");

        var status =
                estate.wire().get(gatehouse.get("gatewayUrl") + "/status-0123456789abcdef?waitForRevision=" + revision);
        assertThat(status.status()).isEqualTo(200);
        assertThat(Long.parseLong(status.header("x-gatehouse-revision")))
                .isGreaterThanOrEqualTo(Long.parseLong(revision));
        assertThat(status.json().path("revision").asText()).isEqualTo(status.header("x-gatehouse-revision"));
    }

    @Test
    void applicationIsDisabledAndEnabled() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var token = estate.token(application, product);

        for (var i = 0; i < TIMES; i++) {
            enabled(application, false);
            assertThat(estate.echoAs(token).status()).isEqualTo(403);
            enabled(application, true);
            assertThat(estate.echoAs(token).status()).isEqualTo(200);
        }
    }

    @Test
    void ownerIsBlockedAndTheApplicationGoesToAnother() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var token = estate.token(application, product);
        var ann = user();
        var bob = user();

        for (var i = 0; i < TIMES; i++) {
            owner(application, ann);
            assertThat(estate.echoAs(token).status()).isEqualTo(200);
            changed("/users/" + ann, "\"state\":\"blocked\"");
            var refused = estate.echoAs(token);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope", "owner");
            owner(application, bob);
            assertThat(estate.echoAs(token).status()).isEqualTo(200);
            changed("/users/" + ann, "\"state\":\"active\"");
        }
        var late = estate.arm("DELETE", "/users/" + bob, "", "If-Match", "*");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains(bob, application.name(), "another owner");
    }

    @Test
    void applicationAccessIsWithdrawnAndComesBackWithItsGrants() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var token = estate.token(application, product);

        for (var without : new String[] {"[]", "[\"subscription-key\"]", "[]"}) {
            changed("/products/" + product.name(), "\"authenticationType\":" + without);
            assertThat(estate.echoAs(token).status()).isEqualTo(403);
            assertThat(estate.tokenAnswer(application, application.secret(), product)
                            .body())
                    .contains("AADSTS500011");
            changed("/products/" + product.name(), "\"authenticationType\":[\"application-token\"]");
            assertThat(estate.echoAs(token).status()).isEqualTo(200);
            assertThat(estate.echoAs(estate.token(application, product)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void renamedProductKeepsItsTokens() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var token = estate.token(application, product);

        changed("/products/" + product.name(), "\"displayName\":\"" + product.name() + " renamed\"");

        assertThat(estate.echoAs(token).status()).isEqualTo(200);
        assertThat(estate.echoAs(estate.token(application, product)).status()).isEqualTo(200);
    }

    @Test
    void subscriptionKeyFollowsItsStateAndIsReplaced() {
        var product = estate.product("[\"subscription-key\"]");
        var name = product.name();
        var put = estate.arm(
                "PUT",
                "/subscriptions/" + name,
                "{\"properties\":{\"displayName\":\"%1$s\",\"scope\":\"/products/%1$s\"}}".formatted(name));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        var key = key(name, "primaryKey");
        assertThat(echoWith(key)).as("submitted").isEqualTo(401);

        for (var state : new String[] {"suspended", "cancelled", "rejected", "expired", "submitted"}) {
            changed("/subscriptions/" + name, "\"state\":\"active\"");
            assertThat(echoWith(key)).isEqualTo(200);
            changed("/subscriptions/" + name, "\"state\":\"" + state + "\"");
            assertThat(echoWith(key)).as(state).isEqualTo(401);
        }
        changed("/subscriptions/" + name, "\"state\":\"active\"");
        var other = key(name, "secondaryKey");
        for (var i = 0; i < TIMES; i++) {
            var old = key(name, "primaryKey");
            assertThat(estate.arm("POST", "/subscriptions/" + name + "/regeneratePrimaryKey", "")
                            .status())
                    .isEqualTo(204);
            assertThat(echoWith(old)).isEqualTo(401);
            assertThat(echoWith(key(name, "primaryKey"))).isEqualTo(200);
            assertThat(echoWith(other)).isEqualTo(200);
        }
        estate.arm("DELETE", "/products/" + name + "/apis/echo-api", "");
        assertThat(echoWith(other)).isEqualTo(401);
        estate.arm("PUT", "/products/" + name + "/apis/echo-api", "");
        assertThat(echoWith(other)).isEqualTo(200);
        assertThat(estate.arm("DELETE", "/products/" + name + "?deleteSubscriptions=true", "", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(echoWith(other)).isEqualTo(401);
    }

    @Test
    void policyAndTheNamedValueThatItCallsAreServed() {
        var name = "at-once-" + UUID.randomUUID().toString().substring(0, 8);
        estate.arm("PUT", "/apis/" + name, """
                {"properties":{"displayName":"%1$s","path":"%1$s","protocols":["http","https"],"subscriptionRequired":false,
                 "serviceUrl":"http://echo.gatehouse.localhost/api"}}""".formatted(name));
        estate.arm(
                "PUT",
                "/apis/" + name + "/operations/get",
                "{\"properties\":{\"displayName\":\"Get\",\"method\":\"GET\",\"urlTemplate\":\"/thing\"}}");
        estate.arm(
                "PUT",
                "/namedValues/" + name,
                "{\"properties\":{\"displayName\":\"%s\",\"value\":\"v0\",\"secret\":true}}".formatted(name));
        var url = gatehouse.get("gatewayUrl") + "/" + name + "/thing";

        for (var i = 0; i < TIMES; i++) {
            policy(name, 220 + i, name);
            assertThat(estate.wire().get(url).status()).isEqualTo(220 + i);
            changed("/namedValues/" + name, "\"value\":\"v" + i + "\"");
            assertThat(estate.wire().get(url).header("X-Value")).isEqualTo("v" + i);
        }
        changed("/namedValues/" + name, "\"displayName\":\"" + name + "-renamed\"");
        assertThat(estate.wire().get(url).header("X-Value")).isEqualTo("v" + (TIMES - 1));
        assertThat(estate.arm("GET", "/apis/" + name + "/policies/policy", "").body())
                .contains("{{" + name + "-renamed}}");
        assertThat(estate.arm("DELETE", "/apis/" + name + "/policies/policy", "", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(estate.wire().get(url).header("X-Value")).isEmpty();
    }

    private void policy(String api, int status, String namedValue) {
        var put = estate.arm("PUT", "/apis/" + api + "/policies/policy", """
                {"properties":{"format":"rawxml","value":"<policies><inbound><base /><return-response>\
                <set-status code=\\"%d\\" reason=\\"Fine\\" /><set-header name=\\"X-Value\\" exists-action=\\"override\\">\
                <value>{{%s}}</value></set-header></return-response></inbound><backend><base /></backend>\
                <outbound><base /></outbound><on-error><base /></on-error></policies>"}}""".formatted(status, namedValue));
        assertThat(put.status()).as(put.body()).isIn(200, 201);
    }

    private void enabled(Estate.Application application, boolean enabled) {
        put(application, "\"ownerId\":\"/users/1\",\"enabled\":" + enabled);
    }

    private void owner(Estate.Application application, String user) {
        put(application, "\"ownerId\":\"/users/" + user + "\"");
    }

    private void put(Estate.Application application, String properties) {
        var put = estate.arm(
                "PUT",
                "/clientApplications/" + application.name(),
                "{\"properties\":{\"displayName\":\"%s\",%s}}".formatted(application.name(), properties));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
    }

    private String user() {
        var name = "u" + UUID.randomUUID().toString().substring(0, 8);
        var put = estate.arm("PUT", "/users/" + name, """
                {"properties":{"email":"%s@contoso.test","firstName":"U","lastName":"V"}}""".formatted(name));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        return name;
    }

    private void changed(String path, String properties) {
        var patch = estate.arm("PATCH", path, "{\"properties\":{" + properties + "}}", "If-Match", "*");
        assertThat(patch.status()).as(patch.body()).isEqualTo(200);
    }

    private String key(String subscription, String which) {
        return estate.arm("POST", "/subscriptions/" + subscription + "/listSecrets", "")
                .json()
                .path(which)
                .asText();
    }

    private int echoWith(String key) {
        return estate.echo("Ocp-Apim-Subscription-Key", key).status();
    }
}
