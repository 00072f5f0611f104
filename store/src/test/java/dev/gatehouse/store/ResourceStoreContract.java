package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.database.Database;
import dev.gatehouse.store.Changes.Change;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static dev.gatehouse.store.ResourceField.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Writing, deleting, intents and the change feed, as every database under the store must do them. One file, so that an
 * adapter's test is a single class that builds the adapter and inherits the whole contract.
 */
abstract class ResourceStoreContract extends StoreContract {

    @Test
    void aResourceComesBackAsItWasWritten() {
        var document = properties("displayName", "Starter ☂");
        document.put("number", new BigDecimal("1.50"))
                .putNull("nothing")
                .putArray("list")
                .add(1)
                .add("two");
        var internal = JsonNodeFactory.instance.objectNode().put("sealed", "abc");
        var written = put(product("Starter", document).withInternal(internal).withUid("chosen"));
        var resource = store.read(view -> view.get(key("/products/starter"))).orElseThrow();
        assertThat(resource)
                .isEqualTo(new StoredResource(
                        key("/products/starter"),
                        "products",
                        "",
                        "Starter",
                        "chosen",
                        resource.ordinal(),
                        written.revision(),
                        START,
                        START,
                        document,
                        internal));
        assertThat(resource).isEqualTo(written.value());
        assertThat(resource.toString()).doesNotContain("abc").doesNotContain("☂");
    }

    @Test
    void whatIsOddButJsonIsKeptToo() {
        var document = properties("text", "NUL \0, quote ' \" \\, line\u2028, \uD83D\uDE00, %_?:name <name> {}");
        document.put("", "no name").put("a.b\"c'd", 1);
        for (var number : List.of("1E+400", "-1E-400", "123456789012345678901234567890", "0.1", "1E+1000000")) {
            document.put(number, new BigDecimal(number));
        }
        put(product("Odd", document));
        // As text: an integer may come back as another kind of node.
        assertThat(optional(view -> view.get(key("/products/odd")))
                        .orElseThrow()
                        .document())
                .hasToString(document.toString());
        assertThat(list(view -> view.findByField(
                        SERVICE,
                        "products",
                        document("properties", "text"),
                        document.at("/properties/text").asText())))
                .hasSize(1);
    }

    @Test
    void replacingKeepsWhoItIsAndMovesTheRevision() {
        var first = put(product("Starter")).value();
        now.set(START.plus(Duration.ofHours(1)));
        var second = put(product("STARTER", properties("displayName", "New"))).value();
        assertThat(second.uid()).isEqualTo(first.uid());
        assertThat(second.name()).isEqualTo("Starter");
        assertThat(second.created()).isEqualTo(START);
        assertThat(second.updated()).isEqualTo(now.get());
        assertThat(second.revision()).isGreaterThan(first.revision());
        assertThat(second.document()).isEqualTo(properties("displayName", "New"));
    }

    @Test
    void aResourceDeletedAndMadeAgainHasAnotherUid() {
        var first = put(product("Starter")).value();
        assertThat(store.write(transaction -> transaction.delete(first.key(), Expected.present()))
                        .value())
                .isTrue();
        assertThat(store.<Boolean>read(view -> view.exists(first.key()))).isFalse();
        assertThat(put(product("Starter")).value().uid()).isNotEqualTo(first.uid());
    }

    @Test
    void changingATreeThatWasReadChangesNothing() {
        put(product("Starter"));
        store.read(view -> view.get(key("/products/starter")))
                .orElseThrow()
                .document()
                .removeAll();
        assertThat(store.read(view -> view.get(key("/products/starter")))
                        .orElseThrow()
                        .document())
                .isEqualTo(properties("displayName", "Starter"));
    }

    @Test
    void aWriteWithTheWrongExpectationIsRefusedAndKeepsNothing() {
        var there = put(product("Starter")).value();
        var before = store.currentRevision();
        record Case(String name, Expected expected, Optional<Long> actual) {}
        for (var refused : List.of(
                new Case("Starter", Expected.absent(), Optional.of(there.revision())),
                new Case("Starter", Expected.revision(there.revision() - 1), Optional.of(there.revision())),
                new Case("Starter", Expected.revision(there.revision() + 1), Optional.of(there.revision())),
                new Case("Missing", Expected.present(), Optional.empty()),
                new Case("Missing", Expected.revision(1), Optional.empty()))) {
            assertThatThrownBy(() -> store.write(transaction -> {
                        transaction.put(product("Other"), Expected.anything());
                        return transaction.put(product(refused.name), refused.expected);
                    }))
                    .isInstanceOfSatisfying(RevisionMismatch.class, mismatch -> {
                        assertThat(mismatch.actual()).isEqualTo(refused.actual);
                        assertThat(mismatch.key())
                                .isEqualTo(product(refused.name).key());
                    });
            assertThatThrownBy(() -> store.write(transaction ->
                            transaction.delete(product(refused.name).key(), refused.expected)))
                    .satisfies(failure -> assertThat(failure).isInstanceOf(RevisionMismatch.class));
        }
        assertThat(store.currentRevision()).isEqualTo(before);
        assertThat(names(ResourceQuery.all(SERVICE, "products"))).containsExactly("Starter");
    }

    @Test
    void aWriteWithTheRightExpectationHappens() {
        var made = store.write(transaction -> transaction.put(product("Starter"), Expected.absent()));
        var replaced =
                store.write(transaction -> transaction.put(product("Starter"), Expected.revision(made.revision())));
        store.write(transaction -> transaction.put(product("Starter"), Expected.present()));
        assertThat(replaced.revision()).isGreaterThan(made.revision());
        var newest = store.currentRevision();
        store.write(transaction -> transaction.delete(key("/products/starter"), Expected.revision(newest)));
        assertThat(names(ResourceQuery.all(SERVICE, "products"))).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereChangesNothing() {
        var before = store.currentRevision();
        var deleted = store.write(transaction -> transaction.delete(key("/products/none"), Expected.anything()));
        assertThat(deleted.value()).isFalse();
        assertThat(store.currentRevision()).isEqualTo(before);
    }

    @Test
    void allChangesOfOneTransactionShareARevisionAndTheNextIsHigher() {
        var both = store.write(transaction -> List.of(
                transaction.put(product("A"), Expected.anything()).revision(),
                transaction.put(product("B"), Expected.anything()).revision()));
        assertThat(both.value()).containsExactly(both.revision(), both.revision());
        assertThat(put(product("C")).revision()).isEqualTo(both.revision() + 1);
    }

    @Test
    void aTreeIsDeletedWithWhatIsBelowAndNothingElse() {
        store.write(transaction -> {
            for (var path : List.of(
                    "/apis/a",
                    "/apis/a/operations/x",
                    "/apis/a/operations/x/policies/p",
                    "/apis/ab",
                    "/apis/a-b",
                    "/apis/a0")) {
                transaction.put(ResourceWrite.of(key(path), "t", "", path, properties("a", "b")), Expected.anything());
            }
            return true;
        });
        assertThat(list(view -> view.descendants(key("/apis/a"), "t")))
                .extracting(StoredResource::name)
                .containsExactly("/apis/a/operations/x", "/apis/a/operations/x/policies/p");
        var deleted = store.write(transaction -> {
            transaction.deleteTree(key("/apis/a"));
            return true;
        });
        assertThat(names(ResourceQuery.all(SERVICE, "t"))).containsExactly("/apis/ab", "/apis/a-b", "/apis/a0");
        assertThat(changesAfter(deleted.revision() - 1))
                .extracting(Change::deleted)
                .containsExactly(true, true, true);
    }

    @Test
    void servicesAndParentsAreKeptApart() {
        store.write(transaction -> {
            transaction.put(product("Mine"), Expected.anything());
            transaction.put(
                    ResourceWrite.of(
                            new ResourceKey(OTHER, "/products/theirs"), "products", "", "Theirs", properties("a", "b")),
                    Expected.anything());
            for (var api : List.of("one", "two")) {
                transaction.put(
                        ResourceWrite.of(
                                key("/apis/" + api + "/operations/get"),
                                "operations",
                                "/apis/" + api,
                                "get-" + api,
                                properties("a", "b")),
                        Expected.anything());
            }
            return true;
        });
        assertThat(names(ResourceQuery.all(SERVICE, "products"))).containsExactly("Mine");
        assertThat(names(ResourceQuery.all(SERVICE, "operations"))).containsExactly("get-one", "get-two");
        assertThat(list(view -> view.children(key("/apis/two"), "operations")))
                .extracting(StoredResource::name)
                .containsExactly("get-two");
        assertThat(list(StoreView::everything)).hasSize(4);
    }

    @Test
    void intentsAreKeptInTheOrderWrittenAndOnlyWithTheirTransaction() {
        assertThatThrownBy(() -> store.write(transaction -> {
                    transaction.addIntent("app-1", "delete", "begin", properties("a", "b"));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");
        var written = store.write(transaction -> List.of(
                        transaction.addIntent("app-1", "grant", "begin", properties("a", "1")),
                        transaction.addIntent("app-2", "grant", "begin", properties("a", "2")),
                        transaction.addIntent("app-1", "revoke", "begin", properties("a", "3"))))
                .value();
        assertThat(list(StoreView::intents)).isEqualTo(written);
        assertThat(list(view -> view.intentsOf("app-1")))
                .extracting(Intent::kind)
                .containsExactly("grant", "revoke");

        var later = START.plus(Duration.ofSeconds(30));
        var first = written.getFirst().at("granted", properties("role", "r")).retriedAt(later);
        store.write(transaction -> {
            transaction.updateIntent(first);
            transaction.deleteIntent(written.get(2).id());
            return true;
        });
        assertThat(optional(view -> view.intent(first.id()))).contains(first);
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(list(StoreView::intents)).extracting(Intent::directoryObject).containsExactly("app-1", "app-2");
        var next = store.write(transaction -> transaction.addIntent("app-3", "k", "s", properties("a", "b")));
        assertThat(next.value().id()).isGreaterThan(written.get(2).id());
    }

    @Test
    void intentsAloneMoveNoRevision() {
        var told = new ArrayList<Long>();
        store.onCommit(told::add);
        var before = store.currentRevision();
        store.write(transaction -> transaction.addIntent("app-1", "delete", "begin", properties("a", "b")));
        assertThat(store.currentRevision()).isEqualTo(before);
        assertThat(told).isEmpty();
    }

    @Test
    void theStoreIdIsMadeOnce() {
        var id = store.id();
        assertThat(ResourceStore.open(database, now::get).id()).isEqualTo(id);
    }

    @Test
    void settingsAreReplaced() {
        store.write(transaction -> {
            transaction.putSetting("a", "1");
            transaction.putSetting("a", "2");
            return true;
        });
        assertThat(optional(view -> view.setting("a"))).contains("2");
        assertThat(optional(view -> view.setting("b"))).isEmpty();
    }

    @Test
    void theFeedTellsTheLastOfEachResourceInATransaction() {
        var made = store.write(transaction -> {
            transaction.put(product("A"), Expected.anything());
            transaction.put(product("A"), Expected.anything());
            transaction.put(product("B"), Expected.anything());
            return transaction.delete(key("/products/b"), Expected.anything());
        });
        assertThat(changesAfter(0))
                .containsExactly(
                        new Change(made.revision(), key("/products/a"), "products", false),
                        new Change(made.revision(), key("/products/b"), "products", true));
        assertThat(changesAfter(made.revision())).isEmpty();
    }

    @Test
    void theFeedNeverCutsATransaction() {
        put(product("First"));
        store.write(transaction -> {
            IntStream.range(0, 10).forEach(i -> transaction.put(product("p" + i), Expected.anything()));
            return true;
        });
        put(product("Last"));
        var sizes = new ArrayList<Integer>();
        var after = 0L;
        for (var more = true; more; ) {
            var listed = (Changes.Listed) store.changes(after, 3);
            sizes.add(listed.changes().size());
            after = listed.upTo();
            more = listed.more();
        }
        assertThat(sizes).containsExactly(1, 10, 1);
        assertThat(after).isEqualTo(store.currentRevision());
    }

    @Test
    void aReaderBehindWhatIsKeptIsToldToReadAnew() {
        var small = ResourceStore.open(database, now::get, 20);
        for (int i = 0; i < 60; i++) {
            var name = "p" + i;
            small.write(transaction -> transaction.put(product(name), Expected.anything()));
        }
        assertThat(small.changes(0, 100)).isEqualTo(new Changes.SnapshotNeeded());
        var kept = (Changes.Listed) small.changes(small.currentRevision() - 20, 100);
        assertThat(kept.changes()).hasSize(20);
    }

    @Test
    void writersAtTheSameTimeLoseNothing() throws Exception {
        put(product("Counter", properties("value", "0")));
        inParallel(8, writer -> {
            for (int i = 0; i < 10; i++) {
                store.write(transaction -> {
                    var there = transaction.get(key("/products/counter")).orElseThrow();
                    var value = Integer.parseInt(
                            there.document().at("/properties/value").asText());
                    return transaction.put(
                            product("Counter", properties("value", String.valueOf(value + 1))),
                            Expected.revision(there.revision()));
                });
            }
        });
        assertThat(store.read(view -> view.get(key("/products/counter")))
                        .orElseThrow()
                        .document())
                .isEqualTo(properties("value", "80"));
    }

    @Test
    void ofManyWhoMakeTheSameResourceOneDoes() throws Exception {
        var made = new java.util.concurrent.atomic.AtomicInteger();
        inParallel(8, writer -> {
            try {
                store.write(transaction -> transaction.put(product("Same"), Expected.absent()));
                made.incrementAndGet();
            } catch (RevisionMismatch expected) {
                assertThat(expected.actual()).isPresent();
            }
        });
        assertThat(made).hasValue(1);
    }

    /**
     * A reader who always asks after the last revision that it saw must in the end have seen everything, in order; also
     * where two processes share the database, here two stores with connections of their own.
     */
    @Test
    void aReaderOfTheFeedMissesNothingWhileWritersOfTwoStoresCommit() throws Exception {
        try (var reading = Executors.newSingleThreadExecutor();
                var otherDatabase = Database.open(settings)) {
            var other = ResourceStore.open(otherDatabase, now::get);
            var expected = 8 * 20;
            Future<List<Change>> reader = reading.submit(() -> {
                var seen = new ArrayList<Change>();
                var after = 0L;
                while (seen.size() < expected) {
                    var listed = (Changes.Listed) store.changes(after, 7);
                    seen.addAll(listed.changes());
                    after = listed.upTo();
                }
                return seen;
            });
            inParallel(8, writer -> {
                for (int i = 0; i < 20; i++) {
                    var name = "w" + writer + "-" + i;
                    (writer % 2 == 0 ? store : other)
                            .write(transaction -> transaction.put(product(name), Expected.absent()));
                }
            });
            var seen = reader.get(60, TimeUnit.SECONDS);
            assertThat(seen).extracting(Change::revision).isSorted().doesNotHaveDuplicates();
            assertThat(seen).extracting(Change::key).doesNotHaveDuplicates();
        }
    }

    @Test
    void listenersHearOfEachCommitAndCannotSpoilIt() {
        var told = new ArrayList<Long>();
        store.onCommit(revision -> {
            throw new IllegalStateException("a listener's own trouble");
        });
        store.onCommit(told::add);
        store.onCommit(revision -> assertThat(store.currentRevision()).isEqualTo(revision));
        var first = put(product("A")).revision();
        assertThatThrownBy(() -> store.write(transaction -> {
                    transaction.put(product("B"), Expected.anything());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        var second = put(product("C")).revision();
        assertThat(told).containsExactly(first, second);
    }

    @Test
    void fieldNamesCannotBecomeSql() {
        for (var name : List.of("a'b", "a\"b", "a}b", "a b", "", "ü")) {
            assertThatThrownBy(() -> document("properties", name)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ResourceKey(SERVICE, "/Products/a")).isInstanceOf(IllegalArgumentException.class);
    }

    private interface Work {
        void run(int worker);
    }

    private static void inParallel(int workers, Work work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, workers)
                    .<Future<?>>mapToObj(worker -> threads.submit(() -> work.run(worker)))
                    .toList();
            for (var one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }
}
