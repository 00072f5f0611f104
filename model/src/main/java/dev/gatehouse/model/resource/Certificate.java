package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * A certificate with its private key, for backends and policies.
 *
 * @param data a PKCS#12 store, in base64
 * @param password the store's
 * @param expirationDate as {@code yyyy-MM-ddTHH:mm:ssZ}
 */
public record Certificate(
        @Rule(access = Access.SECRET, max = 200_000) Optional<String> data,
        @Rule(access = Access.SECRET, max = 1000) Optional<String> password,
        Optional<Object> keyVault,
        @Rule(access = Access.READ_ONLY) Optional<String> subject,
        @Rule(access = Access.READ_ONLY) Optional<String> thumbprint,
        @Rule(access = Access.READ_ONLY) Optional<String> expirationDate) {

    @Override
    public String toString() {
        return "Certificate[" + thumbprint.orElse("") + "]";
    }
}
