package dev.gatehouse.gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static dev.gatehouse.gateway.Estate.openApi;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.service;
import static org.assertj.core.api.Assertions.assertThat;

class StatusDoorTests {
    private static final String DOOR = "/status-0123456789abcdef";

    @TempDir
    Path folder;

    private TestIssuer issuer;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        issuer = new TestIssuer();
        gateway = new TestGateway(folder, issuer);
    }

    @AfterEach
    void stop() {
        gateway.close();
        issuer.close();
    }

    @Test
    void statusWhenThereIsNoConfigurationYetThenItIsOpenAndCallsAre503() {
        var reply = gateway.get(DOOR);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"revision\":0}");
        assertThat(reply.header("x-gatehouse-revision")).contains("0");
        var call = gateway.get("/anything");
        assertThat(call.status()).isEqualTo(503);
        assertThat(call.header("Retry-After")).isPresent();
    }

    @Test
    void statusWhenTheRevisionIsThereThenItAnswersAtOnce() {
        gateway.serve(List.of(service()));
        gateway.put(openApi("a", "a"), operation("a", "get", "GET", "/x"));
        for (var query : List.of("", "?waitForRevision=0", "?waitForRevision=1", "?waitForRevision=2")) {
            var reply = gateway.get(DOOR + query);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("{\"revision\":2}");
            assertThat(reply.header("x-gatehouse-revision")).contains("2");
        }
        assertThat(gateway.get("/a/x").status()).isEqualTo(200);
    }

    @Test
    void statusWhenItWaitsThenItAnswersWhenTheRevisionIsServedAndNotBefore() throws Exception {
        gateway.serve(List.of(service()));
        var second = waiting(2);
        var third = waiting(3);
        assertThat(stillWaits(second)).isTrue();
        gateway.put(openApi("a", "a"));
        assertThat(second.get(5, TimeUnit.SECONDS).body()).isEqualTo("{\"revision\":2}");
        assertThat(stillWaits(third)).isTrue();
        gateway.put(openApi("b", "b"));
        assertThat(third.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void statusWhenTheRevisionDoesNotComeThenItIs408AfterTenSeconds() {
        gateway.serve(List.of(service()));
        var reply = gateway.get(DOOR + "?waitForRevision=99");
        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.header("x-gatehouse-revision")).contains("1");
    }

    @Test
    void statusWhenAHundredWaitThenTheNextIs429AndPlacesAreGivenBack() throws Exception {
        gateway.serve(List.of(service()));
        var waiting = new ArrayList<CompletableFuture<WireReply>>();
        var refused = new CountDownLatch(10);
        for (int i = 0; i < 110; i++) {
            var each = waiting(2);
            each.thenRun(refused::countDown);
            waiting.add(each);
        }
        assertThat(refused.await(9, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.get(DOOR).status()).isEqualTo(200);
        gateway.put(openApi("a", "a"));
        var statuses = new ArrayList<Integer>();
        for (var each : waiting) {
            statuses.add(each.get(10, TimeUnit.SECONDS).status());
        }
        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(10);
        var next = waiting(3);
        gateway.put(openApi("b", "b"));
        assertThat(next.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "", "1.5", "99999999999999999999"})
    void statusWhenTheNumberIsNoneThenItIs400(String number) {
        var reply = gateway.get(DOOR + "?waitForRevision=" + number);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("waitForRevision");
    }

    @Test
    void statusWhenTheMethodIsAnotherThenTheDoorIsNotThere() {
        gateway.serve(List.of(service()));
        assertThat(gateway.call("POST", DOOR, "Content-Length: 0").status()).isEqualTo(404);
        assertThat(gateway.call("HEAD", DOOR).status()).isEqualTo(200);
        assertThat(gateway.get(DOOR + "/x").status()).isEqualTo(404);
    }

    private CompletableFuture<WireReply> waiting(long revision) {
        return CompletableFuture.supplyAsync(
                () -> gateway.get(DOOR + "?waitForRevision=" + revision), Thread::startVirtualThread);
    }

    /** Gives it the chance to answer too early. */
    private static boolean stillWaits(CompletableFuture<WireReply> waiting)
            throws ExecutionException, InterruptedException {
        try {
            waiting.get(200, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }
}
