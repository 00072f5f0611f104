package dev.gatehouse.tenant.signin;

import dev.gatehouse.tenant.directory.DirectoryRefused;

/** Which passwords are taken. */
public final class PasswordRules {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;
    private static final int KINDS = 3;

    private PasswordRules() {}

    /** @throws DirectoryRefused if it is too short, too long or of too few kinds of characters */
    public static void check(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST || kinds(password) < KINDS) {
            throw DirectoryRefused.bad("The specified password does not comply with password complexity requirements: "
                    + SHORTEST + " to " + LONGEST + " characters, three of: lower case, upper case, digits, others.");
        }
    }

    private static long kinds(String password) {
        return password.chars()
                .map(c -> Character.isLowerCase(c) ? 0 : Character.isUpperCase(c) ? 1 : Character.isDigit(c) ? 2 : 3)
                .distinct()
                .count();
    }
}
