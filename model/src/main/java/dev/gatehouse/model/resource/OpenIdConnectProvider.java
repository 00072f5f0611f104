package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * Where callers of an API get tokens by OpenID Connect.
 *
 * @param metadataEndpoint the provider's configuration document
 */
public record OpenIdConnectProvider(
        @Rule(required = true, min = 1, max = 50) String displayName,
        Optional<String> description,
        @Rule(required = true, min = 1) String metadataEndpoint,
        @Rule(required = true, min = 1) String clientId,
        @Rule(access = Access.SECRET, min = 1) Optional<String> clientSecret,
        Optional<Boolean> useInTestConsole,
        Optional<Boolean> useInApiDocumentation) {

    @Override
    public String toString() {
        return "OpenIdConnectProvider[" + displayName + "]";
    }
}
