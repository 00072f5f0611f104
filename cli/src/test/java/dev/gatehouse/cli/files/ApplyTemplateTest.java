package dev.gatehouse.cli.files;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** ARM templates applied: what they want, in which order, and what is refused before anything is changed. */
class ApplyTemplateTest extends FilesTest {
    private static final String QUICKSTART = fixture("arm/quickstart.json");
    private static final String SECRET = "hush-hush";

    @Test
    void aTemplateIsPlannedThenDoneThenThereIsNothingToDo() {
        var key = "--parameter=backendKey=@" + file("key", SECRET + "\n");

        var plan = apply(QUICKSTART, key).done();
        assertThat(plan.out())
                .contains("+ create  /apis/orders", "Plan: 9 to create", "Nothing was changed", "********")
                .contains("displayName: \"Orders (test)\"", "description: \"[not an expression]\"")
                .doesNotContain(SECRET, "/groups/partners");
        assertThat(service.writes()).isEmpty();

        var done = apply(QUICKSTART, key, "--yes").done();
        assertThat(done.out()).contains("created /products/shop/apis/orders", "Done.", "output apiPath: \"orders\"");
        assertThat(done.out()).contains("the key is ********").doesNotContain(SECRET);
        assertThat(service.writes())
                .containsExactly(
                        "PUT /namedValues/backend-key",
                        "PUT /apis/orders",
                        "PUT /apis/orders/operations/get-order",
                        "PUT /apis/orders/operations/list-orders",
                        "PUT /apis/orders/policies/policy",
                        "PUT /products/shop",
                        "PUT /products/shop/policies/policy",
                        "PUT /clientApplications/web-shop",
                        "PUT /products/shop/apis/orders");
        assertThat(service.properties("/namedValues/backend-key").path("tags").toString())
                .isEqualTo("[\"shop-1\",\"shop-2\"]");

        assertThat(apply(QUICKSTART, key, "--yes").done().out()).startsWith("Nothing to do");
        assertThat(service.writes()).hasSize(9);
    }

    @Test
    void aChangeIsToldPropertyByProperty() {
        var key = "--parameter=backendKey=@" + file("key", SECRET);
        apply(QUICKSTART, key, "--yes").done();
        service.properties("/products/shop").put("terms", "Pay.");

        var changed = apply(
                QUICKSTART,
                "--parameter=backendKey=@" + file("other", "whisper"),
                "--parameter=callsPerMinute=30",
                "--output=json");
        assertThat(changed.done().json().path("steps")).hasSize(3);
        assertThat(changed.out())
                .contains("\"before\":\"At most 20 calls a minute.\",\"after\":\"At most 30 calls a minute.\"")
                .contains("{\"property\":\"terms\",\"before\":\"Pay.\"}")
                .contains("{\"property\":\"value\",\"before\":\"********\",\"after\":\"********\"}")
                .doesNotContain(SECRET, "whisper");
    }

    @Test
    void aSecretComesFromAFileAlone() {
        assertThat(apply(QUICKSTART).refused()).contains("quickstart.json:", "backendKey has no value", "@FILE");
        assertThat(apply(QUICKSTART, "--parameter=backendKey=" + SECRET).refused())
                .contains("backendKey is a secret", "--parameters FILE")
                .doesNotContain(SECRET);
        var parameters = file("parameters.json", """
                {"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
                "contentVersion":"1.0.0.0","parameters":{"backendKey":{"value":"%s"},"stage":{"value":"production"}}}""".formatted(SECRET));
        assertThat(apply(QUICKSTART, "--parameters=" + parameters).done().out())
                .contains("/groups/partners")
                .doesNotContain(SECRET);
        var vault = file("vault.json", "{\"parameters\":{\"backendKey\":{\"reference\":{\"secretName\":\"x\"}}}}");
        assertThat(apply(QUICKSTART, "--parameters=" + vault).err()).contains("key vault can't be asked");
    }

    @Test
    void parametersAreHeldAgainstTheirDeclarations() {
        var key = "--parameter=backendKey=@" + file("key", SECRET);
        assertThat(apply(QUICKSTART, key, "--parameter=stage=moon").refused())
                .contains("stage must be one of [\"test\",\"production\"]");
        assertThat(apply(QUICKSTART, key, "--parameter=callsPerMinute=0").refused())
                .contains("within minValue and maxValue, 1 to 1000");
        assertThat(apply(QUICKSTART, key, "--parameter=callsPerMinute=many").refused())
                .contains("callsPerMinute");
        assertThat(apply(QUICKSTART, key, "--parameter=colour=red").refused()).contains("no parameter colour");
    }

    @Test
    void whatCannotBeAppliedIsToldWithItsPlaceAndNothingIsChanged() {
        var template = template("""
                [
                {"type":"Microsoft.ApiManagement/service/moons","apiVersion":"2022-08-01","name":"s/m","properties":{}},
                {"type":"Microsoft.Web/sites","apiVersion":"2022-08-01","name":"site","properties":{}},
                {"type":"Microsoft.ApiManagement/service/products","apiVersion":"2022-08-01","name":"s/p",
                  "properties":{
                    "displayName":"[nothing('x')]"}},
                {"type":"Microsoft.ApiManagement/service/products","apiVersion":"2022-08-01","name":"s/q",
                  "properties":{"displayName":"Q",
                    "state":"lost"}},
                {"type":"Microsoft.ApiManagement/service/products/apis","apiVersion":"2022-08-01","name":"s/q/none"},
                {"type":"Microsoft.ApiManagement/service/clientApplications","apiVersion":"2025-09-01-preview","name":"s/c",
                  "properties":{"displayName":"C","ownerId":"/users/nobody"}},
                {"type":"Microsoft.ApiManagement/service/apis","apiVersion":"2022-08-01","name":"s/a",
                  "properties":{"path":"a","type":"graphql"}},
                {"type":"Microsoft.ApiManagement/service/namedValues","apiVersion":"2022-08-01","name":"s/n",
                  "properties":{"displayName":"n","secret":true}},
                {"type":"Microsoft.ApiManagement/service/policies","apiVersion":"2022-08-01","name":"s/policy",
                  "properties":{"format":"rawxml",
                    "value":"<policies><inbound><dance /></inbound></policies>"}},
                {"type":"Microsoft.ApiManagement/service/products","apiVersion":"2022-08-01","name":"s",
                  "properties":{"displayName":"R"}}
                ]""");
        assertThat(apply(template, "--yes").refused())
                .startsWith("Nothing was changed")
                .contains(
                        "template.json:5, $.resources[0].type: This Gatehouse doesn't have Microsoft.ApiManagement/service/moons")
                .contains("template.json:6, $.resources[1].type: Gatehouse has API management alone")
                .contains("template.json:9, $.resources[2].properties.displayName: There is no function nothing")
                .contains("template.json:12, $.resources[3].properties.state: state must be one of")
                .contains("$.resources[4]: /products/q/apis/none refers to /apis/none")
                .contains("$.resources[5].properties.ownerId: ownerId refers to /users/nobody")
                .contains("$.resources[6].properties.type: APIs of type graphql")
                .contains("$.resources[7].properties.value: The value of /namedValues/n, a secret")
                .contains("$.resources[8].properties.value: Policy: Line 1")
                .contains(
                        "$.resources[9].name: The type Microsoft.ApiManagement/service/products takes a name of 2 parts");
        assertThat(service.writes()).isEmpty();

        var json = apply(template, "--output=json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json().path("problems")).hasSize(10);
    }

    @Test
    void whatGatehouseDoesNotHaveIsLeftOutOnRequest() {
        var template = template("""
                [{"type":"Microsoft.Insights/components","apiVersion":"2020-02-02","name":"i","properties":{}},
                {"type":"Microsoft.ApiManagement/service/tags","apiVersion":"2022-08-01","name":"s/t",
                "dependsOn":["[resourceId('Microsoft.Insights/components','i')]"],"properties":{"displayName":"T"}}]""");
        assertThat(apply(template, "--yes").refused()).contains("Microsoft.Insights/components");
        assertThat(apply(template, "--yes", "--skip-unsupported").done().out())
                .contains("note: ", "It is left out.", "created /tags/t");
    }

    @Test
    void itStopsAtTheFirstRefusalAndSaysWhatIsDone() {
        var key = "--parameter=backendKey=@" + file("key", SECRET);
        service.refuse("/products/shop");
        var stopped = apply(QUICKSTART, key, "--yes");
        assertThat(stopped.refused())
                .contains("Stopped at create /products/shop: It is refused: no.")
                .contains("done before it: create /namedValues/backend-key, create /apis/orders")
                .contains("not done: create /products/shop/policies/policy");
        assertThat(service.holds("/clientApplications/web-shop")).isFalse();

        service.refuseNothing();
        assertThat(apply(QUICKSTART, key, "--yes").done().out()).contains("4 to create", "5 as wanted");
        assertThat(apply(QUICKSTART, key, "--yes").done().out()).startsWith("Nothing to do");
    }

    @Test
    void pruningDeletesWhatNothingWants() {
        service.has("/products/old", "{\"displayName\":\"Old\"}");
        service.has("/products/old/policies/policy", "{\"value\":\"<policies />\"}");
        service.has(
                "/groups/administrators", "{\"displayName\":\"Administrators\",\"type\":\"system\",\"builtIn\":true}");
        service.has("/subscriptions/master", "{\"displayName\":\"Master\",\"scope\":\"/\"}");
        service.has("/namedValues/called", "{\"displayName\":\"called\",\"value\":\"1\"}");
        service.has(
                "/policies/policy",
                "{\"format\":\"rawxml\",\"value\":\"<policies><!-- --><inbound><set-header name=\\\"a\\\" exists-action=\\\"override\\\"><value>{{called}}</value></set-header></inbound></policies>\"}");
        var template = template("""
                [{"type":"Microsoft.ApiManagement/service/policies","apiVersion":"2022-08-01","name":"s/policy",
                "properties":{"format":"rawxml","value":"<policies><inbound /></policies>"}}]""");

        assertThat(apply(template).done().out()).doesNotContain("delete  /");
        var pruned = apply(template, "--prune", "--yes").done();
        // What a policy still calls goes after the policy has changed.
        assertThat(service.writes())
                .containsExactly("DELETE /products/old", "PUT /policies/policy", "DELETE /namedValues/called");
        assertThat(pruned.out()).contains("deleted /products/old");
        assertThat(service.holds("/users/1")).isTrue();
    }

    @Test
    void resourcesMayBeNestedLoopedAndCalledBySymbolicNames() {
        var template = template("""
                {
                "service":{"type":"Microsoft.ApiManagement/service","apiVersion":"2022-08-01","existing":true,"name":"s"},
                "tags":{"type":"Microsoft.ApiManagement/service/tags","apiVersion":"2022-08-01",
                  "copy":{"name":"every","count":2},"name":"[format('s/t{0}', copyIndex())]",
                  "properties":{"displayName":"[reference('product').displayName]"},"dependsOn":["product"]},
                "product":{"type":"Microsoft.ApiManagement/service/products","apiVersion":"2022-08-01","name":"s/p",
                  "properties":{"displayName":"P"},
                  "resources":[{"type":"policies","apiVersion":"2022-08-01","name":"policy",
                    "properties":{"value":"<policies />"}}]}
                }""", "\"languageVersion\": \"2.0\",");
        apply(template, "--yes").done();
        assertThat(service.writes())
                .containsExactly("PUT /products/p", "PUT /tags/t0", "PUT /tags/t1", "PUT /products/p/policies/policy");
        assertThat(service.properties("/tags/t1").path("displayName").asText()).isEqualTo("P");
    }

    @Test
    void idsOfTheTemplatesServiceBecomeTheServers() {
        var template = template("""
                [{"type":"Microsoft.ApiManagement/service/products","apiVersion":"2022-08-01","name":"azure/p","properties":{"displayName":"P"}},
                {"type":"Microsoft.ApiManagement/service/subscriptions","apiVersion":"2022-08-01","name":"azure/s",
                "properties":{"displayName":"S","scope":"[resourceId('Microsoft.ApiManagement/service/products','azure','p')]"}}]""");
        apply(template, "--yes").done();
        assertThat(service.properties("/subscriptions/s").path("scope").asText())
                .isEqualTo("/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/n/products/p");
        assertThat(apply(template).done().out()).startsWith("Nothing to do");

        var two = template("""
                [{"type":"Microsoft.ApiManagement/service/tags","apiVersion":"2022-08-01","name":"a/t","properties":{"displayName":"T"}},
                {"type":"Microsoft.ApiManagement/service/tags","apiVersion":"2022-08-01","name":"b/t","properties":{"displayName":"T"}}]""");
        assertThat(apply(two).refused()).contains("several services, a, b", "is wanted twice");
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertThat(apply(file("x.json", "hush: no json")).refused())
                .contains("x.json:1")
                .doesNotContain("hush");
        assertThat(apply(file("x.json", "")).refused()).contains("empty");
        assertThat(apply(file("x.json", "{\"a\":1,\n\"a\":2}")).refused()).contains("x.json:2", "twice");
        assertThat(apply(file("x.json", "{}")).refused()).contains("no resources");
        assertThat(apply(
                                file(
                                        "p.json",
                                        "{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\"}"))
                        .refused())
                .contains("--parameters");
        assertThat(apply("nowhere.json").code()).isEqualTo(2);
        assertThat(apply(
                                template(
                                        "[{\"type\":\"Microsoft.ApiManagement/service/tags\",\"name\":\"s/[x]\",\"copy\":{\"name\":\"l\",\"count\":801}}]"))
                        .refused())
                .contains("from 0 to 800");
    }

    @Test
    void circlesAreFound() {
        var template = template("""
                [{"type":"Microsoft.ApiManagement/service/tags","apiVersion":"2022-08-01","name":"s/a","properties":{"displayName":"A"},
                  "dependsOn":["s/b"]},
                {"type":"Microsoft.ApiManagement/service/tags","apiVersion":"2022-08-01","name":"s/b","properties":{"displayName":"B"},
                  "dependsOn":["s/a"]}]""");
        assertThat(apply(template).refused()).contains("/tags/a and others wait for each other");
        var variables = template(
                "[{\"type\":\"Microsoft.ApiManagement/service/tags\",\"name\":\"[variables('a')]\"}]",
                "\"variables\":{\"a\":\"[variables('b')]\",\"b\":\"[variables('a')]\"},");
        assertThat(apply(variables).refused()).contains("depends on itself");
    }
}
