package dev.gatehouse.store;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The audit log, as every database under the store must keep it. */
abstract class AuditContract extends StoreContract {

    @BeforeEach
    void threeLines() {
        append(entry("alice", "r1", SERVICE, "/products/starter", START));
        append(entry("bob", "r2", SERVICE, "/products/starter/apis/echo", START.plus(Duration.ofMinutes(1))));
        append(entry("alice", "r3", OTHER, "/products/starter", START.plus(Duration.ofMinutes(2))));
    }

    @Test
    void aLineComesBackAsItWasWritten() {
        var written = entry("carol", "r4", SERVICE, "/users/1", START);
        append(written);
        var read = read(AuditQuery.of(List.of(SERVICE), 1)).getFirst();
        assertThat(read.id()).isPositive();
        assertThat(read).usingRecursiveComparison().ignoringFields("id").isEqualTo(written);
    }

    @Test
    void theNewestComesFirstAndOtherServicesDont() {
        assertThat(requests(AuditQuery.of(List.of(SERVICE), 10))).containsExactly("r2", "r1");
        assertThat(requests(AuditQuery.of(List.of(SERVICE, OTHER), 10))).containsExactly("r3", "r2", "r1");
        assertThat(requests(AuditQuery.of(List.of(), 10))).isEmpty();
    }

    @Test
    void itIsAskedByTimeActorResourceAndRequest() {
        var all = List.of(SERVICE, OTHER);
        var minute = START.plus(Duration.ofMinutes(1));
        var none = Optional.<String>empty();
        assertThat(requests(query(all, Optional.of(minute), Optional.empty(), none, Optional.empty(), none)))
                .containsExactly("r3", "r2");
        assertThat(requests(query(all, Optional.empty(), Optional.of(minute), none, Optional.empty(), none)))
                .containsExactly("r1");
        assertThat(requests(
                        query(all, Optional.empty(), Optional.empty(), Optional.of("alice"), Optional.empty(), none)))
                .containsExactly("r3", "r1");
        assertThat(requests(query(
                        all, Optional.empty(), Optional.empty(), none, Optional.of(key("/products/starter")), none)))
                .containsExactly("r2", "r1");
        assertThat(requests(query(
                        all, Optional.empty(), Optional.empty(), none, Optional.of(key("/products/start")), none)))
                .isEmpty();
        assertThat(requests(query(all, Optional.empty(), Optional.empty(), none, Optional.empty(), Optional.of("r2"))))
                .containsExactly("r2");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        IntStream.range(0, 5).forEach(i -> append(entry("alice", "p" + i, SERVICE, "/users/" + i, START)));
        var first = read(AuditQuery.of(List.of(SERVICE), 3));
        append(entry("alice", "later", SERVICE, "/users/9", START));
        var rest = read(new AuditQuery(
                List.of(SERVICE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                first.getLast().id(),
                10));
        assertThat(first).extracting(each -> each.origin().request()).containsExactly("p4", "p3", "p2");
        assertThat(rest).extracting(each -> each.origin().request()).containsExactly("p1", "p0", "r2", "r1");
    }

    @Test
    void aTransactionThatFailsLeavesNoLineAndALineAloneMovesNoRevision() {
        var revision = store.currentRevision();
        append(entry("alice", "alone", SERVICE, "/users/1", START));
        assertThat(store.currentRevision()).isEqualTo(revision);
        assertThatThrownBy(() -> store.write(transaction -> {
                    transaction.audit(entry("alice", "never", SERVICE, "/users/1", START));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(requests(AuditQuery.of(List.of(SERVICE), 10))).doesNotContain("never");
    }

    @Test
    void olderLinesAreForgotten() {
        store.write(transaction -> {
            transaction.forgetAudit(START.plus(Duration.ofMinutes(1)));
            return true;
        });
        assertThat(requests(AuditQuery.of(List.of(SERVICE, OTHER), 10))).containsExactly("r3", "r2");
    }

    @Test
    void theNewestLinesAreKeptAndTheRestIsForgotten() {
        store.write(transaction -> {
            transaction.keepAudit(2);
            return true;
        });
        assertThat(requests(AuditQuery.of(List.of(SERVICE, OTHER), 10))).containsExactly("r3", "r2");
        store.write(transaction -> {
            transaction.keepAudit(10);
            return true;
        });
        assertThat(requests(AuditQuery.of(List.of(SERVICE, OTHER), 10))).containsExactly("r3", "r2");
    }

    @Test
    void aSeriesOfRequestsIsFoundByItsCorrelation() {
        assertThat(requests(new AuditQuery(
                        List.of(SERVICE, OTHER),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("series of r2"),
                        Long.MAX_VALUE,
                        10)))
                .containsExactly("r2");
    }

    private void append(AuditEntry entry) {
        store.write(transaction -> {
            transaction.audit(entry);
            return true;
        });
    }

    private List<AuditEntry> read(AuditQuery query) {
        return store.read(view -> view.audit(query));
    }

    private List<String> requests(AuditQuery query) {
        return read(query).stream().map(each -> each.origin().request()).toList();
    }

    private static AuditQuery query(
            List<String> services,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<String> actor,
            Optional<ResourceKey> below,
            Optional<String> request) {
        return new AuditQuery(services, since, until, actor, below, request, Long.MAX_VALUE, 10);
    }

    private static AuditEntry entry(String actor, String request, String service, String path, Instant at) {
        return new AuditEntry(
                0,
                at,
                new AuditEntry.Actor(actor, "User", "app of " + actor, "Name of " + actor),
                new AuditEntry.Origin("127.0.0.1", "a program", request, "series of " + request),
                new ResourceKey(service, path),
                service + path,
                "Microsoft.ApiManagement/service/products/write",
                "Succeeded",
                Optional.empty(),
                Optional.of(properties("displayName", "☂")),
                List.of("primaryKey", "secondaryKey"));
    }
}
