package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.identity.IdentityProvider.ClientRegistration;
import dev.gatehouse.identity.IdentityProvider.Grant;
import dev.gatehouse.identity.IdentityProvider.ProductRegistration;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.identity.Inventory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the adapter tells of what stands in the directory, and how it mends what somebody else changed. */
final class InventoryTest {
    private static final String ROLE = "11111111-2222-4333-8444-555555555555";
    private static final ProductRegistration STARTER =
            new ProductRegistration("p-1", "APIMProductApplicationStarter", ROLE, "Product.Starter.All", "Starter");
    private static final ClientRegistration CLIENT = new ClientRegistration("p-client", "APIMApplicationShop");
    private static final Grant GRANT = new Grant("p-client", "p-1", ROLE);

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

    private Inventory.Found found(String uniqueName) {
        return provider.inventory("p-").applications().stream()
                .filter(one -> one.uniqueName().equals(uniqueName))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itTellsWhatWasMadeAndNothingOfOthersOverAllPages() {
        for (int i = 0; i < 7; i++) {
            graph.foreign("other" + i);
        }
        var product = provider.registerProduct(STARTER);
        var client = provider.registerClient(CLIENT);
        provider.grant(GRANT);
        var secret = provider.addSecret("p-client", "first", Instant.parse("2027-11-22T10:00:00Z"));

        assertThat(provider.inventory("p-").applications()).hasSize(2);
        var shown = found("p-1");
        assertThat(shown.applicationId()).isEqualTo(product.applicationId());
        assertThat(shown.audiences()).containsExactly(product.audience());
        assertThat(shown.roles()).containsExactly(new Inventory.Role(ROLE, "Product.Starter.All", true));
        assertThat(shown.tokenVersion()).isEqualTo(2);
        assertThat(shown.ours()).isTrue();
        assertThat(shown.principal()).contains(new Inventory.Principal(product.servicePrincipalId(), true));
        assertThat(shown.assignments()).singleElement().satisfies(one -> {
            assertThat(one.principalId()).isEqualTo(client.servicePrincipalId());
            assertThat(one.roleId()).isEqualTo(ROLE);
        });
        var shop = found("p-client");
        assertThat(shop.secrets()).containsExactly(secret.keyId());
        assertThat(shop.permissions()).containsExactly(ROLE);
        assertThat(shop.assignments()).isEmpty();
    }

    @Test
    void whatWasDeletedSoftlyIsToldAsThat() {
        provider.registerClient(CLIENT);

        provider.setAside("p-client");

        assertThat(found("p-client").deleted()).isTrue();
        assertThat(found("p-client").principal()).isEmpty();
        assertThatCode(() -> provider.setAside("p-client")).doesNotThrowAnyException();
    }

    @Test
    void whatAnotherInstallationMadeIsNotOurs() {
        var foreign = graph.foreign("another");
        foreign.put("uniqueName", "p-another").putArray("tags").add("gatehouse:another-one");

        assertThat(found("p-another").ours()).isFalse();
    }

    @Test
    void whatAnEarlierVersionMadeWithoutAMarkIsMarkedAndKeepsItsOtherTags() {
        provider.registerClient(CLIENT);
        graph.application("p-client").putArray("tags").add("somebody's");

        provider.registerClient(CLIENT);

        assertThat(found("p-client").ours()).isTrue();
        assertThat(graph.application("p-client").path("tags")).hasSize(2);
    }

    @Test
    void aRoleThatSomebodyRenamedOrDisabledIsAsItWasAndOtherRolesStay() {
        provider.registerProduct(STARTER);
        var application = graph.application("p-1");
        application
                .withArray("appRoles")
                .addObject()
                .put("id", "99999999-2222-4333-8444-555555555555")
                .put("value", "Somebody.Else")
                .put("isEnabled", true);
        var role = (com.fasterxml.jackson.databind.node.ObjectNode) application.at("/appRoles/0");
        role.put("value", "Product.Renamed.All");

        provider.registerProduct(STARTER);
        assertThat(found("p-1").roles())
                .containsExactlyInAnyOrder(
                        new Inventory.Role(ROLE, "Product.Starter.All", true),
                        new Inventory.Role("99999999-2222-4333-8444-555555555555", "Somebody.Else", true));

        role(application).put("isEnabled", false);
        provider.registerProduct(STARTER);
        assertThat(found("p-1").roles()).contains(new Inventory.Role(ROLE, "Product.Starter.All", true));
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode role(JsonNode application) {
        for (var role : application.path("appRoles")) {
            if (role.path("id").asText().equals(ROLE)) {
                return (com.fasterxml.jackson.databind.node.ObjectNode) role;
            }
        }
        throw new AssertionError("no role " + application);
    }

    @Test
    void aDisabledPrincipalStaysThatUntilItIsEnabled() {
        provider.registerClient(CLIENT);
        graph.principalOf(graph.application("p-client")).put("accountEnabled", false);

        provider.registerClient(CLIENT);
        assertThat(found("p-client").principal().orElseThrow().enabled()).isFalse();

        provider.enable("p-client");
        assertThat(found("p-client").principal().orElseThrow().enabled()).isTrue();
        assertThatCode(() -> provider.enable("p-nobody")).doesNotThrowAnyException();
    }

    @Test
    void oneAssignmentIsTakenAwayAndOthersStay() {
        provider.registerProduct(STARTER);
        provider.registerClient(CLIENT);
        provider.grant(GRANT);
        var product = graph.principalOf(graph.application("p-1")).path("id").asText();
        graph.assignments.put(
                "stray",
                FakeGraph.JSON
                        .createObjectNode()
                        .put("id", "stray")
                        .put("principalId", "somebody")
                        .put("resourceId", product)
                        .put("appRoleId", ROLE));

        provider.removeAssignment("p-1", "stray");

        assertThat(graph.assignments).hasSize(1).doesNotContainKey("stray");
        assertThatCode(() -> provider.removeAssignment("p-1", "stray")).doesNotThrowAnyException();
        assertThatCode(() -> provider.removeAssignment("p-nobody", "stray")).doesNotThrowAnyException();
    }

    @Test
    void throttlingIsWaitedOutLongerThanForOneRequest() {
        provider.registerClient(CLIENT);
        graph.throttle("GET .*/servicePrincipals", 60, 1);

        assertThat(provider.inventory("p-").applications()).hasSize(1);

        assertThat(wiring.waited()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void halfAnInventoryIsNone() {
        provider.registerClient(CLIENT);
        graph.fail("GET .*/deletedItems", 503, 10_000);

        assertThatThrownBy(() -> provider.inventory("p-"))
                .isInstanceOfSatisfying(
                        IdentityProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void nothingIsChangedByLooking() {
        provider.registerProduct(STARTER);
        graph.requests.clear();

        assertThat(provider.inventory("p-").applications().getFirst().secrets()).isEqualTo(Set.of());

        assertThat(graph.count("^(PATCH|POST|DELETE)")).isZero();
    }
}
