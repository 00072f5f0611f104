package dev.gatehouse.management.arm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules hold however many write at once. */
class TogetherTest {
    private static final int WRITERS = 8;

    @Test
    void aPathIsGivenToOneApiAlone(@TempDir Path folder) throws Exception {
        try (var server = new TestServer(folder)) {
            var statuses = together(i -> server.as(
                            TestServer.CONTRIBUTOR, "PUT", "/apis/a" + i, "{\"properties\":{\"path\":\"the-one\"}}")
                    .statusCode());

            assertThat(statuses).containsOnlyOnce(201);
            assertThat(statuses.stream().filter(status -> status == 400)).hasSize(WRITERS - 1);
        }
    }

    @Test
    void anEtagIsMetByOneWriterAlone(@TempDir Path folder) throws Exception {
        try (var server = new TestServer(folder)) {
            var etag = server.as(TestServer.OWNER, "GET", "/products/starter", "")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var statuses = together(i -> server.send(
                            "PATCH",
                            TestServer.SERVICE.path() + "/products/starter?api-version=2024-05-01",
                            java.util.Map.of(
                                    "Authorization",
                                    "Bearer " + server.issuer().token(TestServer.OWNER),
                                    "If-Match",
                                    etag),
                            "{\"properties\":{\"description\":\"" + i + "\"}}")
                    .statusCode());

            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses.stream().filter(status -> status == 412)).hasSize(WRITERS - 1);
        }
    }

    @Test
    void oneResourceIsMadeOnceAndKeepsItsUid(@TempDir Path folder) throws Exception {
        try (var server = new TestServer(folder)) {
            var statuses = together(
                    i -> server.as(TestServer.OWNER, "PUT", "/products/p", "{\"properties\":{\"displayName\":\"P\"}}")
                            .statusCode());

            assertThat(statuses).containsOnlyOnce(201);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(WRITERS - 1);
        }
    }

    private interface Writer {
        int write(int number);
    }

    private static List<Integer> together(Writer writer) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, WRITERS)
                    .<Callable<Integer>>mapToObj(i -> () -> writer.write(i))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(work)) {
                statuses.add(done.get());
            }
            return statuses;
        }
    }
}
