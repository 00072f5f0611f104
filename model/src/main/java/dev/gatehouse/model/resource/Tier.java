package dev.gatehouse.model.resource;

import java.util.Arrays;
import java.util.Optional;

/** A service's tier: the names that {@code sku.name} may have. */
public enum Tier {
    DEVELOPER("Developer", true),
    BASIC("Basic", true),
    STANDARD("Standard", true),
    PREMIUM("Premium", true),
    ISOLATED("Isolated", false),
    CONSUMPTION("Consumption", false),
    BASIC_V2("BasicV2", false),
    STANDARD_V2("StandardV2", false),
    PREMIUM_V2("PremiumV2", false);

    private final String wireName;
    private final boolean applicationAccess;

    Tier(String wireName, boolean applicationAccess) {
        this.wireName = wireName;
        this.applicationAccess = applicationAccess;
    }

    /** The name as it stands in {@code sku.name}. */
    public String wireName() {
        return wireName;
    }

    /** Whether products can have application access in it. */
    public boolean applicationAccess() {
        return applicationAccess;
    }

    /** The smallest {@code sku.capacity}. */
    public int leastCapacity() {
        return this == CONSUMPTION ? 0 : 1;
    }

    /** The tier of that name, in any case. */
    public static Optional<Tier> named(String name) {
        return Arrays.stream(values())
                .filter(tier -> tier.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
