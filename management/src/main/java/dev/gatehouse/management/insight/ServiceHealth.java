package dev.gatehouse.management.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.provisioning.DriftReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * {@code GET health}: whether what the service stands on is well, and whether the directory still holds what the
 * resources say. The checks are made anew after ten seconds at the earliest, whoever asks.
 */
final class ServiceHealth implements SubResource {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceHealth.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final List<HealthCheck> checks;
    private Optional<Looked> last = Optional.empty();

    ServiceHealth(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    private record Outcome(String name, Optional<String> problem) {}

    private record Looked(Instant at, List<Outcome> outcomes) {}

    @Override
    public ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole can be asked of health.");
        }
        var looked = look(call.now());
        var body = Json.object();
        body.put(
                "healthy",
                looked.outcomes().stream().allMatch(outcome -> outcome.problem().isEmpty()));
        body.put("checkedAt", looked.at().toString());
        var shown = body.putArray("checks");
        looked.outcomes().forEach(outcome -> {
            var check = shown.addObject()
                    .put("name", outcome.name())
                    .put("healthy", outcome.problem().isEmpty());
            outcome.problem().ifPresent(problem -> check.put("problem", problem));
        });
        body.set("directory", directory(call));
        return ArmReply.of(200, body).with("Cache-Control", "no-store");
    }

    /** Whoever comes while it is looked waits for what is found. */
    private synchronized Looked look(Instant now) {
        var fresh = last.filter(
                looked -> !looked.at().isAfter(now) && looked.at().plus(FRESH).isAfter(now));
        if (fresh.isPresent()) {
            return fresh.get();
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = checks.stream()
                    .map(check -> CompletableFuture.supplyAsync(() -> outcome(check), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            var looked = new Looked(now, outcomes);
            last = Optional.of(looked);
            return looked;
        }
    }

    private static Outcome outcome(HealthCheck check) {
        try {
            return new Outcome(check.name(), check.problem().get());
        } catch (RuntimeException e) {
            LOG.warn("The check of {} failed", check.name(), e);
            return new Outcome(check.name(), Optional.of("The check itself failed; the log says why."));
        }
    }

    private static ObjectNode directory(ResourceAction.Call call) {
        return call.resources().read(view -> {
            var key = call.resource().id().service().key();
            boolean first = view.services().getFirst().key().equals(key);
            var report = DriftReport.of(view).document(key, first, call.now());
            report.remove("value");
            return report;
        });
    }
}
