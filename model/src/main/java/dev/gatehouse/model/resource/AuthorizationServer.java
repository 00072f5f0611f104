package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Optional;

/** Where callers of an API get tokens by OAuth 2.0. */
public record AuthorizationServer(
        @Rule(required = true, min = 1, max = 50) String displayName,
        Optional<String> description,
        @Rule(required = true, min = 1) String clientRegistrationEndpoint,
        @Rule(required = true, min = 1) String authorizationEndpoint,

        @Rule(
                required = true,
                oneOf = {"authorizationCode", "implicit", "resourceOwnerPassword", "clientCredentials"})
        List<String> grantTypes,

        @Rule(oneOf = {"HEAD", "OPTIONS", "TRACE", "GET", "POST", "PUT", "PATCH", "DELETE"})
        List<String> authorizationMethods,

        @Rule(oneOf = {"Basic", "Body"}) List<String> clientAuthenticationMethod,

        List<BodyParameter> tokenBodyParameters,
        Optional<String> tokenEndpoint,
        Optional<Boolean> supportState,
        Optional<String> defaultScope,

        @Rule(oneOf = {"authorizationHeader", "query"}) List<String> bearerTokenSendingMethods,

        @Rule(required = true, min = 1) String clientId,
        @Rule(access = Access.SECRET, min = 1) Optional<String> clientSecret,
        @Rule(access = Access.SECRET, min = 1) Optional<String> resourceOwnerUsername,
        @Rule(access = Access.SECRET, min = 1) Optional<String> resourceOwnerPassword,
        Optional<Boolean> useInTestConsole,
        Optional<Boolean> useInApiDocumentation) {

    @Override
    public String toString() {
        return "AuthorizationServer[" + displayName + "]";
    }

    /** What is sent to the token endpoint beside what OAuth asks for. */
    public record BodyParameter(
            @Rule(required = true) String name,
            @Rule(required = true) String value) {}
}
