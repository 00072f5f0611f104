package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of Azure's tools applied to the real program, and what it exports applied to a new one. */
class FilesTest {
    private static final Path FIXTURES = Gatehouse.script().resolveSibling("cli/src/test/resources/files");
    private static final String SECRET = "hush-hush";
    private static final String NOTHING = "Nothing to do";

    @TempDir
    Path folder;

    @Test
    void filesAreAppliedAndWhatIsExportedMakesTheSameElsewhere() throws IOException {
        var key = Files.writeString(folder.resolve("key"), SECRET);
        var template = FIXTURES.resolve("arm/quickstart.json").toString();
        var extract = FIXTURES.resolve("apiops").toString();
        var ordersKey = "--parameter=orders-key=@" + key;
        var backendKey = "--parameter=backendKey=@" + key;
        try (var first = Gatehouse.start(folder.resolve("first"));
                var second = Gatehouse.start(folder.resolve("second"))) {
            var one = new Verbs(first.data());
            var other = new Verbs(second.data());

            // A folder as Azure/apiops extracts it: planned, done, and then there is nothing to do.
            assertThat(one.run("apply", extract, ordersKey).done()).contains("Nothing was changed");
            assertThat(one.run("apply", extract, ordersKey, "--yes").done())
                    .contains("created /apis/orders-v1", "Done.")
                    .doesNotContain(SECRET);
            assertThat(one.run("apply", extract, ordersKey, "--yes").done()).startsWith(NOTHING);
            assertThat(one.run("application", "show", "web-shop").done()).contains("shop");

            // Azure's own operations, and a second revision, which the files don't have: they stay.
            var manager = new Estate(first);
            var revision = manager.arm("PUT", "/apis/orders-v1;rev=2", """
                    {"properties":{"sourceApiId":"/apis/orders-v1","apiRevisionDescription":"Second","serviceUrl":"https://two.example.com"}}""");
            assertThat(revision.status()).as(revision.body()).isEqualTo(201);
            assertThat(manager.arm("DELETE", "/apis/orders-v1;rev=2/operations/get-order", "", "If-Match", "*")
                            .status())
                    .isEqualTo(200);
            assertThat(one.run("apply", extract, ordersKey, "--yes").done()).startsWith(NOTHING);

            // Both forms of an export are what is there.
            var exported = folder.resolve("exported");
            var exportedTemplate = folder.resolve("exported.json");
            one.run("export", exported.toString()).done();
            one.run("export", exportedTemplate.toString(), "--format=arm").done();
            assertThat(texts(exported).keySet())
                    .contains(
                            "apis/orders-v1/specification.yaml",
                            "apis/orders-v1;rev=2/specification.yaml",
                            "client applications/web-shop/product links/shop/productLinkInformation.json",
                            "policy fragments/correlation/policy.xml");
            assertThat(texts(exported).values())
                    .noneMatch(text -> text.contains(SECRET) || text.contains(first.get("gatewayUrl")));
            assertThat(one.run("apply", exported.toString()).done()).startsWith(NOTHING);
            assertThat(one.run("apply", exportedTemplate.toString()).done()).startsWith(NOTHING);

            // A template like those that Azure's quickstarts are, on a new installation.
            assertThat(other.run("apply", template, backendKey, "--yes").done())
                    .contains("created /clientApplications/web-shop", "output clientId: \"")
                    .doesNotContain(SECRET);
            assertThat(other.run("apply", template, backendKey, "--yes").done()).startsWith(NOTHING);

            // What the first one has, made there: all of it, and nothing else.
            assertThat(other.run("apply", exported.toString(), "--prune", "--yes")
                            .refused(1))
                    .contains("6123456789abcdef01234567", "neither in the files nor on the server");
            assertThat(other.run("apply", exported.toString(), ordersKey, "--prune", "--yes")
                            .done())
                    .contains("deleted /namedValues/backend-key", "deleted /apis/orders", "Done.");
            assertThat(other.run("apply", exported.toString(), "--prune").done())
                    .startsWith(NOTHING);
            assertThat(other.run("apply", exportedTemplate.toString(), "--prune")
                            .done())
                    .startsWith(NOTHING);
            var again = folder.resolve("again");
            other.run("export", again.toString()).done();
            assertThat(texts(again)).isEqualTo(texts(exported));
            var againTemplate = folder.resolve("again.json");
            other.run("export", againTemplate.toString(), "--format=arm").done();
            assertThat(againTemplate).hasSameTextualContentAs(exportedTemplate);

            // And the application may call what it was granted.
            var secret = folder.resolve("secret");
            other.run("application", "secret", "web-shop", "--file=" + secret).done();
            assertThat(other.run("token", "--application=web-shop", "--product=shop", "--secret-file=" + secret)
                            .done())
                    .startsWith("ey");
        }
    }

    /** Every file of a folder, by its path there. */
    private static Map<String, String> texts(Path folder) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
