package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Map;
import java.util.Optional;

/**
 * A connection to an authorization provider.
 *
 * @param parameters by name; a {@code clientSecret} among them isn't given back
 */
public record BackendAuthorization(
        @Rule(oneOf = "OAuth2", initial = "\"OAuth2\"") String authorizationType,

        @Rule(
                required = true,
                oneOf = {"AuthorizationCode", "ClientCredentials"})
        String oauth2grantType,

        Map<String, String> parameters,
        @Rule(access = Access.READ_ONLY) Optional<Object> error,
        @Rule(access = Access.READ_ONLY) Optional<String> status) {

    @Override
    public String toString() {
        return "BackendAuthorization[" + oauth2grantType + "]";
    }
}
