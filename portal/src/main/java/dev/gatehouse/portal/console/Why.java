package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.refusals.OwnerReason;
import dev.gatehouse.portal.session.Session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out why a call was refused: the gateway's record of it has the outcome, the gateway's explainer each check. A
 * manager is told all of it, a developer what an application's owner may know.
 */
final class Why {
    /** The record is written beside the call, a moment after it. */
    private static final Duration PATIENCE = Duration.ofMillis(600);

    private static final Duration LOOK = Duration.ofMillis(40);
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private final ArmInName arm;
    private final ResourceId service;

    Why(ArmInName arm, ResourceId service) {
        this.arm = arm;
        this.service = service;
    }

    /**
     * Why the call with this request id was refused; empty if the gateway let it by, and the answer is somebody else's.
     *
     * @param since when it began
     */
    Optional<ObjectNode> refused(Session session, String requestId, Instant since) {
        return record(session, requestId, since.minus(CLOCKS)).map(record -> {
            var outcome = AccessOutcome.valueOf(record.path("outcome").asText());
            var document = words(outcome);
            if (session.portal() == Portal.ADMIN) {
                document.put("reason", record.path("reason").asText());
            }
            return document;
        });
    }

    /** The same, for what is known without a call. */
    static ObjectNode words(AccessOutcome outcome) {
        var reason = OwnerReason.of(outcome);
        return Json.object()
                .put("outcome", outcome.name())
                .put("text", reason.text())
                .put("fix", reason.fix());
    }

    private Optional<JsonNode> record(Session session, String requestId, Instant since) {
        var query = Map.of("$filter", "timestamp ge '" + since + "'", "$top", "200");
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            var refusals = arm.ask(session, "GET", service, List.of("refusals"), query, Json.object());
            for (var refusal : refusals.body().orElseThrow().path("value")) {
                if (refusal.path("requestId").asText().equalsIgnoreCase(requestId)) {
                    return Optional.of(refusal);
                }
            }
            if (System.nanoTime() > end) {
                return Optional.empty();
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    /** Each check of the gateway for a token; empty where the gateway can't be asked. */
    Optional<JsonNode> checks(Session session, CallTarget target, String token) {
        try {
            return Optional.of(explain(session, target, token).path("checks"));
        } catch (ArmException _) {
            return Optional.empty();
        }
    }

    /**
     * What the gateway makes of a token at an operation.
     *
     * @throws ArmException if it can't be asked
     */
    JsonNode explain(Session session, CallTarget target, String token) {
        var body = Json.object()
                .put("token", token)
                .put("apiId", target.apiResource().id().shortPath())
                .put("operationId", target.operationResource().id().name());
        var explained = (ObjectNode) arm.ask(session, "POST", service, List.of("explainToken"), body)
                .body()
                .orElseThrow();
        if (session.portal() == Portal.DEVELOPER) {
            explained.path("checks").forEach(check -> ownerSafe((ObjectNode) check));
        }
        return explained;
    }

    private static void ownerSafe(ObjectNode check) {
        switch (check.path("result").asText()) {
            case "failed" -> {
                var reason = OwnerReason.of(
                        AccessOutcome.valueOf(check.path("failsAs").asText()));
                check.put("detail", reason.text()).put("fix", reason.fix());
            }
            case "notReached" -> check.remove("detail");
            default -> {}
        }
    }
}
