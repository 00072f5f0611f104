package dev.gatehouse.management.people;

import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.resource.PortalSettings;

import java.util.Optional;

/**
 * What a service's {@code portalsettings} say of signing up.
 *
 * @param open whether anybody may sign up here
 * @param elsewhere where people sign up instead, where that is delegated
 * @param terms the terms of use, where they are to be shown
 * @param mustAgree whether who signs up must agree to them
 */
public record SignUpOffer(boolean open, Optional<String> elsewhere, Optional<String> terms, boolean mustAgree) {

    static SignUpOffer of(ServiceId service, ResourceView view) {
        var signUp = settings(service, "signup", view);
        var delegation = settings(service, "delegation", view);
        var delegated = delegation
                .flatMap(PortalSettings::userRegistration)
                .flatMap(PortalSettings.Switch::enabled)
                .orElse(false);
        var terms = signUp.flatMap(PortalSettings::termsOfService)
                .filter(said -> said.enabled().orElse(false));
        return new SignUpOffer(
                !delegated && signUp.flatMap(PortalSettings::enabled).orElse(false),
                delegated ? delegation.flatMap(PortalSettings::url) : Optional.empty(),
                terms.map(said -> said.text().orElse("")),
                terms.flatMap(PortalSettings.Terms::consentRequired).orElse(false));
    }

    private static Optional<PortalSettings> settings(ServiceId service, String name, ResourceView view) {
        return view.find(ResourceId.of(service).child(PortalTypes.PORTAL_SETTINGS, name))
                .map(found -> found.as(PortalSettings.class));
    }
}
