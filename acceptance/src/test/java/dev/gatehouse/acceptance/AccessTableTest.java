package dev.gatehouse.acceptance;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The table of keys and bearers, row by row, at the real gateway; docs/access.md has it in words. */
@ExtendWith(SharedGatehouse.class)
class AccessTableTest {
    private static final String MISSING =
            "{ \"statusCode\": 401, \"message\": \"Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.\" }";
    private static final String INVALID =
            "{ \"statusCode\": 401, \"message\": \"Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.\" }";

    private final Gatehouse gatehouse;
    private final Estate estate;

    AccessTableTest(Gatehouse gatehouse, Estate estate) {
        this.gatehouse = gatehouse;
        this.estate = estate;
    }

    @TestFactory
    Stream<DynamicTest> everyRowOfTheTable() {
        var protectedApi = api(true);
        var openApi = api(false);
        var inOpenProduct = api(true);
        var both = product("[\"application-token\",\"subscription-key\"]", true, protectedApi, openApi);
        var tokens = product("[\"application-token\"]", true, protectedApi, openApi);
        var keys = product("[\"subscription-key\"]", true, protectedApi);
        var elsewhere = product("[\"application-token\",\"subscription-key\"]", true, inOpenProduct);
        product("[\"subscription-key\"]", false, inOpenProduct);

        var application = estate.application(both, tokens, elsewhere);
        var withdrawn = product("[\"application-token\"]", true, protectedApi);
        estate.link(application.name(), withdrawn);
        var late = estate.token(application, withdrawn);
        estate.arm(
                "PATCH",
                "/products/" + withdrawn.name(),
                "{\"properties\":{\"authenticationType\":[]}}",
                "If-Match",
                "*");

        var forBoth = estate.token(application, both);
        var forTokens = estate.token(application, tokens);
        var forElsewhere = estate.token(application, elsewhere);
        var foreign = estate.automationToken("https://graph.microsoft.com/.default");
        var keyOfBoth = key(both);
        var keyOfTokens = key(tokens);
        var keyOfKeys = key(keys);
        var keyOfElsewhere = key(elsewhere);

        var tests = new ArrayList<DynamicTest>();
        // A right key decides, whatever the bearer.
        row(tests, "right key alone", protectedApi, keyOfKeys, "", 200, "");
        row(tests, "right key, foreign bearer", protectedApi, keyOfKeys, foreign, 200, "");
        row(tests, "right key, bad bearer", protectedApi, keyOfKeys, "x.y.z", 200, "");
        row(tests, "right key of a product that takes both", protectedApi, keyOfBoth, "", 200, "");
        row(tests, "key of a product that takes tokens alone", protectedApi, keyOfTokens, "", 401, INVALID);
        // No key or a wrong one, and a bearer of a product with this API: the token decides.
        row(tests, "token alone", protectedApi, "", forTokens, 200, "");
        row(tests, "token of a product that takes both", protectedApi, "", forBoth, 200, "");
        row(tests, "token with a wrong key", protectedApi, "wrong", forBoth, 200, "");
        row(tests, "damaged token", protectedApi, "", damaged(forTokens), 401, "");
        row(tests, "damaged token with a wrong key", protectedApi, "wrong", damaged(forTokens), 401, "");
        // A right key for another product of this service.
        row(tests, "key of another product", protectedApi, keyOfElsewhere, "", 401, INVALID);
        row(tests, "key of another product, open product", inOpenProduct, keyOfKeys, "", 200, "");
        row(tests, "key of another product, open product, foreign", inOpenProduct, keyOfKeys, foreign, 200, "");
        // A wrong key and anything else.
        row(tests, "wrong key", protectedApi, "wrong", "", 401, INVALID);
        row(tests, "wrong key, foreign bearer", protectedApi, "wrong", foreign, 401, INVALID);
        row(tests, "wrong key, open product", inOpenProduct, "wrong", "", 401, INVALID);
        row(tests, "wrong key, open API", openApi, "wrong", "", 401, INVALID);
        // A bearer of another product of this service.
        row(tests, "token of a product without this API", protectedApi, "", forElsewhere, 403, "");
        row(tests, "damaged token of a product without this API", protectedApi, "", damaged(forElsewhere), 401, "");
        row(tests, "token of a product without this API, open API", openApi, "", forElsewhere, 200, "");
        row(tests, "token of a product without this API, open product", inOpenProduct, "", forTokens, 200, "");
        row(tests, "token of a withdrawn product", protectedApi, "", late, 403, "");
        row(tests, "token of a withdrawn product, open API", openApi, "", late, 200, "");
        // Nothing that counts.
        row(tests, "nothing", protectedApi, "", "", 401, MISSING);
        row(tests, "foreign bearer", protectedApi, "", foreign, 401, MISSING);
        row(tests, "nothing, open API", openApi, "", "", 200, "");
        row(tests, "foreign bearer, open API", openApi, "", foreign, 200, "");
        row(tests, "nothing, open product", inOpenProduct, "", "", 200, "");
        return tests.stream();
    }

    private void row(
            List<DynamicTest> tests, String name, String api, String key, String bearer, int status, String body) {
        tests.add(dynamicTest(name, () -> {
            var headers = new ArrayList<String>();
            if (!key.isEmpty()) {
                headers.addAll(List.of("Ocp-Apim-Subscription-Key", key));
            }
            if (!bearer.isEmpty()) {
                headers.addAll(List.of("Authorization", "Bearer " + bearer));
            }
            var answer = estate.wire()
                    .get(gatehouse.get("gatewayUrl") + "/" + api + "/thing", headers.toArray(String[]::new));
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            if (!body.isEmpty()) {
                assertThat(answer.body()).isEqualTo(body);
                assertThat(answer.header("WWW-Authenticate")).startsWith("AzureApiManagementKey realm=");
            } else if (status == 401) {
                assertThat(answer.header("WWW-Authenticate")).contains("Bearer", "invalid_token");
            } else if (status == 403) {
                assertThat(answer.header("WWW-Authenticate")).contains("Bearer", "insufficient_scope");
            }
        }));
    }

    private String api(boolean subscriptionRequired) {
        var name = "api" + UUID.randomUUID().toString().substring(0, 8);
        var api = estate.arm("PUT", "/apis/" + name, """
                {"properties":{"displayName":"%1$s","path":"%1$s","protocols":["http","https"],
                 "serviceUrl":"http://echo.gatehouse.localhost/api","subscriptionRequired":%2$s}}""".formatted(name, subscriptionRequired));
        assertThat(api.status()).as(api.body()).isEqualTo(201);
        var operation = estate.arm(
                "PUT",
                "/apis/" + name + "/operations/get",
                "{\"properties\":{\"displayName\":\"Get\",\"method\":\"GET\",\"urlTemplate\":\"/thing\"}}");
        assertThat(operation.status()).as(operation.body()).isEqualTo(201);
        return name;
    }

    private Estate.Product product(String authenticationType, boolean subscriptionRequired, String... apis) {
        var name = "p" + UUID.randomUUID().toString().substring(0, 8);
        var put = estate.arm("PUT", "/products/" + name, """
                {"properties":{"displayName":"%s","state":"published","subscriptionRequired":%s,"authenticationType":%s}}""".formatted(name, subscriptionRequired, authenticationType));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        for (var api : apis) {
            var link = estate.arm("PUT", "/products/" + name + "/apis/" + api, "");
            assertThat(link.status()).as(link.body()).isIn(200, 201);
        }
        var entra = put.json().at("/properties/application/entra");
        return new Estate.Product(
                name,
                entra.path("applicationId").asText(),
                entra.path("audience").asText());
    }

    private String key(Estate.Product product) {
        var name = "s" + UUID.randomUUID().toString().substring(0, 8);
        var put = estate.arm(
                "PUT",
                "/subscriptions/" + name,
                "{\"properties\":{\"displayName\":\"%s\",\"scope\":\"/products/%s\",\"state\":\"active\"}}"
                        .formatted(name, product.name()));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        return estate.arm("POST", "/subscriptions/" + name + "/listSecrets", "")
                .json()
                .at("/primaryKey")
                .asText();
    }

    /** The same token with another signature. */
    private static String damaged(String token) {
        var dot = token.lastIndexOf('.') + 10;
        return token.substring(0, dot) + (token.charAt(dot) == 'A' ? 'B' : 'A') + token.substring(dot + 1);
    }
}
