package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.Claims;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TimeCheck;
import dev.gatehouse.jose.TokenHeader;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.jose.VerificationKey;
import dev.gatehouse.tenant.directory.KeyCredential;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a client assertion, a JWT that the client signed with the key of a certificate it registered (RFC 7523
 * section 3, facts/entra-and-graph.md §2.3).
 */
final class ClientAssertion {
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256);
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Clients make them for ten minutes; what lives longer than a day is no proof of the moment. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private final TenantFacts tenant;

    ClientAssertion(TenantFacts tenant) {
        this.tenant = tenant;
    }

    /**
     * @param credential whose key signed it
     * @param use to be kept when a token is given for it
     */
    record Proof(KeyCredential credential, UsedAssertions.Use use) {}

    /** @throws TokenRequestRefused if it proves nothing */
    Proof check(UnverifiedToken token, String clientId, Client client, String tenantSegment, Instant now) {
        try {
            var credential = verify(token, client, now);
            checkClaims(token.claims(), clientId, tenantSegment, now);
            return new Proof(credential, UsedAssertions.use(clientId, token));
        } catch (TokenRefused e) {
            throw switch (e.reason()) {
                case EXPIRED, NOT_YET_VALID -> outOfTime();
                default -> new TokenRequestRefused(TokenFault.ASSERTION_INVALID, e.getMessage());
            };
        }
    }

    private KeyCredential verify(UnverifiedToken token, Client client, Instant now) {
        var credential = credential(token.header(), client.certificates())
                .orElseThrow(
                        () -> untrusted("The key was not found by its thumbprint: register the certificate with the"
                                + " application, and send x5t or x5t#S256."));
        if (!credential.isLive(now)) {
            throw untrusted("The certificate is not valid now.");
        }
        try {
            var key = VerificationKey.of(
                    credential.keyId(), (RSAPublicKey) credential.certificate().getPublicKey());
            TokenVerifier.verify(token, key, ALGORITHMS);
            return credential;
        } catch (TokenRefused e) {
            throw untrusted(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw untrusted("The certificate's key is not fit for signatures.");
        }
    }

    /** MSAL for Java sends thumbprints in standard, padded base64, others in base64url (facts §2.3). */
    private static Optional<KeyCredential> credential(TokenHeader header, List<KeyCredential> certificates) {
        var sha256 = header.sha256Thumbprint().map(ClientAssertion::normal);
        var sha1 = header.sha1Thumbprint().or(header::keyId).map(ClientAssertion::normal);
        return certificates.stream()
                .filter(each -> sha256.isPresent()
                        ? each.sha256().equals(sha256.get())
                        : each.sha1().equals(sha1.orElse("")))
                .findFirst();
    }

    private static String normal(String thumbprint) {
        int end = thumbprint.length();
        while (end > 0 && thumbprint.charAt(end - 1) == '=') {
            end--;
        }
        return thumbprint.substring(0, end).replace('+', '-').replace('/', '_');
    }

    private void checkClaims(Claims claims, String clientId, String tenantSegment, Instant now) {
        if (!clientId.equalsIgnoreCase(claims.text("iss").orElse(""))
                || !clientId.equalsIgnoreCase(claims.text("sub").orElse(""))) {
            throw new TokenRequestRefused(
                    TokenFault.ASSERTION_OF_ANOTHER,
                    "Client assertion application identifier doesn't match 'client_id' parameter: iss and sub must be the"
                            + " client id.");
        }
        var audience = claims.texts("aud");
        if (audience.size() != 1 || !audiences(tenantSegment).contains(normalUrl(audience.getFirst()))) {
            throw new TokenRequestRefused(
                    TokenFault.ASSERTION_FOR_ANOTHER,
                    "Client assertion audience claim does not match Realm issuer: aud must be the token endpoint.");
        }
        InstantSource clock = InstantSource.fixed(now);
        new TimeCheck(clock, SKEW).check(claims);
        if (claims.time("exp").orElseThrow().isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
            throw outOfTime();
        }
    }

    /** The token endpoints and issuers, by id, by domain and as addressed. */
    private List<String> audiences(String tenantSegment) {
        return List.of(tenant.id(), tenant.domain(), tenantSegment).stream()
                .map(name -> tenant.controlUrl() + "/" + name)
                .flatMap(base -> java.util.stream.Stream.of(
                        base, base + "/v2.0", base + "/oauth2/token", base + "/oauth2/v2.0/token"))
                .map(ClientAssertion::normalUrl)
                .toList();
    }

    private static String normalUrl(String url) {
        return url.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }

    private static TokenRequestRefused untrusted(String why) {
        return new TokenRequestRefused(
                TokenFault.ASSERTION_UNTRUSTED, "Client assertion failed signature validation. " + why);
    }

    private static TokenRequestRefused outOfTime() {
        return new TokenRequestRefused(
                TokenFault.ASSERTION_OUT_OF_TIME,
                "Client assertion is not within its valid time range: nbf and exp must hold now, and exp at most a day"
                        + " ahead.");
    }
}
