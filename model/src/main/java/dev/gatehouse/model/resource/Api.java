package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An API, or one revision of it.
 *
 * @param path path suffix under the gateway, unique in the service; may be empty
 * @param serviceUrl the backend
 * @param apiRevision the revision's number
 * @param isCurrent whether calls without {@code ;rev=} reach this revision
 * @param apiVersion how callers name the version, where the API is versioned
 * @param apiVersionSetId the APIs that are its other versions
 * @param apiVersionSet a version set by what it has; without an id one is made
 * @param sourceApiId the API that this one was made from
 * @param apiType what is being made; {@link #type} is what it is
 */
public record Api(
        @Rule(min = 1, max = 300) Optional<String> displayName,
        Optional<String> description,
        @Rule(required = true, max = 400) String path,
        @Rule(max = 2000) Optional<String> serviceUrl,
        @Rule(initial = "[\"https\"]") List<Protocol> protocols,
        @Rule(initial = "true") boolean subscriptionRequired,

        @Rule(initial = "{\"header\":\"Ocp-Apim-Subscription-Key\",\"query\":\"subscription-key\"}")
        KeyNames subscriptionKeyParameterNames,

        Optional<AuthenticationSettings> authenticationSettings,

        @Rule(min = 1, max = 100, kept = true, initial = "\"1\"")
        String apiRevision,

        @Rule(max = 256) Optional<String> apiRevisionDescription,
        @Rule(max = 100) Optional<String> apiVersion,
        @Rule(max = 256) Optional<String> apiVersionDescription,
        @Rule(refersTo = "apiVersionSets") Optional<String> apiVersionSetId,
        @Rule(access = Access.WRITE_ONLY) Optional<Object> apiVersionSet,
        @Rule(kept = true, initial = "true") boolean isCurrent,
        @Rule(access = Access.READ_ONLY) Optional<Boolean> isOnline,
        @Rule(kept = true) Optional<String> sourceApiId,
        @Rule(kept = true, initial = "\"http\"") Type type,
        @Rule(access = Access.WRITE_ONLY) Optional<Type> apiType,
        @Rule(since = "2021-01-01-preview") Optional<String> termsOfServiceUrl,
        @Rule(since = "2021-01-01-preview") Optional<Contact> contact,
        @Rule(since = "2021-01-01-preview") Optional<License> license,
        @Rule(since = "2025-09-01-preview") Optional<Object> mcpProperties,
        @Rule(access = Access.READ_ONLY) Optional<String> provisioningState,
        @Rule(access = Access.WRITE_ONLY) Optional<String> format,
        @Rule(access = Access.WRITE_ONLY) Optional<String> value,
        @Rule(access = Access.WRITE_ONLY) Optional<Object> wsdlSelector,
        @Rule(access = Access.WRITE_ONLY) Optional<String> translateRequiredQueryParameters) {

    /** How callers may come. */
    public enum Protocol implements WireName {
        HTTP,
        HTTPS,
        WS,
        WSS;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the API speaks. */
    public enum Type implements WireName {
        HTTP,
        SOAP,
        WEBSOCKET,
        GRAPHQL,
        ODATA,
        GRPC,
        MCP;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where callers get tokens for the backend's sake: one of each kind, or since a later api-version several. */
    public record AuthenticationSettings(
            Optional<Object> oAuth2,
            Optional<Object> openid,
            @Rule(since = "2022-04-01-preview") List<Object> oAuth2AuthenticationSettings,
            @Rule(since = "2022-04-01-preview") List<Object> openidAuthenticationSettings) {}

    /** Where callers put a subscription's key. */
    public record KeyNames(
            @Rule(min = 1) Optional<String> header,
            @Rule(min = 1) Optional<String> query) {}

    /** Whom to ask. */
    public record Contact(Optional<String> name, Optional<String> url, Optional<String> email) {}

    /** Under which terms. */
    public record License(Optional<String> name, Optional<String> url) {}
}
