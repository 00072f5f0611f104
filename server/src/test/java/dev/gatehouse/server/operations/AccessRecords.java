package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Records for tests. */
final class AccessRecords {
    static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private AccessRecords() {}

    static AccessRecord served(String api, String application, String path) {
        return record(api, application, path, AccessOutcome.SERVED, "");
    }

    static AccessRecord record(String api, String application, String path, AccessOutcome outcome, String reason) {
        return new AccessRecord(
                ID,
                Instant.parse("2026-01-02T03:04:05.006Z"),
                "/service",
                api,
                "1",
                api + "/get",
                "starter",
                application,
                "",
                "1",
                "GET",
                "localhost",
                path,
                "127.0.0.1",
                200,
                200,
                outcome,
                reason,
                10,
                20,
                Duration.ofMillis(3),
                Duration.ofMillis(2));
    }
}
