package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.identity.IdentityProvider.ClientRegistration;
import dev.gatehouse.identity.IdentityProvider.Grant;
import dev.gatehouse.identity.IdentityProvider.ProductRegistration;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class GraphIdentityProviderTest {
    private static final String ROLE = "11111111-2222-4333-8444-555555555555";
    private static final ProductRegistration STARTER =
            new ProductRegistration("p-1", "APIMProductApplicationStarter", ROLE, "Product.Starter.All", "Starter");
    private static final ClientRegistration CLIENT = new ClientRegistration("c-1", "APIMApplicationShop");
    private static final Grant GRANT = new Grant("c-1", "p-1", ROLE);

    private FakeGraph graph;
    private Wiring wiring;
    private GraphIdentityProvider provider;

    @BeforeEach
    void start() throws IOException {
        graph = new FakeGraph();
        wiring = new Wiring(graph);
        provider = wiring.provider();
    }

    @AfterEach
    void stop() {
        wiring.close();
        graph.close();
    }

    @Test
    void aProductBecomesAnApplicationWithRoleAudienceAndVersionTwoTokens() {
        var registered = provider.registerProduct(STARTER);

        var application = graph.application("p-1");
        assertThat(registered.applicationId())
                .isEqualTo(application.path("appId").asText());
        assertThat(registered.audience()).isEqualTo("api://" + registered.applicationId());
        assertThat(registered.roleValue()).isEqualTo("Product.Starter.All");
        assertThat(registered.servicePrincipalId())
                .isEqualTo(graph.principalOf(application).path("id").asText());
        assertThat(application.path("displayName").asText()).isEqualTo("APIMProductApplicationStarter");
        assertThat(application.path("signInAudience").asText()).isEqualTo("AzureADMyOrg");
        assertThat(application.at("/api/requestedAccessTokenVersion").asInt()).isEqualTo(2);
        assertThat(application.at("/identifierUris/0").asText()).isEqualTo(registered.audience());
        assertThat(application.path("appRoles")).hasSize(1);
        assertThat(application.at("/appRoles/0/id").asText()).isEqualTo(ROLE);
        assertThat(application.at("/appRoles/0/value").asText()).isEqualTo("Product.Starter.All");
        assertThat(application.at("/appRoles/0/allowedMemberTypes/0").asText()).isEqualTo("Application");
    }

    @Test
    void registeringAgainMakesNothingNewAndChangesNothing() {
        var first = provider.registerProduct(STARTER);
        var before = graph.application("p-1").deepCopy();
        graph.requests.clear();

        assertThat(provider.registerProduct(STARTER)).isEqualTo(first);

        assertThat(graph.applications).hasSize(1);
        assertThat(graph.principals).hasSize(1);
        assertThat(graph.application("p-1")).isEqualTo(before);
        assertThat(graph.count("^(PATCH|POST|DELETE)")).isZero();
    }

    @Test
    void renamingKeepsIdsRoleAndWhatOthersAddedToTheApplication() {
        var first = provider.registerProduct(STARTER);
        var other = graph.application("p-1").withArray("appRoles").addObject();
        other.put("id", "99999999-2222-4333-8444-555555555555").put("value", "Somebody.Else");

        var renamed = provider.registerProduct(
                new ProductRegistration("p-1", "APIMProductApplicationNew", ROLE, "Product.Starter.All", "Starter"));

        assertThat(renamed).isEqualTo(first);
        var application = graph.application("p-1");
        assertThat(application.path("displayName").asText()).isEqualTo("APIMProductApplicationNew");
        assertThat(application.at("/appRoles/0/value").asText()).isEqualTo("Product.Starter.All");
        assertThat(application.path("appRoles")).hasSize(2);
    }

    @Test
    void aNameLongerThanTheDirectoryTakesIsCutWithoutTearingACharacter() {
        var name = "a".repeat(255) + "\uD83D\uDE00" + "b";

        provider.registerClient(new ClientRegistration("c-1", name));

        assertThat(graph.application("c-1").path("displayName").asText()).isEqualTo("a".repeat(255));
    }

    @Test
    void aWithdrawnProductComesBackAsItself() {
        var first = provider.registerProduct(STARTER);
        for (int i = 0; i < 5; i++) {
            var foreign = graph.foreign("other" + i);
            graph.deleted.put(
                    foreign.path("id").asText(),
                    graph.applications.remove(foreign.path("id").asText()));
        }
        provider.withdrawProduct("p-1");
        assertThat(graph.deleted).hasSize(6);
        assertThat(graph.applications).isEmpty();

        var restored = provider.registerProduct(STARTER);

        assertThat(restored.applicationId()).isEqualTo(first.applicationId());
        assertThat(restored.objectId()).isEqualTo(first.objectId());
        assertThat(graph.applications).hasSize(1);
    }

    @Test
    void deletingForGoodLeavesNothingAlsoOfAProductWithdrawnBefore() {
        provider.registerProduct(STARTER);
        provider.withdrawProduct("p-1");

        provider.deleteProduct("p-1");
        assertThat(graph.deleted).isEmpty();

        provider.registerClient(CLIENT);
        provider.deleteClient("c-1");
        assertThat(graph.applications).isEmpty();
        assertThat(graph.deleted).isEmpty();
        assertThatCode(() -> {
                    provider.deleteClient("c-1");
                    provider.withdrawProduct("p-1");
                    provider.deleteProduct("p-1");
                })
                .as("what is gone is no failure")
                .doesNotThrowAnyException();
    }

    @Test
    void deletingForGoodGoesOnWhereItWasInterrupted() {
        provider.registerClient(CLIENT);
        graph.fail("DELETE .*/deletedItems/", 403, 1_000);
        assertThatThrownBy(() -> provider.deleteClient("c-1")).isInstanceOf(IdentityProviderException.class);
        graph.faults.clear();

        provider.deleteClient("c-1");

        assertThat(graph.deleted).isEmpty();
    }

    @Test
    void aGrantAsksForThePermissionAndGivesItAndRevokingTakesBothAwayLeavingOthers() {
        provider.registerProduct(STARTER);
        provider.registerClient(CLIENT);
        var client = graph.application("c-1");
        var foreign = client.withArray("requiredResourceAccess").addObject().put("resourceAppId", "foreign");
        foreign.putArray("resourceAccess").addObject().put("id", "scope").put("type", "Scope");
        var before = client.path("requiredResourceAccess").deepCopy();

        provider.grant(GRANT);

        var permission = client.at("/requiredResourceAccess/1");
        assertThat(permission.path("resourceAppId"))
                .isEqualTo(graph.application("p-1").path("appId"));
        assertThat(permission.at("/resourceAccess/0/id").asText()).isEqualTo(ROLE);
        assertThat(permission.at("/resourceAccess/0/type").asText()).isEqualTo("Role");
        assertThat(graph.assignments.values()).singleElement().satisfies(assignment -> {
            assertThat(assignment.path("principalId")).isEqualTo(id(graph.principalOf(client)));
            assertThat(assignment.path("resourceId")).isEqualTo(id(graph.principalOf(graph.application("p-1"))));
            assertThat(assignment.path("appRoleId").asText()).isEqualTo(ROLE);
        });

        provider.grant(GRANT);
        assertThat(graph.assignments).hasSize(1);
        assertThat(client.path("requiredResourceAccess")).hasSize(2);

        provider.revoke(GRANT);
        assertThat(graph.assignments).isEmpty();
        assertThat(client.path("requiredResourceAccess")).isEqualTo(before);
        assertThatCode(() -> provider.revoke(GRANT)).doesNotThrowAnyException();
    }

    @Test
    void revokingFindsTheGrantBehindAPageAndLeavesTheClientsOtherGrants() {
        provider.registerProduct(STARTER);
        provider.registerClient(CLIENT);
        var principal = id(graph.principalOf(graph.application("c-1"))).asText();
        for (int i = 0; i < 5; i++) {
            graph.assignments.put(
                    "other" + i,
                    FakeGraph.JSON
                            .createObjectNode()
                            .put("id", "other" + i)
                            .put("principalId", principal)
                            .put("resourceId", "somewhere")
                            .put("appRoleId", "another-role"));
        }
        provider.grant(GRANT);

        provider.revoke(GRANT);

        assertThat(graph.assignments.keySet()).hasSize(5).allMatch(key -> key.startsWith("other"));
    }

    @Test
    void aGrantWhoseAnswerGotLostIsNotTriedInVain() {
        provider.registerProduct(STARTER);
        provider.registerClient(CLIENT);
        graph.loseAnswer("POST .*/appRoleAssignedTo", 503);

        provider.grant(GRANT);

        assertThat(graph.assignments).hasSize(1);
        assertThat(wiring.waited()).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"PATCH .*applications, 503", "PATCH .*servicePrincipals, 500", "PATCH .*applications/, 502"})
    void aRequestWhoseAnswerGotLostMakesNoSecondObject(String request, int status) {
        graph.loseAnswer(request, status);

        provider.registerProduct(STARTER);

        assertThat(graph.applications).hasSize(1);
        assertThat(graph.principals).hasSize(1);
        assertThat(graph.application("p-1").path("identifierUris")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void whatWasMadeAMomentAgoIsWaitedFor(int status) {
        graph.fail("PATCH .*/applications/", status, 3);
        graph.fail("PATCH .*/servicePrincipals", status, 3);

        provider.registerProduct(STARTER);

        assertThat(graph.applications).hasSize(1);
        assertThat(graph.principals).hasSize(1);
        assertThat(graph.count("PATCH .*applications\\(")).as("made once").isEqualTo(1);
    }

    @Test
    void throttlingIsWaitedOutAsLongAsTheDirectorySays() {
        graph.throttle("PATCH .*applications\\(", 7, 2);

        provider.registerProduct(STARTER);

        assertThat(wiring.waited()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void throttlingBeyondTheDeadlineIsAnErrorAtOnceNotAWait() {
        graph.throttle("PATCH .*applications\\(", 60, 1);

        assertThatThrownBy(() -> provider.registerProduct(STARTER))
                .isInstanceOfSatisfying(
                        IdentityProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("throttling");

        assertThat(wiring.waited()).isZero();
    }

    @Test
    void aDirectoryThatKeepsFailingIsUnavailableAfterTheDeadlineAndNoSooner() {
        graph.fail(".", 500, 1_000);

        assertThatThrownBy(() -> provider.registerClient(CLIENT))
                .isInstanceOfSatisfying(
                        IdentityProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));

        assertThat(wiring.waited()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(20));
        assertThat(graph.requests.size()).as("with backoff").isLessThan(12);
    }

    @Test
    void aDirectoryThatIsDownIsUnavailable() {
        graph.close();

        assertThatThrownBy(() -> provider.registerClient(CLIENT))
                .isInstanceOfSatisfying(
                        IdentityProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("could not be reached");
    }

    @Test
    void aRefusalOfSomethingSettledIsNotTriedAgain() {
        graph.fail("PATCH .*applications\\(", 403, 1_000);

        assertThatThrownBy(() -> provider.registerClient(CLIENT))
                .isInstanceOfSatisfying(
                        IdentityProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.NOT_PERMITTED))
                .hasMessageContaining("A message of the directory.");

        assertThat(wiring.waited()).isZero();
    }

    @Test
    void aTokenThatIsNoLongerTakenIsRenewedOnce() {
        graph.fail("GET .*applications", 401, 1);

        provider.registerClient(CLIENT);

        assertThat(graph.tokens.getFirst()).isEqualTo("Bearer token-1");
        assertThat(graph.tokens.getLast()).isEqualTo("Bearer token-2");
    }

    @Test
    void aSecretIsShownOnceAndDescribedWithoutItsValue() {
        provider.registerClient(CLIENT);
        var expires = Instant.parse("2027-11-22T10:00:00Z");

        var secret = provider.addSecret("c-1", "console", expires);

        assertThat(secret.value()).startsWith("abc-");
        assertThat(secret.expires()).isEqualTo(expires);
        assertThat(secret.toString()).doesNotContain(secret.value());
        graph.lastUse.put(secret.keyId(), "2026-11-22T11:00:00Z");
        assertThat(provider.secrets("c-1")).singleElement().satisfies(described -> {
            assertThat(described.keyId()).isEqualTo(secret.keyId());
            assertThat(described.displayName()).isEqualTo("console");
            assertThat(described.hint()).isEqualTo("abc");
            assertThat(described.expires()).isEqualTo(expires);
            assertThat(described.lastUseKnown()).isTrue();
            assertThat(described.lastUse()).contains(Instant.parse("2026-11-22T11:00:00Z"));
            assertThat(described.toString()).doesNotContain(secret.value());
        });

        provider.removeSecret("c-1", secret.keyId());
        assertThat(provider.secrets("c-1")).isEmpty();
        assertThatCode(() -> provider.removeSecret("c-1", secret.keyId())).doesNotThrowAnyException();
        assertThatCode(() -> provider.removeSecret("nobody", secret.keyId())).doesNotThrowAnyException();
    }

    @Test
    void aSecretWhoseAnswerGotLostIsRemovedAndOthersOfItsNameStay() {
        provider.registerClient(CLIENT);
        var other = provider.addSecret("c-1", "console", Instant.parse("2027-11-22T10:00:00Z"));
        graph.loseAnswer("POST .*/addPassword", 503);

        var secret = provider.addSecret("c-1", "console", Instant.parse("2027-11-22T10:00:00Z"));

        assertThat(provider.secrets("c-1")).extracting("keyId").containsExactly(other.keyId(), secret.keyId());
    }

    @Test
    void theSecretsOfAllClientsAreReadPageByPageAndNotOneByOne() {
        for (var name : List.of("c-1", "c-2", "c-3", "d-1")) {
            provider.registerClient(new ClientRegistration(name, name));
        }
        var expires = Instant.parse("2027-11-22T10:00:00Z");
        var first = provider.addSecret("c-1", "console", expires);
        var third = provider.addSecret("c-3", "console", expires.plusSeconds(60));
        provider.addSecret("d-1", "console", expires);
        graph.lastUse.put(third.keyId(), "2026-11-22T11:00:00Z");
        graph.pageSize = 2;

        var all = provider.allSecrets("c-");

        assertThat(all).containsOnlyKeys("c-1", "c-2", "c-3");
        assertThat(all.get("c-2")).isEmpty();
        assertThat(all.get("c-1")).singleElement().satisfies(described -> {
            assertThat(described.keyId()).isEqualTo(first.keyId());
            assertThat(described.expires()).isEqualTo(expires);
            assertThat(described.lastUse()).isEmpty();
            assertThat(described.lastUseKnown()).isTrue();
        });
        assertThat(all.get("c-3"))
                .singleElement()
                .satisfies(
                        described -> assertThat(described.lastUse()).contains(Instant.parse("2026-11-22T11:00:00Z")));
        assertThat(all.toString()).doesNotContain(first.value());

        graph.reportsUse = false;
        assertThat(provider.allSecrets("c-").get("c-3"))
                .singleElement()
                .satisfies(described -> assertThat(described.lastUseKnown()).isFalse());
    }

    @Test
    void whereTheDirectoryDoesNotTellLastUseIsUnknownRatherThanNever() {
        provider.registerClient(CLIENT);
        provider.addSecret("c-1", "console", Instant.parse("2027-11-22T10:00:00Z"));
        graph.reportsUse = false;

        assertThat(provider.secrets("c-1")).singleElement().satisfies(described -> {
            assertThat(described.lastUseKnown()).isFalse();
            assertThat(described.lastUse()).isEqualTo(Optional.empty());
        });
    }

    @Test
    void aNextPageSomewhereElseIsNotFollowed() {
        provider.registerProduct(STARTER);
        provider.registerClient(CLIENT);
        graph.pageElsewhere = true;

        assertThatThrownBy(() -> provider.grant(GRANT))
                .isInstanceOf(IdentityProviderException.class)
                .hasMessageContaining("outside");
    }

    private static JsonNode id(JsonNode object) {
        return object.path("id");
    }
}
