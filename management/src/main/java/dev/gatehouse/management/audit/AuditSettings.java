package dev.gatehouse.management.audit;

import java.time.Duration;

/**
 * How long the audit log reaches back.
 *
 * @param kept lines older than that are forgotten
 * @param most so many lines are kept at most: the newest
 */
public record AuditSettings(Duration kept, long most) {
    /** Unless told otherwise. */
    public static final AuditSettings USUAL = new AuditSettings(Duration.ofDays(90), 1_000_000);
}
