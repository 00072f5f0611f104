package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Map;
import java.util.Optional;

/**
 * Whom backends' tokens come from.
 *
 * @param identityProvider its kind, such as {@code aad} or {@code oauth2}
 */
public record AuthorizationProvider(
        @Rule(min = 1, max = 300) Optional<String> displayName,
        @Rule(required = true, min = 1) String identityProvider,
        Optional<OAuth2> oauth2) {

    /** How tokens are asked for. */
    public record OAuth2(Optional<String> redirectUrl, Optional<GrantTypes> grantTypes) {}

    /** Parameters by name, for each of the grants; a {@code clientSecret} among them isn't given back. */
    public record GrantTypes(Map<String, String> authorizationCode, Map<String, String> clientCredentials) {
        @Override
        public String toString() {
            return "GrantTypes[]";
        }
    }
}
