package dev.gatehouse.store.traffic;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;
import dev.gatehouse.store.ResourceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

/** Sums of calls and the last refusals, as every database must keep them. */
abstract class TrafficContract {
    private static final String SERVICE = "/service/one";
    private static final String OTHER = "/service/two";
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private Database database;
    private TrafficStore store;
    private TrafficRecorder recorder;

    /** An empty database. */
    abstract DatabaseSettings settings();

    @BeforeEach
    void open() {
        database = Database.open(settings());
        ResourceStore.open(database, () -> NOON);
        store = new TrafficStore(database);
        recorder = new TrafficRecorder(store, () -> NOON);
    }

    @AfterEach
    void close() {
        // A test that was skipped has none.
        if (database != null) {
            database.close();
        }
    }

    @Test
    void callsOfOneMinuteAreSummedUpOverSeveralWritings() {
        take(call(NOON, "crm", 200, AccessOutcome.SERVED, 1_500, 1_000));
        recorder.settle();
        take(call(NOON.plusSeconds(59), "crm", 200, AccessOutcome.SERVED, 500, 0));
        take(call(NOON.plusSeconds(30), "crm", 500, AccessOutcome.BACKEND_TIMEOUT, 4_000, 3_000));
        recorder.settle();
        var sum = only(store.sums(query(List.of(Dimension.APPLICATION))));
        assertThat(sum.names()).isEqualTo(Map.of(Dimension.APPLICATION, "crm"));
        assertThat(sum.calls()).isEqualTo(3);
        assertThat(sum.successes()).isEqualTo(2);
        assertThat(sum.failures()).isEqualTo(1);
        assertThat(sum.blocks()).isZero();
        assertThat(sum.requestBytes()).isEqualTo(30);
        assertThat(sum.responseBytes()).isEqualTo(300);
        assertThat(sum.total()).isEqualTo(new TrafficSum.Times(micros(2_000), micros(500), micros(4_000)));
        assertThat(sum.backendCalls()).isEqualTo(2);
        assertThat(sum.backend()).isEqualTo(new TrafficSum.Times(micros(2_000), micros(1_000), micros(3_000)));
    }

    @Test
    void sumsAreToldApartByWhatIsAskedAndMostCallsComeFirst() {
        take(call(NOON, "crm", 200, AccessOutcome.SERVED, 10, 0));
        take(call(NOON, "erp", 200, AccessOutcome.SERVED, 10, 0));
        take(call(NOON, "erp", 403, AccessOutcome.LINK_MISSING, 10, 0));
        recorder.settle();
        assertThat(store.sums(query(List.of(Dimension.APPLICATION))))
                .extracting(sum -> sum.name(Dimension.APPLICATION), TrafficSum::calls, TrafficSum::blocks)
                .containsExactly(tuple("erp", 2L, 1L), tuple("crm", 1L, 0L));
        assertThat(store.sums(query(List.of(Dimension.APPLICATION, Dimension.OUTCOME))))
                .extracting(sum -> sum.name(Dimension.OUTCOME))
                .containsExactlyInAnyOrder("SERVED", "SERVED", "LINK_MISSING");
        assertThat(store.sums(new TrafficQuery(
                        SERVICE,
                        NOON,
                        NOON.plusSeconds(1),
                        List.of(),
                        Optional.empty(),
                        Map.of(Dimension.APPLICATION, List.of("crm", "none such")))))
                .extracting(TrafficSum::calls)
                .containsExactly(1L);
    }

    @Test
    void intervalsFollowEachOtherAndBoundsAreKept() {
        for (int minute : new int[] {0, 7, 15, 29, 30, 44}) {
            take(call(NOON.plus(Duration.ofMinutes(minute)), "crm", 200, AccessOutcome.SERVED, 10, 0));
        }
        recorder.settle();
        var sums = store.sums(new TrafficQuery(
                SERVICE,
                NOON.plus(Duration.ofMinutes(7)),
                NOON.plus(Duration.ofMinutes(44)),
                List.of(),
                Optional.of(Duration.ofMinutes(15)),
                Map.of()));
        assertThat(sums)
                .extracting(TrafficSum::start, TrafficSum::calls)
                .containsExactly(
                        tuple(Optional.of(NOON), 1L),
                        tuple(Optional.of(NOON.plus(Duration.ofMinutes(15))), 2L),
                        tuple(Optional.of(NOON.plus(Duration.ofMinutes(30))), 1L));
    }

    @Test
    void aServiceSeesItsOwnAlone() {
        take(call(NOON, "crm", 403, AccessOutcome.LINK_MISSING, 10, 0));
        recorder.settle();
        assertThat(store.sums(
                        new TrafficQuery(OTHER, NOON, NOON.plusSeconds(60), List.of(), Optional.empty(), Map.of())))
                .isEmpty();
        assertThat(store.refusals(RefusalQuery.of(OTHER, 10))).isEmpty();
    }

    @Test
    void aRefusalComesBackWithItsWholeReason() {
        var refused = call(NOON, "crm", 403, AccessOutcome.LINK_MISSING, 1_234, 0);
        take(refused);
        take(call(NOON, "crm", 200, AccessOutcome.SERVED, 10, 0));
        recorder.settle();
        var kept = only(store.refusals(RefusalQuery.of(SERVICE, 10))).record();
        assertThat(kept)
                .usingRecursiveComparison()
                .ignoringFields("requestBytes", "responseBytes", "backend")
                .isEqualTo(refused);
    }

    @Test
    void theLastThousandRefusalsAreKeptWhateverAnotherServiceDoes() {
        take(call(OTHER, NOON, "crm", 403, AccessOutcome.LINK_MISSING));
        for (int round = 0; round < 3; round++) {
            int first = round * 600;
            IntStream.range(first, first + 600)
                    .forEach(i -> take(call(NOON.plusMillis(i), "crm", 403, AccessOutcome.LINK_MISSING, 10, 0)));
            recorder.settle();
        }
        var kept = store.refusals(RefusalQuery.of(SERVICE, 5_000));
        assertThat(kept).hasSize(TrafficStore.REFUSALS_KEPT);
        assertThat(kept.getFirst().record().time()).isEqualTo(NOON.plusMillis(1_799));
        assertThat(kept.getLast().record().time()).isEqualTo(NOON.plusMillis(800));
        assertThat(store.refusals(RefusalQuery.of(OTHER, 10))).hasSize(1);
    }

    @Test
    void refusalsAreAskedByApplicationOutcomeApiAndTime() {
        take(call(NOON, "crm", 403, AccessOutcome.LINK_MISSING, 10, 0));
        take(call(NOON.plusSeconds(5), "erp", 401, AccessOutcome.TOKEN_EXPIRED, 10, 0));
        take(call(NOON.plusSeconds(9), "crm", 429, AccessOutcome.RATE_LIMITED, 10, 0));
        recorder.settle();
        assertThat(outcomes(refusals(Optional.empty(), Set.of("crm"), Set.of(), Set.of(), Set.of())))
                .containsExactly(AccessOutcome.RATE_LIMITED, AccessOutcome.LINK_MISSING);
        assertThat(outcomes(refusals(
                        Optional.empty(),
                        Set.of(),
                        Set.of(AccessOutcome.TOKEN_EXPIRED, AccessOutcome.LINK_MISSING),
                        Set.of(),
                        Set.of())))
                .containsExactly(AccessOutcome.TOKEN_EXPIRED, AccessOutcome.LINK_MISSING);
        assertThat(outcomes(refusals(Optional.of(NOON.plusSeconds(5)), Set.of("crm"), Set.of(), Set.of(), Set.of())))
                .containsExactly(AccessOutcome.RATE_LIMITED);
        assertThat(outcomes(refusals(Optional.empty(), Set.of(), Set.of(), Set.of("none"), Set.of())))
                .isEmpty();
        assertThat(outcomes(
                        refusals(Optional.empty(), Set.of(), Set.of(), Set.of("none", "echo-api"), Set.of("starter"))))
                .hasSize(3);
        assertThat(outcomes(refusals(Optional.empty(), Set.of(), Set.of(), Set.of("echo-api"), Set.of("none"))))
                .isEmpty();
        var first = store.refusals(RefusalQuery.of(SERVICE, 2));
        var rest = store.refusals(new RefusalQuery(
                SERVICE,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                first.getLast().id(),
                2));
        assertThat(outcomes(rest)).containsExactly(AccessOutcome.LINK_MISSING);
    }

    @Test
    void oneRefusalIsFoundByItsIdAtItsOwnServiceAlone() {
        take(call(NOON, "crm", 403, AccessOutcome.LINK_MISSING, 10, 0));
        recorder.settle();
        var kept = only(store.refusals(RefusalQuery.of(SERVICE, 10)));
        assertThat(store.refusal(SERVICE, kept.id())).contains(kept);
        assertThat(store.refusal(OTHER, kept.id())).isEmpty();
        assertThat(store.refusal(SERVICE, kept.id() + 1)).isEmpty();
    }

    @Test
    void whatCallersChoseIsCutAndCannotBreakTheWriting() {
        var path = "/echo/\0'\";--" + "x".repeat(10_000);
        take(new AccessRecord(
                UUID.randomUUID(),
                NOON,
                SERVICE,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "GET",
                "localhost",
                path,
                "127.0.0.1",
                404,
                0,
                AccessOutcome.NOT_FOUND,
                "no operation matches",
                0,
                0,
                micros(10),
                Duration.ZERO));
        recorder.settle();
        assertThat(only(store.refusals(RefusalQuery.of(SERVICE, 10))).record().path())
                .startsWith("/echo/\uFFFD'\";--xxx")
                .hasSize(2_001);
    }

    @Test
    void callersBeyondTheBoundAreSummedUpWithoutTheirNames() {
        recorder = new TrafficRecorder(store, () -> NOON, 3);
        IntStream.range(0, 10).forEach(i -> take(call(NOON, "app" + i, 200, AccessOutcome.SERVED, 10, 0)));
        take(call(NOON, "app1", 200, AccessOutcome.SERVED, 10, 0));
        recorder.settle();
        assertThat(store.sums(query(List.of(Dimension.APPLICATION))))
                .extracting(sum -> sum.name(Dimension.APPLICATION), TrafficSum::calls)
                .containsExactly(tuple("*", 7L), tuple("app1", 2L), tuple("app0", 1L), tuple("app2", 1L));
    }

    @Test
    void oldSumsAreForgotten() {
        take(call(NOON.minus(Duration.ofDays(91)), "crm", 200, AccessOutcome.SERVED, 10, 0));
        take(call(NOON, "crm", 200, AccessOutcome.SERVED, 10, 0));
        recorder.settle();
        store.forget(NOON.minus(TrafficRecorder.KEPT));
        var all = new TrafficQuery(SERVICE, Instant.EPOCH, NOON.plusSeconds(60), List.of(), Optional.empty(), Map.of());
        assertThat(only(store.sums(all)).calls()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain() {
        take(call(NOON, "crm", 403, AccessOutcome.LINK_MISSING, 10, 0));
        database.write(handle -> handle.execute("alter table refusal rename to elsewhere"));
        recorder.settle();
        database.write(handle -> handle.execute("alter table elsewhere rename to refusal"));
        take(call(NOON.plusSeconds(1), "crm", 403, AccessOutcome.LINK_MISSING, 10, 0));
        recorder.settle();
        assertThat(only(store.sums(query(List.of()))).calls()).isEqualTo(2);
        assertThat(store.refusals(RefusalQuery.of(SERVICE, 10)))
                .extracting(refusal -> refusal.record().time())
                .containsExactly(NOON.plusSeconds(1), NOON);
    }

    @Test
    void callsOfNoServiceAreNotKept() {
        take(call("", NOON, "", 404, AccessOutcome.NOT_FOUND));
        recorder.settle();
        assertThat(store.refusals(RefusalQuery.of("", 10))).isEmpty();
    }

    @Test
    void anIntervalIsWholeMinutes() {
        assertThatThrownBy(() ->
                        new TrafficQuery(SERVICE, NOON, NOON, List.of(), Optional.of(Duration.ofSeconds(90)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void take(AccessRecord record) {
        recorder.record(record);
    }

    private static TrafficQuery query(List<Dimension> by) {
        return new TrafficQuery(SERVICE, NOON, NOON.plusSeconds(60), by, Optional.empty(), Map.of());
    }

    private List<Refusal> refusals(
            Optional<Instant> since,
            Set<String> applications,
            Set<AccessOutcome> outcomes,
            Set<String> apis,
            Set<String> products) {
        return store.refusals(
                new RefusalQuery(SERVICE, since, applications, outcomes, apis, products, Long.MAX_VALUE, 10));
    }

    private static List<AccessOutcome> outcomes(List<Refusal> refusals) {
        return refusals.stream().map(refusal -> refusal.record().outcome()).toList();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    private static AccessRecord call(String service, Instant at, String application, int status, AccessOutcome how) {
        return call(service, at, application, status, how, 10, 0);
    }

    private static AccessRecord call(
            Instant at, String application, int status, AccessOutcome how, long total, long backend) {
        return call(SERVICE, at, application, status, how, total, backend);
    }

    private static AccessRecord call(
            String service, Instant at, String application, int status, AccessOutcome how, long total, long backend) {
        return new AccessRecord(
                UUID.randomUUID(),
                at,
                service,
                "echo-api",
                "1",
                "echo-api/retrieve-resource",
                "starter",
                application,
                "",
                "1",
                "GET",
                "localhost",
                "/echo/resource",
                "127.0.0.1",
                status,
                backend == 0 ? 0 : 200,
                how,
                how == AccessOutcome.SERVED ? "" : "because of " + how,
                10,
                100,
                micros(total),
                micros(backend));
    }
}
