package dev.gatehouse.management.insight;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Why a call through something on the access map is refused, or soon may be. */
enum Problem {
    APPLICATION_DISABLED("applicationDisabled"),
    OWNER_NOT_ACTIVE("ownerNotActive"),
    /** All secrets that were made here have expired: it gets no new token. */
    SECRETS_EXPIRED("secretsExpired"),
    /** Tokens don't open the product. */
    ACCESS_OFF("accessOff"),
    /** Developers don't see the product; calls go through all the same. */
    NOT_PUBLISHED("notPublished"),
    /** The grant waits for approval. */
    PENDING("pending"),
    REJECTED("rejected"),
    /** The directory holds something else than the resources say. */
    DRIFT("drift");

    private final String wireName;

    Problem(String wireName) {
        this.wireName = wireName;
    }

    static void addTo(ArrayNode array, Problem problem, boolean there) {
        if (there) {
            array.add(problem.wireName);
        }
    }
}
