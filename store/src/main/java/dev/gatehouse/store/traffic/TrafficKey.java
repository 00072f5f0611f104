package dev.gatehouse.store.traffic;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;

import java.time.Instant;

/**
 * Which calls of one minute are summed up together. Names are empty where a call had no such thing.
 *
 * @param service the service's key
 * @param minute minutes since 1970
 * @param operation {@code apiId/operationId}
 */
record TrafficKey(
        String service,
        long minute,
        String api,
        String operation,
        String product,
        String application,
        String subscription,
        String user,
        AccessOutcome outcome) {
    /** Stands for the names of those that came when there were too many to tell apart. */
    static final String MANY = "*";

    static TrafficKey of(AccessRecord record) {
        return new TrafficKey(
                record.service(),
                minute(record.time()),
                record.apiId(),
                record.operationId(),
                record.productId(),
                record.applicationId(),
                record.subscriptionId(),
                record.userId(),
                record.outcome());
    }

    static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60);
    }

    /** The same without what can be many. */
    TrafficKey folded() {
        return new TrafficKey(service, minute, MANY, MANY, MANY, MANY, MANY, MANY, outcome);
    }
}
