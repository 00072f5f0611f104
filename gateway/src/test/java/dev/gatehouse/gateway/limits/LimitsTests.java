package dev.gatehouse.gateway.limits;

import dev.gatehouse.policy.port.Counters.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsTests {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;
    private LocalCounters counters;

    @BeforeEach
    void open() {
        counters = new LocalCounters(folder.resolve("quotas"), clock);
    }

    @AfterEach
    void close() {
        counters.close();
    }

    @Test
    void slideWhenTheLimitIsReachedThenTheNextIsRefusedUntilTheFirstHasLeftTheWindow() {
        for (int call = 4; call >= 0; call--) {
            assertThat(counters.slide("a", 5, MINUTE)).isEqualTo(new Answer(true, call, Duration.ZERO));
            pass(Duration.ofSeconds(1));
        }
        assertThat(counters.slide("a", 5, MINUTE)).isEqualTo(new Answer(false, 0, Duration.ofSeconds(55)));
        assertThat(counters.slide("b", 5, MINUTE).allowed()).isTrue();
        pass(Duration.ofSeconds(55).minusMillis(1));
        assertThat(counters.slide("a", 5, MINUTE)).isEqualTo(new Answer(false, 0, Duration.ofMillis(1)));
        pass(Duration.ofMillis(1));
        assertThat(counters.slide("a", 5, MINUTE).allowed()).isTrue();
        assertThat(counters.slide("a", 5, MINUTE).allowed()).isFalse();
    }

    @Test
    void slideWhenRefusedCallsKeepComingThenTheyDoNotCount() {
        assertThat(counters.slide("a", 1, MINUTE).allowed()).isTrue();
        for (int i = 0; i < 50; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(counters.slide("a", 1, MINUTE).allowed()).isFalse();
        }
        pass(Duration.ofSeconds(10));
        assertThat(counters.slide("a", 1, MINUTE).allowed()).isTrue();
    }

    @Test
    void slideWhenCallsAreManyThenNoWindowEverHoldsMoreThanTheLimit() {
        long[] allowedAt = new long[20_000];
        int allowed = 0;
        for (int i = 0; i < 20_000; i++) {
            if (counters.slide("a", 1_000, MINUTE).allowed()) {
                allowedAt[allowed++] = now.toEpochMilli();
            }
            pass(Duration.ofMillis(i % 40));
        }
        assertThat(allowed).isGreaterThan(5_000);
        for (int i = 1_000; i < allowed; i++) {
            assertThat(allowedAt[i] - allowedAt[i - 1_000]).isGreaterThanOrEqualTo(MINUTE.toMillis());
        }
    }

    @Test
    void fixedWhenTheLimitIsReachedThenItIsRefusedUntilTheWindowEnds() {
        long anchor = now.minus(Duration.ofDays(2)).toEpochMilli();
        assertThat(counters.fixed("q", 2, 3, WEEK, anchor)).isEqualTo(new Answer(true, 1, Duration.ZERO));
        assertThat(counters.fixed("q", 0, 3, WEEK, anchor)).isEqualTo(new Answer(true, 1, Duration.ZERO));
        assertThat(counters.fixed("q", 1, 3, WEEK, anchor)).isEqualTo(new Answer(true, 0, Duration.ZERO));
        assertThat(counters.fixed("q", 1, 3, WEEK, anchor)).isEqualTo(new Answer(false, 0, Duration.ofDays(5)));
        assertThat(counters.fixed("q", 0, 3, WEEK, anchor).allowed()).isFalse();
        assertThat(counters.fixed("r", 1, 3, WEEK, anchor).allowed()).isTrue();
        pass(Duration.ofDays(5));
        assertThat(counters.fixed("q", 1, 3, WEEK, anchor)).isEqualTo(new Answer(true, 2, Duration.ZERO));
    }

    @Test
    void fixedWhenTheWindowNeverEndsThenTheCountStays() {
        assertThat(counters.fixed("q", 3, 3, Duration.ZERO, 0).allowed()).isTrue();
        pass(Duration.ofDays(4000));
        assertThat(counters.fixed("q", 1, 3, Duration.ZERO, 0).allowed()).isFalse();
    }

    @Test
    void fixedWhenTheProcessDiesThenNoCountIsLost() throws IOException {
        counters.fixed("q", 3, 5, WEEK, 0);
        counters.fixed("forever", 5, 5, Duration.ZERO, 0);
        var asTheDeadLeftIt = Files.copy(folder.resolve("quotas"), folder.resolve("copy"));
        try (var restarted = new LocalCounters(asTheDeadLeftIt, clock)) {
            assertThat(restarted.fixed("q", 1, 5, WEEK, 0)).isEqualTo(new Answer(true, 1, Duration.ZERO));
            assertThat(restarted.fixed("forever", 0, 5, Duration.ZERO, 0).allowed())
                    .isFalse();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("quotas"))))
                .isEqualTo("rw-------");
    }

    @Test
    void fixedWhenThereAreMoreCountersThanPlacesThenThoseOfPastWindowsGiveWay() throws IOException {
        long before = Files.size(folder.resolve("quotas"));
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 12_000; i++) {
                assertThat(counters.fixed("round " + round + " " + i, 1, 1, MINUTE, 0)
                                .allowed())
                        .isTrue();
            }
            assertThat(counters.fixed("round " + round + " 0", 1, 1, MINUTE, 0).allowed())
                    .isFalse();
            pass(MINUTE);
        }
        assertThat(counters.fixed("round 0 0", 1, 1, MINUTE, 0).allowed()).isTrue();
        assertThat(before).isZero();
        assertThat(Files.size(folder.resolve("quotas"))).isEqualTo(1 << 20);
        for (int i = 0; i < 20_000; i++) {
            assertThat(counters.fixed("more " + i, 1, 1, MINUTE, 0).allowed()).isTrue();
        }
        assertThat(Files.size(folder.resolve("quotas"))).isEqualTo(2 << 20);
    }

    @Test
    void cacheWhenTheDurationHasPassedThenTheValueIsGone() {
        var cache = new MemoryCache(1 << 20, clock);
        cache.put("a", "one", MINUTE, 10);
        assertThat(cache.get("a")).contains("one");
        cache.put("a", "two", MINUTE.multipliedBy(2), 10);
        pass(MINUTE);
        assertThat(cache.get("a")).contains("two");
        pass(MINUTE);
        assertThat(cache.get("a")).isEmpty();
        cache.put("b", "x", Duration.ZERO, 1);
        assertThat(cache.get("b")).isEmpty();
        cache.put("c", "x", MINUTE, 1);
        cache.remove("c");
        assertThat(cache.get("c")).isEmpty();
    }

    @Test
    void cacheWhenAValueIsLargerThanAllThenItIsNotKept() {
        var cache = new MemoryCache(1 << 20, clock);
        cache.put("large", "x", MINUTE, 1 << 21);
        cache.put("small", "x", MINUTE, 1 << 10);
        cache.settle();
        assertThat(cache.get("large")).isEmpty();
        assertThat(cache.get("small")).isPresent();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
