package dev.gatehouse.cli.files;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A service written down: as a folder and as a template, without secrets, and applied again without a change. */
class ExportTest extends FilesTest {
    private static final String SECRET = "hush-hush";

    @BeforeEach
    void content() {
        service.has("/groups/developers", "{\"displayName\":\"Developers\",\"type\":\"system\",\"builtIn\":true}");
        service.has("/subscriptions/master", "{\"displayName\":\"Master\",\"scope\":\"/\"}");
        apply(
                        fixture("apiops"),
                        "--parameter=orders-key=@" + file("key", SECRET),
                        "--parameters=" + fixture("apiops/configuration.prod.yaml"),
                        "--yes")
                .done();
    }

    @Test
    void aFolderHasEverythingThatManagersMadeAndNoSecret() throws IOException {
        var out = folder.resolve("out");
        export(out.toString()).done();
        var files = files(out);
        assertThat(files)
                .contains(
                        "policy.xml",
                        "apis/orders-v1/apiInformation.json",
                        "apis/orders-v1/operations/list-orders/policy.xml",
                        "named values/6123456789abcdef01234567/namedValueInformation.json",
                        "products/shop/groups/developers/productGroupInformation.json",
                        "tags/public/apis/orders-v1/tagApiInformation.json",
                        "tags/public/products/shop/tagProductInformation.json",
                        "version sets/orders/versionSetInformation.json",
                        "client applications/web-shop/product links/shop/productLinkInformation.json");
        assertThat(files)
                .noneMatch(name -> name.startsWith("users") || name.contains("master") || name.startsWith("groups"));
        assertThat(text(out.resolve("client applications/web-shop/clientApplicationInformation.json")))
                .isEqualTo("""
                        {
                          "properties": {
                            "displayName": "Web shop",
                            "description": "Sells.",
                            "ownerId": "/users/1",
                            "enabled": true
                          }
                        }
                        """);
        for (var name : files) {
            assertThat(text(out.resolve(name))).as(name).doesNotContain(SECRET, "/subscriptions/s/");
        }
        assertThat(apply(out.toString()).done().out()).startsWith("Nothing to do");
    }

    @Test
    void aTemplateHasSecretsAsParametersAndAppliesWithoutThemWhereTheyAreKnown() throws IOException {
        var out = folder.resolve("out.json");
        export(out.toString(), "--format=arm").done();
        assertThat(text(out))
                .contains("\"namedValue_6123456789abcdef01234567\"", "\"secureString\"", "apimServiceName")
                .doesNotContain(SECRET, "/subscriptions/s/");
        assertThat(apply(out.toString()).done().out()).startsWith("Nothing to do");
        assertThat(apply(out.toString(), "--parameter=namedValue_6123456789abcdef01234567=@" + file("other", "new"))
                        .done()
                        .out())
                .contains("~ change  /namedValues/6123456789abcdef01234567", "Plan: 0 to create, 1 to change");
    }

    @Test
    void textsThatLookLikeExpressionsStayTexts() throws IOException {
        service.has("/tags/odd", "{\"displayName\":\"[concat('a')]\"}");
        service.has("/tags/it's", "{\"displayName\":\"[[x]\"}");
        var out = folder.resolve("out.json");
        export(out.toString(), "--format=arm").done();
        assertThat(apply(out.toString()).done().out()).startsWith("Nothing to do");
    }

    @Test
    void twoExportsOfOneServiceAreTheSame() throws IOException {
        export(folder.resolve("a").toString()).done();
        export(folder.resolve("b").toString()).done();
        assertThat(files(folder.resolve("a"))).isEqualTo(files(folder.resolve("b")));
        for (var name : files(folder.resolve("a"))) {
            assertThat(text(folder.resolve("a").resolve(name)))
                    .isEqualTo(text(folder.resolve("b").resolve(name)));
        }
    }

    @Test
    void pruningRemovesStaleFilesOfTheLayoutAlone() throws IOException {
        var out = folder.resolve("out");
        export(out.toString()).done();
        file("out/products/gone/productInformation.json", "{}");
        file("out/products/notes.txt", "mine");
        file("out/README.md", "mine");
        export(out.toString()).done();
        assertThat(out.resolve("products/gone")).exists();
        export(out.toString(), "--prune").done();
        assertThat(out.resolve("products/gone")).doesNotExist();
        assertThat(out.resolve("products/notes.txt")).exists();
        assertThat(out.resolve("README.md")).exists();
    }

    @Test
    void aNameThatCannotBeAFoldersIsToldAndNothingIsWritten() {
        service.has("/products/c:up", "{\"displayName\":\"Up\"}");
        var out = folder.resolve("deep/out");
        assertThat(export(out.toString()).refused()).contains("\"c:up\"", "--format arm");
        assertThat(out).doesNotExist();
    }

    @Test
    void addressesOfTheGatewayStayOutOfDefinitions() {
        assertThat(ExportVerb.withoutServers("""
                openapi: 3.0.1
                info:
                  title: A
                servers:
                - url: https://localhost:8443/a
                paths:
                  /servers:
                    get: {}
                """)).isEqualTo("""
                openapi: 3.0.1
                info:
                  title: A
                paths:
                  /servers:
                    get: {}
                """);
    }

    @Test
    void aFormIsWrittenWhereItFits() {
        assertThat(export(folder.toString(), "--format=arm").err()).contains("is a folder");
        assertThat(export(file("x", "")).err()).contains("is a file");
    }

    private static java.util.List<String> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
