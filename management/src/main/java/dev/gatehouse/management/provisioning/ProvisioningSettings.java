package dev.gatehouse.management.provisioning;

import java.time.Duration;

/**
 * How long provisioning waits for what.
 *
 * @param giving the longest that a request waits for the identity provider, its turn included
 * @param courtesy how long a reply waits for what is cleaned up behind it; it is sent then in any case
 * @param firstRetry before something that failed is tried again, doubled each time
 * @param longestRetry the most that grows to
 * @param orphaned after which a giving of another process is taken to be left behind
 * @param alone whether no other process works on the same store
 * @param reconciling how often it is looked whether the directory still holds what the resources say; zero for never
 */
public record ProvisioningSettings(
        Duration giving,
        Duration courtesy,
        Duration firstRetry,
        Duration longestRetry,
        Duration orphaned,
        boolean alone,
        Duration reconciling) {

    /** What fits one process. */
    public static ProvisioningSettings ofOneProcess() {
        return new ProvisioningSettings(
                Duration.ofSeconds(50),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                true,
                Duration.ofHours(1));
    }

    /** What fits many processes on one database. */
    public static ProvisioningSettings ofManyProcesses() {
        var one = ofOneProcess();
        return new ProvisioningSettings(
                one.giving, one.courtesy, one.firstRetry, one.longestRetry, one.orphaned, false, one.reconciling);
    }

    /** The same with another interval. */
    public ProvisioningSettings reconcilingEvery(Duration interval) {
        return new ProvisioningSettings(giving, courtesy, firstRetry, longestRetry, orphaned, alone, interval);
    }
}
