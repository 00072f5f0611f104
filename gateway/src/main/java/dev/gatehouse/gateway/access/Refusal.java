package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.PolicyFailure;

import java.util.UUID;

/**
 * What callers are told when access is refused: status, error code (RFC 6750 §3.1), a sentence that gives nothing away,
 * and the challenge. The names are {@link AccessOutcome}'s. The two bodies about keys are APIM's, byte by byte
 * (facts/gateway.md §3.2); the others name the request, under whose id the whole reason stands in the log.
 */
enum Refusal {
    CREDENTIAL_MISSING(
            401,
            "",
            "Access denied due to missing subscription key. Make sure to include subscription key when making requests "
                    + "to an API."),
    KEY_INVALID(
            401,
            "",
            "Access denied due to invalid subscription key. Make sure to provide a valid key for an active "
                    + "subscription."),
    TOKEN_MALFORMED(401, Refusal.INVALID_TOKEN, "The access token is not a signed JSON Web Token that can be read"),
    TOKEN_SIGNATURE_INVALID(401, Refusal.INVALID_TOKEN, "The access token's signature is not valid"),
    TOKEN_ISSUER_UNKNOWN(401, Refusal.INVALID_TOKEN, "The access token's issuer is not trusted here"),
    TOKEN_EXPIRED(401, Refusal.INVALID_TOKEN, "The access token has expired"),
    TOKEN_NOT_YET_VALID(401, Refusal.INVALID_TOKEN, "The access token is not valid yet"),
    TOKEN_NOT_APP_ONLY(
            401, Refusal.INVALID_TOKEN, "The access token was not issued to an application by client credentials"),
    APPLICATION_UNKNOWN(401, Refusal.INVALID_TOKEN, "The access token's client application is not known here"),
    TOKEN_REVOKED(401, Refusal.INVALID_TOKEN, "The access token was revoked: get a new one"),
    ROLE_MISSING(403, Refusal.INSUFFICIENT_SCOPE, "The access token lacks the product's role"),
    APPLICATION_DISABLED(403, Refusal.INSUFFICIENT_SCOPE, "The client application is disabled"),
    LINK_MISSING(403, Refusal.INSUFFICIENT_SCOPE, "The client application has no access to the product"),
    LINK_NOT_ACTIVE(403, Refusal.INSUFFICIENT_SCOPE, "The client application's access to the product is not active"),
    OWNER_NOT_ACTIVE(403, Refusal.INSUFFICIENT_SCOPE, "The client application's owner is not active"),
    PRODUCT_WITHOUT_API(
            403, Refusal.INSUFFICIENT_SCOPE, "The access token is for a product that does not contain this API"),
    APPLICATION_ACCESS_WITHDRAWN(
            403, Refusal.INSUFFICIENT_SCOPE, "The access token is for a product that does not accept tokens any more"),
    KEYS_UNAVAILABLE(503, "", "The keys that verify access tokens are not available yet: try again"),
    OVERLOADED(503, "", "Too many access tokens are waiting to be verified: try again");

    private static final String INVALID_TOKEN = "invalid_token";
    private static final String INSUFFICIENT_SCOPE = "insufficient_scope";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final int status;
    private final String code;
    private final String message;

    Refusal(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** The failure that makes the response, and {@code context.LastError} for {@code on-error}. */
    static PolicyFailure of(
            AccessDecision.Refused refused,
            ServiceConfiguration service,
            Entity.Api api,
            Call.Request request,
            UUID requestId) {
        var refusal = valueOf(refused.outcome().name());
        var realm = "https://" + authority(request) + "/" + api.path();
        return switch (refusal) {
            case CREDENTIAL_MISSING -> missing(refusal, service, api, realm);
            case KEY_INVALID ->
                refusal.failure("SubscriptionKeyInvalid", refusal.message)
                        .withHeader(CHALLENGE, keyChallenge(realm, api));
            case KEYS_UNAVAILABLE, OVERLOADED ->
                refusal.failure("TokenNotVerified", refusal.forRequest(requestId))
                        .withHeader("Retry-After", RETRY_AFTER_SECONDS);
            default ->
                refusal.failure("TokenRefused", refusal.forRequest(requestId))
                        .withHeader(
                                CHALLENGE,
                                "Bearer realm=\"" + realm + "\", error=\"" + refusal.code + "\", error_description=\""
                                        + refusal.message + "\"");
        };
    }

    private static PolicyFailure missing(Refusal refusal, ServiceConfiguration service, Entity.Api api, String realm) {
        var products = service.products().containing(api).toList();
        boolean tokens = products.stream().anyMatch(Entity.Product::acceptsTokens);
        boolean keys = !tokens || products.stream().anyMatch(Entity.Product::acceptsKeys);
        var failure = refusal.failure("SubscriptionKeyNotFound", refusal.message);
        failure = keys ? failure.withHeader(CHALLENGE, keyChallenge(realm, api)) : failure;
        return tokens ? failure.withHeader(CHALLENGE, "Bearer realm=\"" + realm + "\"") : failure;
    }

    private PolicyFailure failure(String reason, String text) {
        var failure = new PolicyFailure(AccessOutcome.valueOf(name()), "authorization", reason, text, status);
        return status == 401 ? failure.withPhrase("Access Denied") : failure;
    }

    private String forRequest(UUID requestId) {
        return message + ". Request id: " + requestId;
    }

    private static String keyChallenge(String realm, Entity.Api api) {
        return "AzureApiManagementKey realm=\"" + realm + "\",name=\"" + api.keyHeader() + "\",type=\"header\"";
    }

    /** Host as the caller named it, with a port that is not the scheme's own; safe to stand between quotes. */
    private static String authority(Call.Request request) {
        int usual = request.scheme().equals("https") ? 443 : 80;
        var host = request.host().replaceAll("[\"\\\\\\p{Cntrl}]", "");
        return request.port() == usual ? host : host + ":" + request.port();
    }
}
