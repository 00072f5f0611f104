package dev.gatehouse.tenant.token;

import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.PasswordCredential;

import java.util.List;
import java.util.Optional;

/** Authenticates the client of a token request: by its secret, or by an assertion it signed (facts §2.2). */
final class ClientAuthentication {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final KeyedHash hash;
    private final ClientAssertion assertions;
    private final LastUses lastUses;

    ClientAuthentication(KeyedHash hash, ClientAssertion assertions, LastUses lastUses) {
        this.hash = hash;
        this.assertions = assertions;
        this.lastUses = lastUses;
    }

    /**
     * How a client proved that it is it.
     *
     * @param method {@code azpacr}: 1 for a secret, 2 for an assertion (facts §4)
     * @param assertion to be kept when a token is given
     * @param noteUse notes that the credential was used
     */
    record Authenticated(String method, Optional<UsedAssertions.Use> assertion, Runnable noteUse) {}

    /**
     * @param client empty if there is none of that id
     * @throws TokenRequestRefused if it did not prove that it is the client
     */
    Authenticated authenticate(TokenForm form, Optional<Client> client, String tenantSegment, Directory now) {
        if (form.assertion().isPresent() || form.assertionType().isPresent()) {
            if (!ASSERTION_TYPE.equals(form.assertionType().orElse(""))) {
                throw form.assertionType().isEmpty()
                        ? TokenRequestRefused.missing("client_assertion_type")
                        : new TokenRequestRefused(
                                TokenFault.ASSERTION_MALFORMED,
                                "The client_assertion_type is not " + ASSERTION_TYPE + ".");
            }
            var assertion = form.assertion().orElseThrow(() -> TokenRequestRefused.missing("client_assertion"));
            var proof = assertions.check(assertion, form.clientId(), client, tenantSegment, now);
            return new Authenticated(
                    "2",
                    Optional.of(proof.use()),
                    () -> lastUses.certificateUsed(proof.credential().keyId()));
        }
        var secret = form.secret()
                .orElseThrow(() -> new TokenRequestRefused(
                        TokenFault.NO_CREDENTIAL,
                        "The request body must contain the following parameter: 'client_assertion' or"
                                + " 'client_secret'."));
        var password = bySecret(form.clientId(), client, secret, now);
        return new Authenticated("1", Optional.empty(), () -> lastUses.passwordUsed(password.keyId()));
    }

    private PasswordCredential bySecret(String clientId, Optional<Client> client, String secret, Directory now) {
        // Hashed also for a client that does not exist: both take as long.
        var sent = hash.of(secret);
        List<PasswordCredential> passwords = client.map(Client::passwords).orElse(List.of());
        PasswordCredential found = null;
        for (var each : passwords) {
            if (equal(sent, each.hash())) {
                found = each;
            }
        }
        if (client.isEmpty()) {
            throw unknown(clientId, now);
        }
        if (found == null || now.now().isBefore(found.starts())) {
            throw new TokenRequestRefused(
                    TokenFault.WRONG_SECRET,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '"
                            + client.get().principal().appId() + "'.");
        }
        if (!found.isLive(now.now())) {
            throw new TokenRequestRefused(
                    TokenFault.SECRET_EXPIRED,
                    "The provided client secret keys for app '"
                            + client.get().principal().appId() + "' are expired. Add a new secret and use it.");
        }
        return found;
    }

    static TokenRequestRefused unknown(String clientId, Directory now) {
        var shown = clientId.matches("[0-9A-Za-z.:/_-]{1,120}") ? clientId : "sent";
        return new TokenRequestRefused(
                TokenFault.CLIENT_UNKNOWN,
                "Application with identifier '" + shown + "' was not found in the directory '"
                        + now.tenant().id()
                        + "'. This can happen if the application has not been registered, or the request was sent to the"
                        + " wrong tenant.");
    }

    private static boolean equal(String a, String b) {
        return java.security.MessageDigest.isEqual(
                a.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                b.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
