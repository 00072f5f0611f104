package dev.gatehouse.management.types.providers;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.Names;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ProviderTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where callers of APIs get tokens: addresses that are URLs, and not gone while an API names them. */
final class TokenSources implements ResourceBehaviour {
    private final ResourceType type;
    private final List<String> addresses;
    private final String reference;
    private final ListedSecrets secrets;

    /**
     * @param addresses the properties that are URLs
     * @param reference what an API's {@code authenticationSettings} call it by
     */
    private TokenSources(ResourceType type, List<String> addresses, String reference, ListedSecrets secrets) {
        this.type = type;
        this.addresses = addresses;
        this.reference = reference;
        this.secrets = secrets;
    }

    static TokenSources openId(Sealing sealing) {
        return new TokenSources(
                ProviderTypes.OPENID_CONNECT_PROVIDERS,
                List.of("metadataEndpoint"),
                "openidProviderId",
                new ListedSecrets(List.of("clientSecret"), sealing));
    }

    static TokenSources oauth(Sealing sealing) {
        return new TokenSources(
                ProviderTypes.AUTHORIZATION_SERVERS,
                List.of("clientRegistrationEndpoint", "authorizationEndpoint", "tokenEndpoint"),
                "authorizationServerId",
                new ListedSecrets(List.of("clientSecret", "resourceOwnerUsername", "resourceOwnerPassword"), sealing));
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(type);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        Names.unique(draft, view, "displayName", problems);
        addresses.forEach(property -> Json.text(draft.properties(), property)
                .filter(text -> !text.isEmpty() && !absolute(text))
                .ifPresent(_ -> problems.add(
                        property, property + " must be an absolute URL that begins with http:// or https://.")));
        var grants = draft.properties().path("grantTypes");
        if (draft.properties().has("grantTypes") && grants.isEmpty()) {
            problems.add("grantTypes", "grantTypes must have at least one item.");
        }
        if (grants.valueStream().anyMatch(grant -> !Set.of("implicit").contains(grant.asText()))
                && Json.text(draft.properties(), "tokenEndpoint")
                        .filter(text -> !text.isEmpty())
                        .isEmpty()) {
            problems.add("tokenEndpoint", "tokenEndpoint is required unless implicit is the only one of grantTypes.");
        }
    }

    private static boolean absolute(String text) {
        try {
            var url = new URI(text);
            return url.getHost() != null
                    && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var id = deletion.resource().id();
        var users = view.below(id.parent().orElseThrow(), Catalogue.APIS).stream()
                .filter(api -> names(api, id.name()))
                .map(api -> api.id().shortPath())
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw ArmException.conflict(id.name() + " is where callers of " + users
                    + " get tokens: take it out of their authenticationSettings first.");
        }
    }

    private boolean names(Resource api, String name) {
        return api.properties().path("authenticationSettings").findValues(reference).stream()
                .anyMatch(value -> value.asText().equalsIgnoreCase(name)
                        || value.asText()
                                .toLowerCase(java.util.Locale.ROOT)
                                .endsWith("/" + name.toLowerCase(java.util.Locale.ROOT)));
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listSecrets", secrets);
    }
}
