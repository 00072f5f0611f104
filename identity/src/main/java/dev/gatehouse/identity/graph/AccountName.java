package dev.gatehouse.identity.graph;

import dev.gatehouse.identity.Accounts.Key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The {@code userPrincipalName} of an account. An address in the tenant's own domain is one; any other can't be, so it is
 * written as Entra ID writes guests ({@code ada_contoso.com#EXT#@…}), with a part that nobody else's has.
 */
final class AccountName {
    /** With what is put behind it, within the 64 characters that the part before the @ may have. */
    private static final int LONGEST = 48;

    private AccountName() {}

    static String of(Key key, String domain) {
        var email = key.email().toLowerCase(Locale.ROOT);
        var at = email.lastIndexOf('@');
        var local = email.substring(0, at);
        if (email.substring(at + 1).equalsIgnoreCase(domain) && local.matches("[a-z0-9'._!#^~-]{1,64}")) {
            return email;
        }
        var plain = email.replaceAll("[^a-z0-9._-]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST)) + "_" + digest(key.uniqueName()) + "#EXT#@"
                + domain;
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
