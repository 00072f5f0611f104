package dev.gatehouse.portal.refusals;

import dev.gatehouse.model.gateway.AccessOutcome;

/**
 * What the owner of an application is told of a call that was refused or failed: what happened, and what they can do. It
 * is made from the outcome alone, so that nothing of the record's whole reason gets through: other products and
 * applications, backends, policies, the gateway's insides.
 *
 * @param text what happened
 * @param fix what to do about it
 */
public record OwnerReason(String text, String fix) {
    private static final String ASK_MANAGER = "Ask the service's manager.";
    private static final String NEW_TOKEN = "Get a new token from the token URL of your application.";
    private static final String TRY_AGAIN = "Try again in a moment; if it stays so, ask the service's manager.";

    /** The words for an outcome. */
    public static OwnerReason of(AccessOutcome outcome) {
        return switch (outcome) {
            case SERVED -> new OwnerReason("The call was served.", "");
            case NOT_FOUND ->
                new OwnerReason(
                        "No operation of this service answers to that method and path.",
                        "Compare them with the operation's page, the version too.");
            case CREDENTIAL_MISSING ->
                new OwnerReason(
                        "The call came without a credential that opens this API.",
                        "Send a token for the scope of a product that contains the API, or a subscription key where"
                                + " the product takes keys.");
            case KEY_INVALID ->
                new OwnerReason(
                        "The subscription key opens nothing here.",
                        "Take the key of an active subscription to a product that contains the API.");
            case TOKEN_MALFORMED ->
                new OwnerReason(
                        "The token can't be read.",
                        "Send the access token as it was given, after the word Bearer and a space.");
            case TOKEN_SIGNATURE_INVALID ->
                new OwnerReason("The token's signature is not valid.", NEW_TOKEN + " Nothing of it may be changed.");
            case TOKEN_ISSUER_UNKNOWN ->
                new OwnerReason("The token was given by somebody that this service doesn't trust.", NEW_TOKEN);
            case TOKEN_EXPIRED -> new OwnerReason("The token has expired.", NEW_TOKEN);
            case TOKEN_NOT_YET_VALID ->
                new OwnerReason("The token is not valid yet.", "Look whether the clock of your machine is right.");
            case TOKEN_NOT_APP_ONLY ->
                new OwnerReason(
                        "The token was given to a person, not to an application.",
                        "Get one by client credentials, with your application's id and secret.");
            case KEYS_UNAVAILABLE, OVERLOADED -> new OwnerReason("Too much is going on to check the token.", TRY_AGAIN);
            case ROLE_MISSING ->
                new OwnerReason(
                        "The token doesn't hold the role of the product that it is for: the product is not granted to the"
                                + " application, or was granted after the token was given.",
                        "If it is granted, get a new token; else ask the service's manager to grant it.");
            case APPLICATION_UNKNOWN ->
                new OwnerReason("The token's application is not known to this service.", ASK_MANAGER);
            case APPLICATION_DISABLED ->
                new OwnerReason("The application was disabled by the service's manager.", ASK_MANAGER);
            case LINK_MISSING ->
                new OwnerReason(
                        "The product is not granted to the application, or not any more.",
                        "Ask the service's manager to grant it.");
            case LINK_NOT_ACTIVE ->
                new OwnerReason(
                        "The grant of the product to the application is not active.",
                        "Wait for its approval, or ask the service's manager.");
            case OWNER_NOT_ACTIVE ->
                new OwnerReason("The owner of the application is not active at this service.", ASK_MANAGER);
            case TOKEN_REVOKED ->
                new OwnerReason("Tokens that were given before a certain time are refused.", NEW_TOKEN);
            case PRODUCT_WITHOUT_API ->
                new OwnerReason(
                        "The token is for a product that does not contain this API.",
                        "Ask for a token with the scope of a product that does.");
            case APPLICATION_ACCESS_WITHDRAWN ->
                new OwnerReason("The product that the token is for accepts no tokens any more.", ASK_MANAGER);
            case RATE_LIMITED ->
                new OwnerReason(
                        "There were more calls in a short time than are allowed.",
                        "Wait as long as the header Retry-After says, and call less often.");
            case QUOTA_EXCEEDED ->
                new OwnerReason(
                        "The quota of calls or of bytes is used up.",
                        "Wait until it is renewed, or ask the service's manager for more.");
            case POLICY_REFUSED ->
                new OwnerReason(
                        "A policy of the service refused the call.",
                        "The reply may say what it expects; else ask the service's manager.");
            case POLICY_FAILED, INTERNAL_ERROR ->
                new OwnerReason("The service made a mistake of its own.", ASK_MANAGER + " Name the request id.");
            case BACKEND_TIMEOUT -> new OwnerReason("The API behind the gateway did not answer in time.", TRY_AGAIN);
            case BACKEND_CONNECTION_FAILURE ->
                new OwnerReason("The API behind the gateway could not be reached.", TRY_AGAIN);
            case BACKEND_RESPONSE_INVALID ->
                new OwnerReason("The API behind the gateway answered something that is no answer.", TRY_AGAIN);
            case CLIENT_CONNECTION_FAILURE ->
                new OwnerReason(
                        "The connection was closed before the answer was sent.",
                        "Look at the time that your client waits.");
            case BAD_REQUEST ->
                new OwnerReason(
                        "The request is not acceptable as it is: its headers or body are too large, or ambiguous.",
                        "Send less, or let a usual HTTP client send it.");
        };
    }
}
