package dev.gatehouse.portal.brand;

import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.resource.Brand;

/** Looks up the brand. */
public final class Brands {
    private final Resources resources;
    private final ServiceId service;
    private final Brand preset;

    /** @param preset what holds where the service's own brand says nothing */
    public Brands(Resources resources, ServiceId service, Brand preset) {
        this.resources = resources;
        this.service = service;
        this.preset = preset;
    }

    /** The brand as it is now. */
    public ShownBrand now() {
        return resources
                .read(view -> view.find(ResourceId.of(service).child(PortalTypes.BRAND, "default")))
                .map(found -> ShownBrand.of(found.as(Brand.class), preset))
                .orElseGet(() -> ShownBrand.of(preset, preset));
    }
}
