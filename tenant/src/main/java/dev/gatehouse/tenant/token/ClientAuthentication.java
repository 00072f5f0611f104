package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.FederatedCredential;
import dev.gatehouse.tenant.directory.PasswordCredential;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates the client of a token request: by its secret, by an assertion that it signed, or by a token of an issuer
 * that it federated with (facts §2.2). What it may prove itself with was read before, so that no transaction is open
 * while another issuer is asked for its keys.
 */
final class ClientAuthentication {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final KeyedHash hash;
    private final TenantFacts tenant;
    private final ClientAssertion assertions;
    private final FederatedAssertion federated;
    private final LastUses lastUses;

    ClientAuthentication(
            KeyedHash hash,
            TenantFacts tenant,
            ClientAssertion assertions,
            FederatedAssertion federated,
            LastUses lastUses) {
        this.hash = hash;
        this.tenant = tenant;
        this.assertions = assertions;
        this.federated = federated;
        this.lastUses = lastUses;
    }

    /**
     * How a client proved that it is it.
     *
     * @param method {@code azpacr}: 0 for a public client, 1 for a secret, 2 for an assertion (facts §4)
     * @param assertion to be kept when a token is given
     * @param federated what a token of another issuer fitted, to be there still when a token is given
     * @param noteUse notes that the credential was used
     */
    record Authenticated(
            String method,
            Optional<UsedAssertions.Use> assertion,
            Optional<FederatedCredential> federated,
            Runnable noteUse) {

        /** A client that has nothing to prove itself with: its redirect URI and its code verifier must do. */
        static Authenticated publicClient() {
            return new Authenticated("0", Optional.empty(), Optional.empty(), () -> {});
        }

        /** @throws TokenRequestRefused if what proved the client was taken away meanwhile */
        void stillHolds(Directory directory) {
            federated.ifPresent(each -> directory
                    .federatedCredentials()
                    .withId(each.applicationId(), each.id())
                    .filter(each::equals)
                    .orElseThrow(() -> new TokenRequestRefused(
                            TokenFault.ISSUER_UNMATCHED, "The federated identity credential was just removed.")));
        }
    }

    /**
     * @param client empty if there is none of that id
     * @throws TokenRequestRefused if it did not prove that it is the client
     */
    Authenticated authenticate(TokenForm form, Optional<Client> client, String tenantSegment, Instant now) {
        if (form.assertion().isPresent() || form.assertionType().isPresent()) {
            if (!ASSERTION_TYPE.equals(form.assertionType().orElse(""))) {
                throw form.assertionType().isEmpty()
                        ? TokenRequestRefused.missing("client_assertion_type")
                        : new TokenRequestRefused(
                                TokenFault.ASSERTION_MALFORMED,
                                "The client_assertion_type is not " + ASSERTION_TYPE + ".");
            }
            var assertion = form.assertion().orElseThrow(() -> TokenRequestRefused.missing("client_assertion"));
            return byAssertion(assertion, form.clientId(), client, tenantSegment, now);
        }
        var secret = form.secret()
                .orElseThrow(() -> new TokenRequestRefused(
                        TokenFault.NO_CREDENTIAL,
                        "The request body must contain the following parameter: 'client_assertion' or"
                                + " 'client_secret'."));
        var password = bySecret(form.clientId(), client, secret, now);
        return new Authenticated(
                "1", Optional.empty(), Optional.empty(), () -> lastUses.passwordUsed(password.keyId()));
    }

    private Authenticated byAssertion(
            String assertion, String clientId, Optional<Client> client, String tenantSegment, Instant now) {
        UnverifiedToken token;
        boolean foreign;
        try {
            token = UnverifiedToken.parse(assertion);
            foreign = FederatedAssertion.isMeant(token);
        } catch (TokenRefused e) {
            throw new TokenRequestRefused(
                    TokenFault.ASSERTION_MALFORMED, "The client assertion is malformed. " + e.getMessage());
        }
        var known = client.orElseThrow(() -> unknown(clientId));
        if (foreign) {
            var credential = federated.check(token, known.federated(), now);
            return new Authenticated("2", Optional.empty(), Optional.of(credential), () -> {});
        }
        var proof = assertions.check(token, clientId, known, tenantSegment, now);
        return new Authenticated(
                "2",
                Optional.of(proof.use()),
                Optional.empty(),
                () -> lastUses.certificateUsed(proof.credential().keyId()));
    }

    private PasswordCredential bySecret(String clientId, Optional<Client> client, String secret, Instant now) {
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
            throw unknown(clientId);
        }
        if (found == null || now.isBefore(found.starts())) {
            throw new TokenRequestRefused(
                    TokenFault.WRONG_SECRET,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '"
                            + client.get().principal().appId() + "'.");
        }
        if (!found.isLive(now)) {
            throw new TokenRequestRefused(
                    TokenFault.SECRET_EXPIRED,
                    "The provided client secret keys for app '"
                            + client.get().principal().appId() + "' are expired. Add a new secret and use it.");
        }
        return found;
    }

    private TokenRequestRefused unknown(String clientId) {
        var shown = clientId.matches("[0-9A-Za-z.:/_-]{1,120}") ? clientId : "sent";
        return new TokenRequestRefused(
                TokenFault.CLIENT_UNKNOWN,
                "Application with identifier '" + shown + "' was not found in the directory '" + tenant.id()
                        + "'. This can happen if the application has not been registered, or the request was sent to the"
                        + " wrong tenant.");
    }

    private static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }
}
