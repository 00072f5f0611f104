package dev.gatehouse.management.provisioning;

import java.util.Optional;

/** Which passwords Entra ID takes; said here, so that nothing is begun with one that it doesn't. */
public final class PasswordRule {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;
    private static final int KINDS = 3;

    private PasswordRule() {}

    /** What is wrong with a password; empty if nothing is. */
    public static Optional<String> problem(String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST && kinds(password) >= KINDS
                ? Optional.empty()
                : Optional.of("password must have " + SHORTEST + " to " + LONGEST
                        + " characters of at least three kinds: lower case, upper case, digits, others.");
    }

    private static long kinds(String password) {
        return password.chars()
                .map(c -> Character.isLowerCase(c) ? 0 : Character.isUpperCase(c) ? 1 : Character.isDigit(c) ? 2 : 3)
                .distinct()
                .count();
    }
}
