package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The verbs, as people and scripts run them, against a running server. */
@ExtendWith(SharedGatehouse.class)
class VerbsTest {
    private static final String JSON = "--output=json";

    private final Gatehouse gatehouse;
    private final Estate estate;
    private final Verbs verbs;

    @TempDir
    Path folder;

    VerbsTest(Gatehouse gatehouse, Estate estate) {
        this.gatehouse = gatehouse;
        this.estate = estate;
        this.verbs = new Verbs(gatehouse.data());
    }

    @Test
    void mainJobIsDoneByVerbsAlone() throws IOException {
        var id = "v" + UUID.randomUUID().toString().substring(0, 8);
        var product = estate.product(id + "-product", "[\"subscription-key\"]").name();
        var application = "Verbs " + id;
        var secretFile = folder.resolve("secret");

        // What takes no tokens is granted to nobody, and nothing is half-made.
        assertThat(verbs.run("application", "create", application, "--owner=1", "--product=" + product)
                        .refused(1))
                .contains("enable-application-access");
        assertThat(estate.arm("GET", "/clientApplications/verbs-" + id, "").status())
                .isEqualTo(404);

        assertThat(verbs.run("product", "enable-application-access", product).done())
                .contains(product + " takes tokens for api://");
        var enabledAgain =
                verbs.run("product", "enable-application-access", product, JSON).json();
        assertThat(enabledAgain.at("/properties/authenticationType").toString())
                .isEqualTo("[\"subscription-key\",\"application-token\"]");
        var audience = enabledAgain.at("/properties/application/entra/audience").asText();
        assertThat(verbs.run("product", "show", product).done()).contains(audience + "/.default", "echo-api");

        assertThat(verbs.run("application", "create", application, "--owner=1", "--product=" + product)
                        .done())
                .contains("Registered " + application, product);
        assertThat(verbs.run("application", "create", application, "--owner=1").refused(1))
                .contains("verbs-" + id, "--id");

        assertThat(verbs.run("application", "secret", application, "--file=" + secretFile)
                        .done())
                .contains("in " + secretFile)
                .doesNotContain(Files.readString(secretFile));
        assertThat(Files.readString(secretFile)).isNotBlank().doesNotContain("\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secretFile)))
                .isEqualTo("rw-------");

        var token = verbs.run(
                        "token", "--application=" + application, "--product=" + product, "--secret-file=" + secretFile)
                .done()
                .strip();
        assertThat(estate.echoAs(token).status()).isEqualTo(200);

        var shown = verbs.run("application", "show", application).done();
        assertThat(shown)
                .contains(application, audience + "/.default", gatehouse.get("tokenUrl"), "last used")
                .doesNotContain(Files.readString(secretFile));
        assertThat(verbs.run("application", "remove-product", application, product)
                        .done())
                .contains("may no longer call");
        assertThat(estate.echoAs(token).status()).isEqualTo(403);
        assertThat(verbs.run("application", "remove-product", application, product)
                        .refused(4))
                .contains("does not have");

        assertThat(verbs.run("application", "add-product", application, product).done())
                .contains("may call");
        assertThat(estate.echoAs(token).status()).isEqualTo(200);
        assertThat(verbs.run("product", "disable-application-access", product).done())
                .contains("no tokens any more");
        assertThat(estate.echoAs(token).status()).isEqualTo(403);

        assertThat(verbs.run("application", "delete", application).done()).contains("Deleted");
        assertThat(verbs.run("application", "show", application).refused(4)).contains(application);
    }

    @Test
    void scriptsGetJsonAndNothingElse() {
        var product = estate.product("[\"application-token\"]");
        var application = "j" + UUID.randomUUID().toString().substring(0, 8);

        var created = verbs.run(
                        "application",
                        "create",
                        application,
                        "--owner=1",
                        "--product=" + product.name(),
                        "--description=By a script",
                        JSON)
                .json();
        assertThat(created.at("/properties/description").asText()).isEqualTo("By a script");
        var clientId = created.at("/properties/entraApplicationId").asText();

        var secret = verbs.run("application", "secret", application, JSON).json();
        assertThat(secret.path("clientId").asText()).isEqualTo(clientId);
        var token = verbs.run(
                        Map.of(
                                "GATEHOUSE_CLIENT_SECRET",
                                secret.path("clientSecret").asText()),
                        "token",
                        "--application=" + application,
                        "--product=" + product.name(),
                        JSON)
                .json();
        assertThat(estate.echoAs(token.path("access_token").asText()).status()).isEqualTo(200);

        var shown = verbs.run("application", "show", application, JSON).json();
        assertThat(shown.at("/productLinks/0/properties/state").asText()).isEqualTo("active");
        assertThat(shown.at("/credentials/0/hint").asText()).isNotBlank();
        assertThat(shown.toString()).doesNotContain(secret.path("clientSecret").asText());
        assertThat(verbs.run("application", "list", JSON).json().findValuesAsText("name"))
                .contains(application);
        assertThat(verbs.run("product", "list", JSON).json().findValuesAsText("name"))
                .contains("starter", "unlimited", product.name());

        var status = verbs.run("status", JSON).json();
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("canRegisterApplications").asBoolean()).isTrue();
        assertThat(status.path("gatewayRevision").asLong()).isPositive();
        assertThat(verbs.run("config", JSON).json().at("/data/value").asText())
                .isEqualTo(gatehouse.data().toString());
    }

    @Test
    void peopleGetTables() {
        assertThat(verbs.run("product", "list").done().lines().map(line -> line.split(" {2,}")[0]))
                .startsWith("ID")
                .contains("starter", "unlimited");
        assertThat(verbs.run("status").done())
                .contains("ready ", "Application Administrator", gatehouse.get("tokenUrl"));
        assertThat(verbs.run("config").done()).contains("option --data", "gateway-port");
        assertThat(verbs.run("application", "secret", "--help").done())
                .startsWith("Usage: gatehouse application secret");
    }

    @Test
    void nothingInANameSteersTheTerminal() {
        var name = "n" + UUID.randomUUID().toString().substring(0, 8);
        var put = estate.arm("PUT", "/clientApplications/" + name, """
                {"properties":{"displayName":"%s","ownerId":"/users/1","description":"a\\u001b[2Jb\\u009b31mc\\u202ed"}}""".formatted(name));
        assertThat(put.status()).as(put.body()).isEqualTo(201);

        assertThat(verbs.run("application", "show", name).done())
                .contains("a\ufffd[2Jb")
                .doesNotContain("\u001b", "\u009b", "\u202e");
        var json = verbs.run("application", "show", name, JSON);
        assertThat(json.json().at("/properties/description").asText()).isEqualTo("a\u001b[2Jb\u009b31mc\u202ed");
        assertThat(json.out()).doesNotContain("\u001b", "\u009b", "\u202e");
    }

    @Test
    void refusalsAreOneSentenceAndAnExitCode() throws IOException {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var wrong = Files.writeString(folder.resolve("wrong"), "not-the-secret");
        var token = new String[] {"token", "--application=" + application.name(), "--product=" + product.name()};

        // No secret, and nobody to ask.
        assertThat(verbs.run(token).refused(2)).contains("--secret-file", "GATEHOUSE_CLIENT_SECRET");
        assertThat(verbs.run(token[0], token[1], token[2], "--secret-file=" + folder.resolve("none"))
                        .refused(2))
                .contains("none");
        assertThat(verbs.run(token[0], token[1], token[2], "--secret-file=" + wrong)
                        .refused(1))
                .contains("AADSTS7000215")
                .doesNotContain("not-the-secret");
        assertThat(verbs.run(token[0], token[1], token[2], "--secret=" + application.secret())
                        .refused(2))
                .contains("unknown option --secret")
                .doesNotContain(application.secret());
        assertThat(verbs.run(token[0], token[1], "--product=unlimited", "--secret-file=" + wrong)
                        .refused(1))
                .contains("unlimited takes no tokens");

        assertThat(verbs.run("product", "show", "../users/1").refused(4)).contains("../users/1");
        assertThat(verbs.run("application", "create", "Nobody's", "--owner=nobody@example.com")
                        .refused(4))
                .contains("nobody@example.com");
        assertThat(verbs.run("application", "create", "Nobody's", "--owner=nobody")
                        .refused(1))
                .contains("ownerId");
        assertThat(verbs.run("application", "secret", application.name(), "--file=" + folder)
                        .refused(2))
                .contains(folder.toString());
        // None was made for nothing.
        var secrets = estate.arm("GET", "/clientApplications/" + application.name() + "/credentials", "")
                .json();
        assertThat(secrets.path("value")).hasSize(1);

        assertThat(new Verbs(folder).run("status").refused(3)).contains(folder.toString(), "--data");
    }

    @Test
    void statusSaysWhatIsMissingAndHowToGrantIt() {
        var data = folder.resolve("data");
        var own = new Verbs(data);
        try (var server = Gatehouse.start(data)) {
            var manager = new Estate(server);
            var principal = manager.arm("GET", "", "")
                    .json()
                    .at("/identity/principalId")
                    .asText();
            var graph = "Bearer " + manager.automationToken("https://graph.microsoft.com/.default");
            var filter = Wire.encoded(Map.of("$filter", "principalId eq '" + principal + "'"));
            var assignments = server.get("graphUrl") + "/roleManagement/directory/roleAssignments";
            var assignment = manager.wire()
                    .get(assignments + "?" + filter, "Authorization", graph)
                    .json()
                    .at("/value/0/id")
                    .asText();
            var removed = manager.wire().send("DELETE", assignments + "/" + assignment, "", "Authorization", graph);
            assertThat(removed.status()).as(removed.body()).isEqualTo(204);

            var withoutRole = own.run("status");
            assertThat(withoutRole.code()).isEqualTo(5);
            assertThat(withoutRole.out())
                    .contains("without the directory role Application Administrator", "roleAssignments", principal);

            manager.arm("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
            var withoutIdentity = own.run("status", JSON);
            assertThat(withoutIdentity.code()).isEqualTo(5);
            assertThat(withoutIdentity.out())
                    .contains("\"canRegisterApplications\":false", "SystemAssigned", "Application Administrator");
            assertThat(own.run("application", "create", "Late", "--owner=1").refused(1))
                    .contains("identity", "Application Administrator");
        }
        assertThat(own.run("status").refused(3)).contains("./gatehouse run");
    }
}
