package dev.gatehouse.model.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What is known of one call after it ended. Ids are empty strings where the call had no such thing. Never holds a
 * credential; {@code path} comes without its query.
 *
 * @param service the service's ARM path, in lower case; empty if no service was found
 * @param reason the whole reason of a refusal or fault, for operators; empty when {@link AccessOutcome#SERVED}
 * @param requestBytes bytes of the request's body
 * @param responseBytes bytes of the response's body
 * @param total from the request's head to the response's last byte
 * @param backend the part of it spent waiting for the backend's response head; zero if it was not called
 */
public record AccessRecord(
        UUID requestId,
        Instant time,
        String service,
        String apiId,
        String apiRevision,
        String operationId,
        String productId,
        String applicationId,
        String subscriptionId,
        String userId,
        String method,
        String host,
        String path,
        String callerAddress,
        int status,
        int backendStatus,
        AccessOutcome outcome,
        String reason,
        long requestBytes,
        long responseBytes,
        Duration total,
        Duration backend) {}
