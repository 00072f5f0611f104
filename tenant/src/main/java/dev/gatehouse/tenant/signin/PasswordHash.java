package dev.gatehouse.tenant.signin;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Argon2id of a password (RFC 9106), written in the PHC string format with its own parameters, so that these can grow
 * while older hashes still count. It takes tens of milliseconds and 19 MiB by design, so no more are made at once than
 * there are cores: others wait, and no flood of passwords takes the memory.
 */
public final class PasswordHash {
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LONGEST_PASSWORD = 256;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private static final Semaphore ROOM = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private PasswordHash() {}

    public static String of(String password) {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        var hash = argon2id(password, salt, MEMORY_KIB, ITERATIONS, LANES, HASH);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** In constant time; false for what is no such hash. */
    public static boolean matches(String password, String hash) {
        var parts = PHC.matcher(hash);
        if (!parts.matches() || password.length() > LONGEST_PASSWORD) {
            return false;
        }
        var salt = Base64.getDecoder().decode(parts.group(4));
        var expected = Base64.getDecoder().decode(parts.group(5));
        var actual = argon2id(
                password,
                salt,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(actual, expected);
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int iterations, int lanes, int length) {
        var hash = new byte[length];
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(lanes)
                .build();
        ROOM.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            ROOM.release();
        }
        return hash;
    }
}
