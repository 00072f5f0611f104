package dev.gatehouse.server.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.provisioning.DriftReport;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Whether the directory still holds what the resources say, as it was last looked. What differs there is for somebody
 * to decide on, and no reason to take the server out of service: so it is told, and no {@link Check}.
 */
public record DirectoryHealth(Supplier<DriftReport> last) {

    /** In how many points the directory differs. */
    public long drifts() {
        return last.get().drifts();
    }

    /** When it was last looked, in seconds since 1970; 0 for never. */
    public long lastLook() {
        return last.get().finished().map(Instant::getEpochSecond).orElse(0L);
    }

    ObjectNode json() {
        var report = last.get();
        var json = Json.object().put("drift", report.drifts());
        report.finished().ifPresent(time -> json.put("lastLook", time.toString()));
        report.problem().ifPresent(problem -> json.put("problem", problem));
        return json;
    }
}
