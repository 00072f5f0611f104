package dev.gatehouse.cli.files;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Folders as Azure/apiops extracts them, applied. */
class ApplyFolderTest extends FilesTest {
    private static final String FOLDER = fixture("apiops");
    private static final String SECRET = "hush-hush";

    @BeforeEach
    void groups() {
        service.has("/groups/developers", "{\"displayName\":\"Developers\",\"type\":\"system\",\"builtIn\":true}");
    }

    private String key() {
        return "--parameter=orders-key=@" + file("key", SECRET);
    }

    @Test
    void aFolderIsAppliedInTheOrderInWhichThingsNeedEachOther() {
        assertThat(apply(FOLDER, key(), "--yes").done().out()).contains("Done.").doesNotContain(SECRET);
        assertThat(service.writes())
                .containsExactly(
                        "PUT /tags/public",
                        "PUT /namedValues/6123456789abcdef01234567",
                        "PUT /namedValues/environment-name",
                        "PUT /backends/orders-backend",
                        "PUT /policyFragments/correlation",
                        "PUT /apiVersionSets/orders",
                        "PUT /apis/orders-v1",
                        "PUT /apis/orders-v1/operations/list-orders/policies/policy",
                        "PUT /apis/orders-v1/policies/policy",
                        "PUT /policies/policy",
                        "PUT /products/shop",
                        "PUT /products/shop/policies/policy",
                        "PUT /clientApplications/web-shop",
                        "PUT /clientApplications/web-shop/productLinks/shop",
                        "PUT /subscriptions/partner",
                        "PUT /apis/orders-v1/tags/public",
                        "PUT /products/shop/apis/orders-v1",
                        "PUT /products/shop/groups/developers",
                        "PUT /products/shop/tags/public");
        assertThat(service.imports()).containsExactly("openapi");
        assertThat(service.properties("/products/shop").path("authenticationType"))
                .hasSize(2);

        assertThat(apply(FOLDER, key(), "--yes").done().out()).startsWith("Nothing to do");
        // The key is there now, and need not be given again.
        assertThat(apply(FOLDER, "--yes").refused()).contains("Key Vault can't be asked");
    }

    @Test
    void aSecretHasToComeFromSomewhere() {
        assertThat(apply(FOLDER, "--yes").refused())
                .contains(
                        "namedValueInformation.json:4, $.properties.keyVault",
                        "--parameter 6123456789abcdef01234567=@FILE");
        assertThat(apply(FOLDER, "--parameter=orders-key=" + SECRET).refused())
                .contains("is a secret, and other users of the machine can read a command line")
                .doesNotContain(SECRET);
        assertThat(apply(FOLDER, key(), "--parameter=nothing=@" + file("x", "x"))
                        .refused())
                .contains("no named value nothing");
        var parameters = file("parameters.json", "{\"parameters\":{\"orders-key\":{\"value\":\"" + SECRET + "\"}}}");
        assertThat(apply(FOLDER, "--parameters=" + parameters).done().out())
                .contains("+ create  /namedValues/6123456789abcdef01234567", "********")
                .doesNotContain(SECRET);
        assertThat(service.writes()).isEmpty();
    }

    @Test
    void overridesOfAnEnvironmentAreLaidOverTheFiles() {
        var overrides = "--parameters=" + fixture("apiops/configuration.prod.yaml");
        apply(FOLDER, key(), overrides, "--yes").done();
        assertThat(service.properties("/namedValues/environment-name")
                        .path("value")
                        .asText())
                .isEqualTo("production");
        assertThat(service.properties("/backends/orders-backend").path("url").asText())
                .isEqualTo("https://orders.example.com");
        assertThat(service.properties("/backends/orders-backend")
                        .path("description")
                        .asText())
                .isEqualTo("Where orders are kept.");
        assertThat(service.properties("/apis/orders-v1").path("serviceUrl").asText())
                .isEqualTo("https://orders.example.com/v1");

        var wrong = file("configuration.wrong.yaml", """
                namedValues:
                  - name: environment-name
                    properties:
                      value: "{#environment#}"
                planets:
                  - name: mars
                """);
        assertThat(apply(FOLDER, key(), "--parameters=" + wrong).refused())
                .contains("configuration.wrong.yaml:4, $.namedValues[0].properties.value: A token {#…#}")
                .contains("configuration.wrong.yaml:6, $.planets: planets is no kind of resource");
    }

    @Test
    void whatIsNotPartOfTheLayoutIsRefusedByName() throws IOException {
        file("f/products/p/productInformation.json", "{\"properties\":{\"displayName\":\"P\"}}");
        file("f/products/p/apis.json", "[]");
        file("f/products/q/policy.xml", "<policies />");
        file("f/apis/a/apiInformation.json", "{\"properties\":{\"path\":\"a\"}}");
        file("f/apis/a/specification.wsdl", "<wsdl />");
        file("f/apis/b/apiInformation.json", "{\"properties\":{\"path\":\"b\",\"type\":\"soap\"}}");
        file("f/apis/b/operations/none/policy.xml", "<policies />");
        file("f/README.md", "Read me.");
        file("f/tools/build.sh", "true");
        Files.createSymbolicLink(folder.resolve("f/groups"), Path.of("/etc"));
        assertThat(apply(folder.resolve("f").toString(), "--yes").refused())
                .contains("apis.json: This file is not part of the layout")
                .contains("products/q: The file productInformation.json is missing")
                .contains("specification.wsdl: Definitions in wsdl can't be imported")
                .contains("apis/b/apiInformation.json:1, $.properties.type: APIs of type soap")
                .contains("stands in /apis/b/operations/none, which is neither in the files nor on the server")
                .doesNotContain("README", "tools", "/etc");
        assertThat(service.writes()).isEmpty();
    }

    @Test
    void fragmentsAreReadWhereTheyStandAndWhereTheyAreIncluded() {
        file("f/policy fragments/c/policyFragmentInformation.json", "{\"properties\":{\"description\":\"C\"}}");
        file("f/policy fragments/c/policy.xml", "<fragment><dance /></fragment>");
        file("f/policy.xml", "<policies><inbound><include-fragment fragment-id=\"none\" /></inbound></policies>");
        assertThat(apply(folder.resolve("f").toString(), "--yes").refused())
                .contains("c/policy.xml: Policy: Line 1", "dance")
                .contains("f/policy.xml: value refers to /policyFragments/none");
        file("f/policy fragments/c/policy.xml", "<fragment />");
        file("f/policy.xml", "<policies><inbound><include-fragment fragment-id=\"c\" /></inbound></policies>");
        apply(folder.resolve("f").toString(), "--yes").done();
        assertThat(service.writes()).containsExactly("PUT /policyFragments/c", "PUT /policies/policy");
        assertThat(service.properties("/policyFragments/c").path("description").asText())
                .isEqualTo("C");
    }

    @Test
    void aFolderWithoutResourcesIsNoFolderOfAService() {
        file("f/README.md", "Read me.");
        assertThat(apply(folder.resolve("f").toString()).refused()).contains("No resource stands in this folder");
    }

    @Test
    void olderExtractsTellTagsWhereTheyAreUsed() {
        file("f/tags/t/tagInformation.json", "{\"properties\":{\"displayName\":\"T\"}}");
        file("f/apis/a/apiInformation.json", "{\"properties\":{\"path\":\"a\",\"displayName\":\"A\"}}");
        file("f/apis/a/tags/t/apiTagInformation.json", "{}");
        apply(folder.resolve("f").toString(), "--yes").done();
        assertThat(service.holds("/apis/a/tags/t")).isTrue();
    }

    @Test
    void revisionsFollowTheCurrentOneAndNoReleaseChangesWhichThatIs() {
        var shared = "\"path\":\"a\",\"displayName\":\"A\",\"protocols\":[\"https\"]";
        file(
                "f/apis/a/apiInformation.json",
                "{\"properties\":{" + shared + ",\"apiRevision\":\"1\",\"isCurrent\":true}}");
        file(
                "f/apis/a;rev=2/apiInformation.json",
                "{\"properties\":{" + shared + ",\"apiRevision\":\"2\",\"serviceUrl\":\"https://b.example.com\"}}");
        file("f/apis/a/releases/one/apiReleaseInformation.json", "{\"properties\":{\"apiId\":\"/apis/a;rev=2\"}}");
        var applied = apply(folder.resolve("f").toString(), "--yes").done();
        assertThat(applied.out()).contains("note: ", "release is of revision 2");
        assertThat(service.writes()).containsExactly("PUT /apis/a", "PUT /apis/a;rev=2");
        assertThat(service.properties("/apis/a;rev=2").has("path")).isFalse();
        assertThat(apply(folder.resolve("f").toString(), "--yes").done().out()).contains("Nothing to do");

        file("f/apis/a/apiInformation.json", "{\"properties\":{" + shared + ",\"apiRevision\":\"3\"}}");
        assertThat(apply(folder.resolve("f").toString()).refused())
                .contains("Revision 3 of /apis/a is to be the current one, and on the server it is 1");
    }
}
