package dev.gatehouse.server.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers whoever runs the server: {@code /health/live} while the process does, {@code /health/ready} while all checks
 * pass, {@code /metrics}.
 */
public final class OperationsDoor {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsDoor.class);

    private final List<Check> checks;
    private final DirectoryHealth directory;
    private final Supplier<Metrics> metrics;
    private final Optional<Consumer<Router.Builder>> testControls;

    /**
     * @param directory told with the checks, and none of them
     * @param metrics made when somebody first asks
     */
    public OperationsDoor(List<Check> checks, DirectoryHealth directory, Supplier<Metrics> metrics) {
        this(checks, directory, metrics, Optional.empty());
    }

    private OperationsDoor(
            List<Check> checks,
            DirectoryHealth directory,
            Supplier<Metrics> metrics,
            Optional<Consumer<Router.Builder>> testControls) {
        this.checks = List.copyOf(checks);
        this.directory = directory;
        this.metrics = metrics;
        this.testControls = testControls;
    }

    /** This, with the test controls' routes; whoever asks for the health is told that they are on. */
    public OperationsDoor withTestControls(Consumer<Router.Builder> routes) {
        return new OperationsDoor(checks, directory, metrics, Optional.of(routes));
    }

    public Handler handler() {
        var router = Router.builder()
                .route("GET", "/health/live", _ -> Reply.text(200, "live\n"))
                .route("GET", "/health/ready", this::ready)
                .route("GET", "/metrics", this::scrape);
        testControls.ifPresent(routes -> routes.accept(router));
        return router.build();
    }

    private Reply ready(Request request) {
        var body = Json.object();
        var shown = body.putArray("checks");
        boolean ready = true;
        for (var outcome : outcomes()) {
            ready &= outcome.problem().isEmpty();
            shown.add(outcome.json());
        }
        body.put("ready", ready);
        body.set("directory", directory());
        if (testControls.isPresent()) {
            body.put("testControls", true);
        }
        return Reply.json(ready ? 200 : 503, body).with("Cache-Control", "no-store");
    }

    /** Whatever keeps it from being told must not keep readiness from being told. */
    private ObjectNode directory() {
        try {
            return directory.json();
        } catch (RuntimeException e) {
            LOG.warn("What was last found in the directory can't be read", e);
            return Json.object().put("problem", "unknown; the log says why");
        }
    }

    /** All checks at once: whoever asks may not be patient. */
    private List<Outcome> outcomes() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return checks.stream()
                    .map(check -> CompletableFuture.supplyAsync(() -> outcome(check), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static Outcome outcome(Check check) {
        try {
            return new Outcome(check.name(), check.problem());
        } catch (RuntimeException e) {
            LOG.warn("The check of {} failed", check.name(), e);
            return new Outcome(check.name(), Optional.of("the check itself failed; the log says why"));
        }
    }

    private Reply scrape(Request request) {
        return Reply.bytes(200, Metrics.CONTENT_TYPE, metrics.get().scrape().getBytes(StandardCharsets.UTF_8));
    }

    private record Outcome(String name, Optional<String> problem) {
        ObjectNode json() {
            var json = Json.object().put("name", name).put("ready", problem.isEmpty());
            problem.ifPresent(text -> json.put("problem", text));
            return json;
        }
    }
}
