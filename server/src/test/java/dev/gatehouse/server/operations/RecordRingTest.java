package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessRecord;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class RecordRingTest {
    private final List<String> read = new ArrayList<>();

    @Test
    void acceptWhenThereIsRoomThenEveryRecordIsReadOnceAndInOrder() {
        try (var ring = new RecordRing(8, () -> List.of(this::remember)).start()) {
            for (int i = 0; i < 8; i++) {
                ring.accept(AccessRecords.served("api" + i, "", "/"));
            }
        }
        assertThat(read).containsExactly("api0", "api1", "api2", "api3", "api4", "api5", "api6", "api7");
    }

    @Test
    void acceptWhenTheReaderIsARoundBehindThenRecordsAreDroppedAndCounted() {
        try (var ring = new RecordRing(4, () -> List.of(this::remember))) {
            for (int i = 0; i < 7; i++) {
                ring.accept(AccessRecords.served("api" + i, "", "/"));
            }
            assertThat(ring.dropped()).isEqualTo(3);
            ring.start();
        }
        assertThat(read).containsExactly("api0", "api1", "api2", "api3");
    }

    @Test
    void acceptWhenManyThreadsPutInThenNothingIsLostUncounted() throws InterruptedException {
        var count = new AtomicInteger();
        var ring = new RecordRing(64, () -> List.of(_ -> count.incrementAndGet()));
        try (var running = ring.start()) {
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < 4; t++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        running.accept(AccessRecords.served("api", "", "/"));
                    }
                }));
            }
            for (var thread : threads) {
                thread.join();
            }
        }
        assertThat(count.get() + ring.dropped()).isEqualTo(80_000);
    }

    @Test
    void readWhenOneReaderFailsThenTheOthersStillRead() {
        RecordReader failing = _ -> {
            throw new IllegalStateException("a reader that fails");
        };
        try (var ring = new RecordRing(4, () -> List.of(failing, this::remember)).start()) {
            ring.accept(AccessRecords.served("one", "", "/"));
            ring.accept(AccessRecords.served("two", "", "/"));
        }
        assertThat(read).containsExactly("one", "two");
    }

    private void remember(AccessRecord record) {
        read.add(record.apiId());
    }
}
