package dev.gatehouse.identity.graph;

import dev.gatehouse.identity.Accounts;
import dev.gatehouse.identity.Accounts.Key;
import dev.gatehouse.identity.Accounts.Registration;
import dev.gatehouse.identity.IdentityProviderException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Accounts through a Graph that fails as it is told to. */
final class GraphAccountsTest {
    private static final Key KEY = new Key("gatehouse-user-1", "ada@contoso.example");

    private FakeGraph graph;
    private Wiring wiring;
    private Accounts accounts;

    @BeforeEach
    void start() throws IOException {
        graph = new FakeGraph();
        wiring = new Wiring(graph);
        accounts = wiring.provider().accounts().orElseThrow();
    }

    @AfterEach
    void stop() {
        wiring.close();
        graph.close();
    }

    private Accounts.Account ada(String password) {
        return accounts.ensure(new Registration(KEY.uniqueName(), KEY.email(), "Ada L", "Ada", "L", true), password);
    }

    private com.fasterxml.jackson.databind.JsonNode only() {
        assertThat(graph.users.all).hasSize(1);
        return graph.users.all.values().iterator().next();
    }

    @Test
    void anAccountCarriesItsMarkAndAnAddressOfElsewhereAsEntraWritesGuests() {
        var made = ada("one");

        assertThat(made.signInName()).matches("ada_contoso.example_[0-9a-f]{8}#EXT#@tenant.example");
        assertThat(made.id()).isEqualTo(only().path("id").asText());
        assertThat(only().path("mailNickname").asText()).isEqualTo(KEY.uniqueName());
        assertThat(only().path("mail").asText()).isEqualTo(KEY.email());
        assertThat(only().at("/passwordProfile/forceChangePasswordNextSignIn").asBoolean())
                .isFalse();
    }

    @Test
    void anAddressOfTheTenantIsTheNameItself() {
        var made = accounts.ensure(
                new Registration(KEY.uniqueName(), "Ada@tenant.example", "Ada L", "Ada", "L", true), "one");

        assertThat(made.signInName()).isEqualTo("ada@tenant.example");
    }

    @Test
    void repeatedItIsTheSameAccountWithTheNewerPassword() {
        var first = ada("one");

        assertThat(ada("two")).isEqualTo(first);
        assertThat(only().at("/passwordProfile/password").asText()).isEqualTo("two");
    }

    @Test
    void anAnswerThatWasLostMakesNoSecondAccount() {
        graph.loseAnswer("POST /v1.0/users", 503);

        var made = ada("one");

        assertThat(made.id()).isEqualTo(only().path("id").asText());
    }

    @Test
    void aThrottlingDirectoryIsWaitedFor() {
        graph.throttle("POST /v1.0/users", 3, 1);

        ada("one");

        assertThat(wiring.waited()).hasSeconds(3);
    }

    @Test
    void somebodyElsesAccountIsNeitherTakenNorChangedNorDeleted() {
        var name = ada("one").signInName();
        graph.users.all.clear();
        var theirs = graph.users.add(name, "somebody").deepCopy();

        assertThatThrownBy(() -> ada("two"))
                .isInstanceOf(IdentityProviderException.class)
                .hasMessageContaining("identities")
                .hasMessageNotContaining("two");
        assertThatThrownBy(() -> accounts.setPassword(KEY, "two")).isInstanceOf(IdentityProviderException.class);
        accounts.setEnabled(KEY, false);
        accounts.delete(KEY);
        assertThat(only()).isEqualTo(theirs);
    }

    @Test
    void closedOpenedAndDeletedAlsoTwice() {
        ada("one");

        accounts.setEnabled(KEY, false);
        assertThat(only().path("accountEnabled").asBoolean()).isFalse();
        accounts.setEnabled(KEY, true);
        assertThat(only().path("accountEnabled").asBoolean()).isTrue();
        accounts.delete(KEY);
        accounts.delete(KEY);
        accounts.setEnabled(KEY, false);

        assertThat(graph.users.all).isEmpty();
    }

    @Test
    void aRefusalOfThePasswordDoesNotTellIt() {
        graph.fail("POST /v1.0/users", 400, 1);

        assertThatThrownBy(() -> ada("secret-word"))
                .isInstanceOf(IdentityProviderException.class)
                .hasMessageNotContaining("secret-word");
    }
}
