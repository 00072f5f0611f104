package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.configuration.Products;
import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.model.gateway.Entity;

/** What the bearer token of a request is to the API that it calls. */
sealed interface TokenFinding {

    /** There is none, or it is somebody else's and not for the gateway to look at. */
    record None() implements TokenFinding {}

    /** It can't be read, so that nobody knows whose it is. */
    record Malformed(String detail) implements TokenFinding {}

    /** It is for a product that contains the API and accepts tokens. */
    record ForThisApi(Entity.Product product, TokenFacts facts, Signature signature) implements TokenFinding {}

    /** It is for another product of this service, or for one that accepts tokens no more. */
    record ForOtherProduct(Entity.Product product, TokenFacts facts, Signature signature) implements TokenFinding {}

    static TokenFinding of(TokenFacts facts, Signature signature, ServiceConfiguration service, Entity.Api api) {
        TokenFinding finding = new None();
        for (var audience : facts.audiences()) {
            for (var product : service.products().forAudience(audience)) {
                if (product.acceptsTokens() && Products.contains(product, api)) {
                    return new ForThisApi(product, facts, signature);
                }
                finding = new ForOtherProduct(product, facts, signature);
            }
        }
        return finding;
    }
}
