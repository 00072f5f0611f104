package dev.gatehouse.management.types.portal;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.ServiceAddresses;

import java.util.List;

/** The behaviours of portal settings, notifications, letters and the service's own keys. */
public final class PortalFamily {
    private PortalFamily() {}

    public static List<ResourceBehaviour> all(Sealing sealing, ServiceAddresses addresses) {
        return List.of(
                new PortalSettingsType(sealing),
                new NotificationType(),
                new WorkspaceNotifications(),
                new RecipientType(),
                new TemplateType(),
                new TenantAccessType(sealing),
                new TenantSettingsType(),
                new BrandType(),
                new UserTokenActions(sealing, addresses));
    }
}
