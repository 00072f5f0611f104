package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is let in. The table, its rows tried from above:
 *
 * <table>
 * <caption>key and bearer decide</caption>
 * <tr><th>key</th><th>bearer</th><th>outcome</th></tr>
 * <tr><td>right</td><td>any</td><td>the key decides</td></tr>
 * <tr><td>any other</td><td>for a product with this API that accepts tokens</td><td>the token alone decides</td></tr>
 * <tr><td>right for another product</td><td>any other</td><td>open product, else 401 invalid key</td></tr>
 * <tr><td>wrong</td><td>any other</td><td>401 invalid key</td></tr>
 * <tr><td>none</td><td>for another product of this service</td>
 *     <td>open product, else open API, else 403 if it is otherwise good, 401 if not</td></tr>
 * <tr><td>none</td><td>none, somebody else's, unreadable</td><td>open product, else open API, else 401</td></tr>
 * </table>
 */
record AccessTable(ServiceConfiguration service, Entity.Api api, Instant now) {

    AccessDecision decide(KeyFinding key, TokenFinding token) {
        return switch (key) {
            case KeyFinding.Right right -> byKey(right);
            case KeyFinding.OfOtherProduct _ ->
                token instanceof TokenFinding.ForThisApi ours
                        ? byToken(ours)
                        : openProduct().orElseGet(() -> invalidKey("the key is for another product"));
            case KeyFinding.Wrong wrong ->
                token instanceof TokenFinding.ForThisApi ours ? byToken(ours) : invalidKey(wrong.detail());
            case KeyFinding.None _ -> withoutKey(token);
        };
    }

    private AccessDecision withoutKey(TokenFinding token) {
        return switch (token) {
            case TokenFinding.ForThisApi ours -> byToken(ours);
            case TokenFinding.ForOtherProduct other ->
                openProduct().or(this::openApi).orElseGet(() -> notForThisApi(other));
            case TokenFinding.Malformed malformed ->
                openProduct().or(this::openApi).orElseGet(() -> unreadable(malformed));
            case TokenFinding.None _ ->
                openProduct()
                        .or(this::openApi)
                        .orElseGet(() -> refused(AccessOutcome.CREDENTIAL_MISSING, "no credential was sent"));
        };
    }

    private AccessDecision byKey(KeyFinding.Right right) {
        return new AccessDecision.Allowed(
                right.product(),
                Optional.empty(),
                Optional.of(right.subscription()),
                right.subscription().ownerId().flatMap(service::user));
    }

    private AccessDecision byToken(TokenFinding.ForThisApi token) {
        var examined = TokenCheck.Examined.of(service, api, token.product(), token.facts(), token.signature(), now);
        return firstFailure(TokenCheck.OF_THIS_API, examined)
                .orElseGet(() -> new AccessDecision.Allowed(
                        Optional.of(token.product()), examined.application(), Optional.empty(), examined.owner()));
    }

    private AccessDecision notForThisApi(TokenFinding.ForOtherProduct token) {
        var examined = TokenCheck.Examined.of(service, api, token.product(), token.facts(), token.signature(), now);
        return firstFailure(TokenCheck.OF_OTHER_PRODUCT, examined)
                .orElseGet(() -> refused(AccessOutcome.PRODUCT_WITHOUT_API, "the token is not for this API"));
    }

    private Optional<AccessDecision> firstFailure(List<TokenCheck> checks, TokenCheck.Examined examined) {
        if (examined.signature() instanceof Signature.Unchecked) {
            return Optional.of(new AccessDecision.AwaitsSignature());
        }
        for (var check : checks) {
            var failure = check.failure(examined);
            if (failure.isPresent()) {
                return Optional.of(new AccessDecision.Refused(
                        check.failsAs(examined),
                        "the token is refused: " + failure.get(),
                        Optional.of(examined.product()),
                        examined.signature() instanceof Signature.Good ? examined.application() : Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private Optional<AccessDecision> openProduct() {
        return service.products()
                .openFor(api)
                .map(product -> new AccessDecision.Allowed(
                        Optional.of(product), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Optional<AccessDecision> openApi() {
        return api.subscriptionRequired()
                ? Optional.empty()
                : Optional.of(new AccessDecision.Allowed(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A bearer that can't be read is blamed where a readable one could have opened the API, else it is as if none. */
    private AccessDecision unreadable(TokenFinding.Malformed malformed) {
        return service.products().containing(api).anyMatch(Entity.Product::acceptsTokens)
                ? refused(AccessOutcome.TOKEN_MALFORMED, "the token can't be read: " + malformed.detail())
                : refused(AccessOutcome.CREDENTIAL_MISSING, "no credential was sent that this API accepts");
    }

    private static AccessDecision invalidKey(String detail) {
        return refused(AccessOutcome.KEY_INVALID, detail);
    }

    private static AccessDecision refused(AccessOutcome outcome, String detail) {
        return new AccessDecision.Refused(outcome, detail, Optional.empty(), Optional.empty());
    }
}
