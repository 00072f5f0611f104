package dev.gatehouse.management.types;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes keys of subscriptions and gateways. */
public final class Keys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    /** 256 bits of randomness in 64 characters that a header and a URL take as they are. */
    public static String generate() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
