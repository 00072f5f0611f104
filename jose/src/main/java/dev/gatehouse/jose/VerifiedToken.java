package dev.gatehouse.jose;

/**
 * A token whose signature is good. Whether it is in time, from the right issuer and for whom is still to be asked.
 *
 * @param key the key that made it; what is remembered of a token is forgotten when this key leaves the issuer's set
 */
public record VerifiedToken(TokenHeader header, Claims claims, VerificationKey key) {}
