package dev.gatehouse.portal;

import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.resource.Brand;

/**
 * What the portals tell about the installation that they belong to.
 *
 * @param controlUrl of the control plane, without a slash at its end; the origin of the portals' pages
 * @param gatewayUrl where APIs are called, without a slash at its end
 * @param gatewayHttpsUrl where those are called that answer over TLS alone
 * @param tokenUrl where applications get their tokens
 * @param tenantId of the tenant that applications are registered in
 * @param service the one that the portals show
 * @param brand how they present themselves where the service's own brand says nothing
 */
public record Installation(
        String controlUrl,
        String gatewayUrl,
        String gatewayHttpsUrl,
        String tokenUrl,
        String tenantId,
        ServiceId service,
        Brand brand) {}
