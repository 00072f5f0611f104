package dev.gatehouse.management.types.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ProviderTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Map;
import java.util.Set;

/**
 * Authorization providers and their connections: what is known of them is kept, client secrets sealed. Nothing here
 * fetches tokens for backends, so no connection is ever more than configured, and says so.
 */
final class AuthorizationProviderType implements ResourceBehaviour {
    private static final String SECRET = "clientSecret";
    private static final String SIGN_IN =
            "Nobody can sign in for a connection here: tokens for backends aren't fetched.";

    @Override
    public Set<ResourceType> types() {
        return Set.of(ProviderTypes.AUTHORIZATION_PROVIDERS, ProviderTypes.AUTHORIZATIONS);
    }

    /** Secrets stand within objects of free names, where the schema doesn't see them. */
    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var grants = draft.properties().path("oauth2").path("grantTypes");
        hide(draft, grants.path("authorizationCode"), "authorizationCode." + SECRET);
        hide(draft, grants.path("clientCredentials"), "clientCredentials." + SECRET);
        hide(draft, draft.properties().path("parameters"), "parameters." + SECRET);
    }

    private static void hide(Draft draft, JsonNode tree, String kept) {
        if (tree instanceof ObjectNode object) {
            Json.text(object, SECRET).ifPresent(value -> draft.secrets().put(kept, value));
            object.remove(SECRET);
        }
    }

    @Override
    public void render(Resource resource, ObjectNode document, ResourceView view, Map<String, String> query) {
        if (resource.id().type().equals(ProviderTypes.AUTHORIZATIONS)) {
            var properties = Json.properties(document).put("status", "Error");
            properties.putObject("error").put("code", "Unauthenticated").put("message", SIGN_IN);
        }
    }

    @Override
    public Map<String, String> refusals() {
        return Map.of("getLoginLinks", SIGN_IN, "confirmConsentCode", SIGN_IN);
    }
}
