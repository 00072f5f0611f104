package dev.gatehouse.identity.graph;

import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.identity.IdentityProvider.ClientRegistration;
import dev.gatehouse.identity.IdentityProvider.Grant;
import dev.gatehouse.identity.IdentityProvider.ProductRegistration;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.identity.graph.FakeGraph.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault at every request of everything that the adapter does. The requests are counted in a run without faults,
 * so a new one is covered by itself.
 */
final class DirectoryFaultTest {
    private static final String ROLE = "11111111-2222-4333-8444-555555555555";
    private static final Instant EXPIRES = Instant.parse("2027-11-22T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * @param prepare what is there before
     * @param tolerant whether it does without what its last request would tell
     */
    private record Deed(
            String name, Consumer<IdentityProvider> prepare, Consumer<IdentityProvider> doing, boolean tolerant) {
        Deed(String name, Consumer<IdentityProvider> prepare, Consumer<IdentityProvider> doing) {
            this(name, prepare, doing, false);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static void product(IdentityProvider provider, String name) {
        provider.registerProduct(new ProductRegistration("p-1", name, ROLE, "Product.Starter.All", "Starter"));
    }

    private static void product(IdentityProvider provider) {
        product(provider, "Starter");
    }

    private static void client(IdentityProvider provider) {
        provider.registerClient(new ClientRegistration("c-1", "Shop"));
    }

    private static void linked(IdentityProvider provider) {
        product(provider);
        client(provider);
        provider.grant(new Grant("c-1", "p-1", ROLE));
        provider.addSecret("c-1", "first", EXPIRES);
    }

    static List<Deed> deeds() {
        var keyId = new AtomicReference<String>();
        return List.of(
                new Deed("register a product", _ -> {}, DirectoryFaultTest::product),
                new Deed("rename a product", DirectoryFaultTest::product, provider -> product(provider, "Renamed")),
                new Deed(
                        "restore a product",
                        provider -> {
                            product(provider);
                            provider.withdrawProduct("p-1");
                        },
                        DirectoryFaultTest::product),
                new Deed("withdraw a product", DirectoryFaultTest::linked, provider -> provider.withdrawProduct("p-1")),
                new Deed("delete a product", DirectoryFaultTest::linked, provider -> provider.deleteProduct("p-1")),
                new Deed("register a client", _ -> {}, DirectoryFaultTest::client),
                new Deed("delete a client", DirectoryFaultTest::linked, provider -> provider.deleteClient("c-1")),
                new Deed(
                        "grant",
                        provider -> {
                            product(provider);
                            client(provider);
                        },
                        provider -> provider.grant(new Grant("c-1", "p-1", ROLE))),
                new Deed(
                        "revoke",
                        DirectoryFaultTest::linked,
                        provider -> provider.revoke(new Grant("c-1", "p-1", ROLE))),
                new Deed(
                        "make a secret",
                        DirectoryFaultTest::linked,
                        provider -> provider.addSecret("c-1", "second", EXPIRES)),
                new Deed(
                        "remove a secret",
                        provider -> {
                            linked(provider);
                            keyId.set(provider.secrets("c-1").getFirst().keyId());
                        },
                        provider -> provider.removeSecret("c-1", keyId.get())),
                new Deed("list secrets", DirectoryFaultTest::linked, provider -> provider.secrets("c-1"), true),
                new Deed("enable", DirectoryFaultTest::linked, provider -> provider.enable("c-1")),
                new Deed("set aside", DirectoryFaultTest::linked, provider -> provider.setAside("c-1")),
                new Deed(
                        "take an assignment away",
                        DirectoryFaultTest::linked,
                        provider -> provider.removeAssignment("p-1", "nothing")));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void aFaultThatPassesIsWaitedOutAndNothingIsMadeTwice(Deed deed) throws IOException {
        var undisturbed = undisturbed(deed);
        assertThat(undisturbed.requests()).isPositive();
        for (int at = 0; at < undisturbed.requests(); at++) {
            for (var trouble : List.of(Trouble.FAILS, Trouble.THROTTLES, Trouble.RESETS, Trouble.LOSES_THE_ANSWER)) {
                passes(deed, trouble, at, undisturbed.shape());
            }
        }
    }

    private static void passes(Deed deed, Trouble trouble, int at, String shape) throws IOException {
        var where = deed + ", request " + at + " " + trouble;
        try (var graph = new FakeGraph();
                var wiring = new Wiring(graph)) {
            var provider = wiring.provider();
            deed.prepare().accept(provider);
            graph.trouble(trouble, at, trouble == Trouble.LOSES_THE_ANSWER ? 1 : 2);

            deed.doing().accept(provider);

            assertThat(graph.shape()).as(where).isEqualTo(shape);
        }
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void aFaultThatLastsIsAClearErrorWithinTheTimeAndTheDeedCanBeDoneLater(Deed deed) throws IOException {
        var undisturbed = undisturbed(deed);
        for (int at = 0; at < undisturbed.requests(); at++) {
            for (var trouble : List.of(Trouble.FAILS, Trouble.THROTTLES, Trouble.RESETS, Trouble.FORBIDS)) {
                lasts(deed, trouble, at, undisturbed);
            }
        }
    }

    private static void lasts(Deed deed, Trouble trouble, int at, Undisturbed undisturbed) throws IOException {
        var where = deed + ", from request " + at + " on " + trouble;
        try (var graph = new FakeGraph();
                var wiring = new Wiring(graph)) {
            var provider = wiring.provider();
            deed.prepare().accept(provider);
            var before = wiring.waited();
            graph.trouble(trouble, at, 1_000_000);

            var failure = failure(() -> deed.doing().accept(provider));

            if (!deed.tolerant() || at < undisturbed.requests() - 1) {
                assertThat(failure).as(where).isPresent();
                assertThat(failure.get().getMessage()).as(where).contains("directory");
                assertThat(failure.get().kind())
                        .as(where)
                        .isIn(
                                trouble == Trouble.FORBIDS
                                        ? List.of(Kind.NOT_PERMITTED, Kind.REFUSED)
                                        : List.of(Kind.UNAVAILABLE));
            }
            assertThat(wiring.waited().minus(before)).as(where).isLessThanOrEqualTo(PATIENCE);
            graph.noTrouble();
            deed.doing().accept(provider);
            assertThat(graph.shape()).as(where).isEqualTo(undisturbed.shape());
        }
    }

    private static Optional<IdentityProviderException> failure(Runnable doing) {
        try {
            doing.run();
            return Optional.empty();
        } catch (IdentityProviderException e) {
            return Optional.of(e);
        }
    }

    /** Each hang takes as long as a request may, so these are few: the first, middle and last request. */
    static Stream<Deed> few() {
        return deeds().stream()
                .filter(deed -> List.of("register a product", "grant", "make a secret", "delete a client")
                        .contains(deed.name()));
    }

    @ParameterizedTest
    @MethodSource("few")
    void aRequestThatIsNeverAnsweredIsGivenUpAndTriedAgain(Deed deed) throws IOException {
        var undisturbed = undisturbed(deed);
        for (int at : new int[] {0, undisturbed.requests() / 2, undisturbed.requests() - 1}) {
            try (var graph = new FakeGraph();
                    var wiring = new Wiring(graph, Duration.ofSeconds(2))) {
                var provider = wiring.provider();
                deed.prepare().accept(provider);
                graph.trouble(Trouble.HANGS, at, 1);

                deed.doing().accept(provider);

                assertThat(graph.shape())
                        .as(deed + ", request " + at + " hangs")
                        .isEqualTo(undisturbed.shape());
            }
        }
    }

    @Test
    void askingAgainComesWithLongerAndLongerPauses() throws IOException {
        try (var graph = new FakeGraph();
                var wiring = new Wiring(graph)) {
            graph.trouble(Trouble.FAILS, 0, 1_000_000);

            assertThat(failure(() -> client(wiring.provider()))).isPresent();

            assertThat(graph.requests).hasSizeBetween(5, 12);
        }
    }

    private record Undisturbed(int requests, String shape) {}

    private static Undisturbed undisturbed(Deed deed) throws IOException {
        try (var graph = new FakeGraph();
                var wiring = new Wiring(graph)) {
            var provider = wiring.provider();
            deed.prepare().accept(provider);
            var before = graph.requests.size();
            deed.doing().accept(provider);
            return new Undisturbed(graph.requests.size() - before, graph.shape());
        }
    }
}
