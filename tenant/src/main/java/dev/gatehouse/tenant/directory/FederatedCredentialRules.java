package dev.gatehouse.tenant.directory;

import java.net.URI;
import java.net.URISyntaxException;

/** What must hold of a federated credential before it is kept (facts/entra-and-graph.md §7.1 c4). */
final class FederatedCredentialRules {
    static final int MOST = 20;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST = 600;

    private FederatedCredentialRules() {}

    static void check(FederatedCredential credential) {
        if (!credential.name().matches("[0-9A-Za-z][0-9A-Za-z_-]{0," + (LONGEST_NAME - 1) + "}")) {
            throw DirectoryRefused.bad("Property name has 1 to " + LONGEST_NAME
                    + " letters, digits, hyphens and underscores, and begins with a letter or digit.");
        }
        text("issuer", credential.issuer());
        issuer(credential.issuer());
        text("subject", credential.subject());
        if (credential.audiences().size() != 1) {
            throw DirectoryRefused.bad("Property audiences has exactly one value.");
        }
        text("audiences", credential.audiences().getFirst());
        if (credential.description().orElse("").length() > LONGEST) {
            throw DirectoryRefused.bad("Property description has at most " + LONGEST + " characters.");
        }
    }

    /** Compared with tokens character by character: nothing is trimmed. */
    private static void text(String name, String value) {
        if (value.isBlank() || value.length() > LONGEST || !value.equals(value.strip())) {
            throw DirectoryRefused.bad(
                    "Property " + name + " has 1 to " + LONGEST + " characters, and no space at its beginning or end.");
        }
    }

    private static void issuer(String issuer) {
        try {
            var url = new URI(issuer);
            if ("https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw DirectoryRefused.bad(
                "Property issuer is an https URL without user name, query and fragment, as the issuer writes it in iss.");
    }
}
