package dev.gatehouse.jose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeySetCacheTest {
    private static final String URI = "https://issuer.example/keys";
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Issuer FIRST = new Issuer("first", 2048);
    private static final Issuer SECOND = new Issuer("second", 2048);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private String answer = FIRST.keySet();

    private KeySetCache cache() {
        return cache(this::answering);
    }

    private KeySetCache cache(KeySetSource source) {
        return new KeySetCache(source, new FileKeySetStorage(folder), () -> now, 3, Runnable::run);
    }

    private CompletionStage<String> answering(String uri) {
        var reply = answer == null
                ? CompletableFuture.<String>failedFuture(new IllegalStateException("down"))
                : CompletableFuture.completedFuture(answer);
        asked.add(reply);
        return reply;
    }

    private KeySet await(KeySetCache cache, String kid) {
        return cache.await(URI, kid, WAIT);
    }

    @Test
    void aSetIsFetchedOnceAndThenAtHand() {
        var cache = cache();
        assertThat(cache.current(URI)).isEmpty();
        assertThat(await(cache, "first").key("first")).isPresent();
        assertThat(await(cache, "first").key("first")).isPresent();
        assertThat(cache.current(URI)).isPresent();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aClockThatWasSetBackKeepsNoKeyAway() {
        var cache = cache();
        await(cache, "first");
        answer = SECOND.keySet();
        now = now.minusSeconds(3_600);

        assertThat(await(cache, "second").key("second")).isPresent();
        for (int i = 0; i < 5; i++) {
            await(cache, "third");
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void anUnknownKeyIsLookedForAtMostEveryTenSeconds() {
        var cache = cache();
        await(cache, "first");
        answer = SECOND.keySet();
        for (int i = 0; i < 50; i++) {
            assertThat(await(cache, "second").key("second")).isEmpty();
        }
        assertThat(asked).hasSize(1);

        now = now.plusSeconds(10);
        assertThat(await(cache, "second").key("second")).isPresent();
        assertThat(cache.current(URI).orElseThrow().key("first")).isEmpty();
        assertThat(asked).hasSize(2);
    }

    @Test
    void manyWhoAskAtOnceShareOneFetch() {
        var slow = new CompletableFuture<String>();
        var cache = cache(uri -> {
            asked.add(slow);
            return slow;
        });
        var waiting = new ArrayList<CompletionStage<KeySet>>();
        for (int i = 0; i < 100; i++) {
            waiting.add(cache.withKey(URI, "key-" + i));
        }
        slow.complete(FIRST.keySet());
        assertThat(waiting)
                .allSatisfy(each -> assertThat(each.toCompletableFuture()).isCompleted());
        assertThat(asked).hasSize(1);
    }

    @Test
    void theLastGoodSetStaysWhenTheIssuerIsDownOrAnswersNonsense() {
        var cache = cache();
        await(cache, "first");
        for (var bad : new String[] {null, "<html>", "{\"keys\":[]}"}) {
            answer = bad;
            now = now.plus(KeySetCache.OLD);
            assertThat(await(cache, "unknown").key("first")).isPresent();
            assertThat(cache.current(URI).orElseThrow().key("first")).isPresent();
        }
        assertThat(asked).hasSize(4);
    }

    @Test
    void aSetThatIsOldIsFetchedAgainSoThatAWithdrawnKeyIsForgotten() {
        var cache = cache();
        var old = await(cache, "first").key("first").orElseThrow();
        answer = SECOND.keySet();
        now = now.plus(KeySetCache.OLD);
        assertThat(cache.current(URI)).isPresent();
        assertThat(cache.current(URI).orElseThrow().contains(old)).isFalse();
    }

    @Test
    void withoutAnySetCallsFailAndItIsTriedAgainEachSecond() {
        answer = null;
        var cache = cache();
        assertThatThrownBy(() -> await(cache, "first")).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> await(cache, "first")).isInstanceOf(KeysUnavailable.class);
        assertThat(asked).hasSize(1);
        answer = FIRST.keySet();
        now = now.plusSeconds(1);
        assertThat(await(cache, "first").key("first")).isPresent();
    }

    @Test
    void aRestartStartsFromTheKeptSetAndIsReadableByTheOwnerAlone() throws Exception {
        await(cache(), "first");
        try (var files = Files.list(folder)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }

        answer = null;
        assertThat(await(cache(), "first").key("first")).isPresent();

        answer = SECOND.keySet();
        assertThat(await(cache(), "second").key("second")).isPresent();
    }

    @Test
    void aDamagedFileIsNotUsed() throws Exception {
        await(cache(), "first");
        try (var files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "{");
        }
        assertThat(await(cache(), "first").key("first")).isPresent();
        assertThat(asked).hasSize(2);
    }

    @Test
    void onlySoManySetsAreHeld() {
        var cache = cache();
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(1);
            cache.await(URI + i, "first", WAIT);
        }
        assertThat(cache.current(URI + 0)).isEmpty();
        assertThat(cache.current(URI + 1)).isEmpty();
        assertThat(cache.current(URI + 4)).isPresent();
    }
}
