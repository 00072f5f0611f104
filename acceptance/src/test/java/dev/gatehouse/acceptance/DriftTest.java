package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody breaks by Graph what Gatehouse made: it is shown, put right by a verb, and calls are let through again. */
class DriftTest {
    @TempDir
    Path folder;

    @Test
    void whatWasBrokenThroughGraphIsShownAndMendedAndCallsWorkAgain() {
        try (var gatehouse = Gatehouse.start(folder.resolve("data"))) {
            var estate = new Estate(gatehouse);
            var verbs = new Verbs(gatehouse.data());
            var product = estate.product("[\"application-token\"]");
            var application = estate.application(product);
            assertThat(estate.echoAs(estate.token(application, product)).status())
                    .isEqualTo(200);
            assertThat(verbs.run("reconcile").done()).contains("holds what the resources say");
            assertThat(verbs.run("status").done()).contains("directory", "as the resources say");

            var graph = gatehouse.get("graphUrl");
            var bearer = "Bearer " + estate.automationToken("https://graph.microsoft.com/.default");
            var wire = estate.wire();
            assertThat(wire.send(
                                    "DELETE",
                                    graph + "/applications(appId='" + application.clientId() + "')",
                                    "",
                                    "Authorization",
                                    bearer)
                            .status())
                    .isEqualTo(204);
            assertThat(wire.send(
                                    "PATCH",
                                    graph + "/servicePrincipals(appId='" + product.applicationId() + "')",
                                    "{\"accountEnabled\":false}",
                                    "Authorization",
                                    bearer,
                                    "Content-Type",
                                    "application/json")
                            .status())
                    .isEqualTo(204);
            assertThat(estate.tokenAnswer(application, application.secret(), product)
                            .status())
                    .as("no token for what is deleted")
                    .isGreaterThanOrEqualTo(400);

            var shown = verbs.run("reconcile");
            assertThat(shown.code()).isEqualTo(5);
            assertThat(shown.out())
                    .contains("ApplicationMissing", "/clientApplications/" + application.name(), "PrincipalDisabled");
            assertThat(verbs.run("status").done()).contains("differs in ", "ApplicationMissing 1", "reconcile");
            var operations = gatehouse.get("operationsUrl");
            assertThat(wire.get(operations + "/metrics").body()).contains("gatehouse_directory_drift");
            var ready = wire.get(operations + "/health/ready");
            assertThat(ready.status()).as("drift takes nothing out of service").isEqualTo(200);
            assertThat(ready.json().at("/directory/drift").asInt()).isPositive();

            assertThat(verbs.run("reconcile", "--repair").done()).contains("Restored");

            assertThat(estate.echoAs(estate.token(application, product)).status())
                    .as("with the secret of before")
                    .isEqualTo(200);
            assertThat(verbs.run("status", "--output=json")
                            .json()
                            .at("/drift/count")
                            .asInt(-1))
                    .isZero();
            assertThat(verbs.run("reconcile", "--kind=GrantUnknown").refused(2)).contains("--repair");
            assertThat(verbs.run("reconcile", "--repair", "--kind=Nonsense").refused(1))
                    .contains("Nonsense");
        }
    }
}
