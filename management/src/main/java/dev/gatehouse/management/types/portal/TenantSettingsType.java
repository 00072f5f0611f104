package dev.gatehouse.management.types.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Map;
import java.util.Set;

/** {@code settings/public}: what {@code portalsettings} say, under the names of the older API. */
final class TenantSettingsType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(PortalTypes.TENANT_SETTINGS);
    }

    @Override
    public void render(Resource settings, ObjectNode document, ResourceView view, Map<String, String> query) {
        var service = ResourceId.of(settings.id().service());
        var signup = properties(service, "signup", view);
        var delegation = properties(service, "delegation", view);
        var terms = signup.path("termsOfService");
        var subscribing = delegation.path("subscriptions").path("enabled").asBoolean();
        var registering = delegation.path("userRegistration").path("enabled").asBoolean();
        Json.properties(document)
                .putObject("settings")
                .put(
                        "CustomPortalSettings.UserRegistrationTerms",
                        terms.path("text").asText(""))
                .put(
                        "CustomPortalSettings.UserRegistrationTermsEnabled",
                        word(terms.path("enabled").asBoolean()))
                .put(
                        "CustomPortalSettings.UserRegistrationTermsConsentRequired",
                        word(terms.path("consentRequired").asBoolean()))
                .put("CustomPortalSettings.DelegationEnabled", word(registering))
                .put(
                        "CustomPortalSettings.DelegationUrl",
                        delegation.path("url").asText(""))
                .put("CustomPortalSettings.DelegatedSubscriptionEnabled", word(subscribing));
    }

    private static ObjectNode properties(ResourceId service, String name, ResourceView view) {
        return view.find(service.child(PortalTypes.PORTAL_SETTINGS, name))
                .map(Resource::properties)
                .orElseGet(Json::object);
    }

    private static String word(boolean value) {
        return value ? "True" : "False";
    }
}
