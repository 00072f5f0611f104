package dev.gatehouse.tenant.token;

import java.time.Duration;

/**
 * How long a signing key signs before the next one takes over, and how that is made to go unnoticed: the next is
 * published before it signs, so that who verifies tokens has it by then, and the last stays published until what it
 * signed has expired.
 *
 * @param signs how long a key signs
 */
public record KeyLife(Duration signs) {
    /** Unless told otherwise. */
    public static final KeyLife USUAL = new KeyLife(Duration.ofDays(90));

    /** By schedule nothing presses: who keeps keys for half a day has the next one in time. */
    static final Duration PUBLISHED_AHEAD = Duration.ofHours(12);

    /**
     * On demand it should be soon: longer than a published key set may be kept ({@link KeySetDocument#KEPT}) and than
     * verifiers wait between two looks at it (jose's KeySetCache) together.
     */
    static final Duration ON_DEMAND_AHEAD = Duration.ofSeconds(60);

    /** No token lives longer than a managed identity's; clocks differ. */
    static final Duration STAYS = TokenIssuer.LONGEST_LIFETIME.plusHours(1);

    public KeyLife {
        if (signs.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("a signing key signs for at least a day");
        }
    }
}
