package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TimeCheck;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.tenant.directory.FederatedCredential;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checks a client assertion of another issuer, such as a cluster or a build service, against the federated credentials
 * of the client (RFC 7523 section 3, facts/entra-and-graph.md §2.2). Whom it is from, of and for is compared first,
 * character by character; only an issuer that a credential names is ever asked for its keys.
 *
 * <p>Unlike an assertion that a client signs for one request, such a token may be sent again until it expires: workloads
 * find it in a file that is renewed by the hour, and show it for each resource and after each restart.
 */
final class FederatedAssertion {
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.RS256);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final TenantFacts tenant;
    private final ForeignKeys foreignKeys;
    private final Supplier<KeySet> ownKeys;

    /** @param ownKeys of this tenant, whose managed identities may be named by a credential too */
    FederatedAssertion(TenantFacts tenant, ForeignKeys foreignKeys, Supplier<KeySet> ownKeys) {
        this.tenant = tenant;
        this.foreignKeys = foreignKeys;
        this.ownKeys = ownKeys;
    }

    /** Whether the assertion says that another issuer made it; a client's own names the client id. */
    static boolean isMeant(UnverifiedToken token) {
        return token.claims().text("iss").orElse("").startsWith("https://");
    }

    /**
     * May wait for the issuer: not to be called inside of a transaction.
     *
     * @return the credential that it fits
     * @throws TokenRequestRefused if it fits none, or is not good
     */
    FederatedCredential check(UnverifiedToken token, List<FederatedCredential> credentials, Instant now) {
        try {
            var credential = matching(token, credentials);
            verify(token, credential.issuer());
            new TimeCheck(InstantSource.fixed(now), SKEW).check(token.claims());
            return credential;
        } catch (TokenRefused e) {
            throw switch (e.reason()) {
                case EXPIRED, NOT_YET_VALID ->
                    new TokenRequestRefused(
                            TokenFault.ASSERTION_OUT_OF_TIME,
                            "Client assertion is not within its valid time range. " + e.getMessage());
                case CLAIM -> new TokenRequestRefused(TokenFault.ASSERTION_INVALID, e.getMessage());
                default -> untrusted(e.getMessage());
            };
        }
    }

    private void verify(UnverifiedToken token, String issuer) {
        var keyId =
                token.header().keyId().orElseThrow(() -> untrusted("Its header has no kid: its key can't be chosen."));
        boolean own = tenant.issuerV2().equals(issuer) || tenant.issuerV1().equals(issuer);
        var keys = own ? ownKeys.get() : foreignKeys.of(issuer, keyId);
        var verified = TokenVerifier.verify(token, keys, ALGORITHMS);
        if (verified.key().issuer().filter(only -> !only.equals(issuer)).isPresent()) {
            throw untrusted("Its key is for another issuer.");
        }
    }

    private static FederatedCredential matching(UnverifiedToken token, List<FederatedCredential> credentials) {
        var claims = token.claims();
        var issuer = claims.text("iss").orElse("");
        var subject = claims.text("sub").orElse("");
        var audiences = claims.texts("aud");
        var ofIssuer = credentials.stream()
                .filter(each -> each.issuer().equals(issuer))
                .toList();
        if (ofIssuer.isEmpty()) {
            throw unmatched(TokenFault.ISSUER_UNMATCHED, "issuer", issuer);
        }
        var ofSubject =
                ofIssuer.stream().filter(each -> each.subject().equals(subject)).toList();
        if (ofSubject.isEmpty()) {
            throw unmatched(TokenFault.SUBJECT_UNMATCHED, "subject", subject);
        }
        return ofSubject.stream()
                .filter(each -> each.audiences().stream().anyMatch(audiences::contains))
                .findFirst()
                .orElseThrow(() -> unmatched(TokenFault.AUDIENCE_UNMATCHED, "audience", String.join(", ", audiences)));
    }

    private static TokenRequestRefused unmatched(TokenFault fault, String what, String value) {
        return new TokenRequestRefused(
                fault,
                "No matching federated identity record found for presented assertion " + what + " '" + shown(value)
                        + "'. Check the federated identity credential's subject, audience and issuer against the"
                        + " presented assertion.");
    }

    private static TokenRequestRefused untrusted(String why) {
        return new TokenRequestRefused(
                TokenFault.ASSERTION_UNTRUSTED, "Client assertion failed signature validation. " + why);
    }

    private static String shown(String text) {
        var clean = text.replaceAll("[^\\x20-\\x7E]", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
